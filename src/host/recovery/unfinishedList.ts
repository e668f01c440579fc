import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { choose, modal } from '../ui/dialogs.ts';
import type { Option } from '../ui/dialogs.ts';
import { notify } from '../ui/notify.ts';
import { oneLine } from '../ui/words.ts';
import { isPaid } from './recovery.ts';
import type { OpenJob, Recovered, Recovery } from './recovery.ts';
import type { RecoveryTools } from './showRecovered.ts';
import { takeUp } from './takeUp.ts';
import { costWords, detailWords, goOnLabel, stateWords, totalCostWords } from './unfinishedWords.ts';

/** What a person can do about an unfinished job. */
type Decision = () => Promise<void>;

/** Goes on with jobs, which may take minutes, and which nobody waits for. */
type GoOn = (jobs: readonly OpenJob[]) => Promise<void>;

/** Lists what is unfinished until the person leaves or nothing is left. */
export async function showUnfinished(tools: RecoveryTools): Promise<void> {
	const inHand = new Set<string>();
	const goOn: GoOn = jobs => {
		const ids = jobs.map(({ record }) => record.id);
		ids.forEach(id => inHand.add(id));
		// A list that came back when the images are made would come over what the person does by then.
		void takeUp(tools, jobs).finally(() => ids.forEach(id => inHand.delete(id)));
		return Promise.resolve();
	};
	for (;;) {
		const { open } = await look(tools);
		const undecided = open.filter(({ record }) => !inHand.has(record.id));
		if (undecided.length === 0) {
			return;
		}
		const chosen = await choose(
			itemsFor({ tools, goOn }, undecided),
			l10n.t('Unfinished Images'),
			l10n.t('Nothing is sent unless you say so'),
		);
		const decision = await chosen?.();
		if (decision === undefined) {
			return;
		}
		await decision();
	}
}

/** Takes stock, and says so in the status bar: to see that another window is dead takes some seconds. */
export function look({ recovery }: RecoveryTools): Promise<Recovered> {
	const options = {
		location: vscode.ProgressLocation.Window,
		title: l10n.t('Figment: looking for unfinished images'),
	};
	return Promise.resolve(vscode.window.withProgress(options, () => recovery.run()));
}

/** What decisions need. */
interface Deciding {
	readonly tools: RecoveryTools;
	readonly goOn: GoOn;
}

function itemsFor(
	deciding: Deciding,
	open: readonly OpenJob[],
): Option<() => Promise<Decision | undefined>>[] {
	const waiting = open.filter(({ state }) => state === 'waiting');
	const resume: Option<() => Promise<Decision | undefined>> = {
		label: l10n.t('$(play) Generate all {0} that were waiting', waiting.length),
		description: totalCostWords(waiting),
		value: () => Promise.resolve(() => deciding.goOn(waiting)),
	};
	return [
		...(waiting.length < 2 ? [] : [resume]),
		...waiting.concat(open.filter(job => !waiting.includes(job))).map(job => ({
			label: `$(${iconOf(job)}) ${oneLine(job.record.request.prompt)}`,
			description: stateWords(job),
			detail: detailWords(job),
			value: () => decide(deciding, job),
		})),
	];
}

/** Lets the person decide about one job. */
async function decide({ tools, goOn }: Deciding, job: OpenJob): Promise<Decision | undefined> {
	const again: Option<Decision> = {
		label: `$(${againIcon(job)}) ${goOnLabel(job)}`,
		description: costWords(job),
		value: () => goOn([job]),
	};
	const url = job.record.paid?.url ?? '';
	const browse: Option<Decision> = {
		label: l10n.t('$(link-external) Open in Browser'),
		value: async () => void (await vscode.env.openExternal(vscode.Uri.parse(url))),
	};
	const forget: Option<Decision> = {
		label: l10n.t('$(trash) Forget'),
		description: isPaid(job) ? l10n.t('the image is paid and is given up') : '',
		value: () => giveUp(tools.recovery, job),
	};
	const options = [again, ...(url.startsWith('https:') ? [browse] : []), forget];
	return choose(options, oneLine(job.record.request.prompt), stateWords(job));
}

/** Ends an unfinished job, after a question when it is paid for. */
export async function giveUp(recovery: Recovery, job: OpenJob): Promise<void> {
	const isSure =
		!isPaid(job) || (await modal.confirm(l10n.t('Give up an image that is paid for?'), l10n.t('Give Up')));
	if (isSure) {
		await recovery.forget(job);
	}
}

/** Tells that there is nothing, which is an answer too. */
export function showNothing(): Promise<void> {
	return notify('information', l10n.t('No image is unfinished.'));
}

function againIcon({ state }: OpenJob): string {
	switch (state) {
		case 'waiting':
			return 'play';
		case 'unknown':
			return 'refresh';
		case 'ready':
		case 'stuck':
			return 'cloud-download';
		case 'kept':
			return 'save';
	}
}

function iconOf({ state, billing }: OpenJob): string {
	switch (state) {
		case 'waiting':
			return 'clock';
		case 'unknown':
			return billing?.kind === 'notBilled' ? 'circle-slash' : 'question';
		case 'ready':
		case 'stuck':
			return 'cloud-download';
		case 'kept':
			return 'save';
	}
}
