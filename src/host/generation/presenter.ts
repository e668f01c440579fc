import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { findDifference } from '../../core/differences.ts';
import type { Failure } from '../../core/failure.ts';
import { isAsset } from '../../core/generate.ts';
import type { Asset, Job, Linked, Miss, Outcome } from '../../core/generate.ts';
import { billingPage } from '../account/keyDialog.ts';
import type { Log } from '../log.ts';
import { notify } from '../ui/notify.ts';
import type { NoticeAction } from '../ui/notify.ts';
import { formatName, pixels } from '../ui/options.ts';
import { failureMessage } from '../ui/words.ts';
import type { Generation } from './generation.ts';

/** Shows what became of a generation, and does what the person chooses next. */
export class Presenter {
	readonly #generation: Generation;
	readonly #log: Log;

	constructor(generation: Generation, log: Log) {
		this.#generation = generation;
		this.#log = log;
	}

	/** Runs jobs and shows how they ended; the notices stay after the result is given. */
	run(jobs: readonly Job[]): Promise<Outcome> {
		return this.#generation.hold(this.#run(jobs));
	}

	async #run(jobs: readonly Job[]): Promise<Outcome> {
		const outcome = await this.#generation.run(jobs, result => this.#showLate(result));
		if (!this.#generation.order.isQuiet) {
			this.#show(outcome);
		}
		return outcome;
	}

	#show(outcome: Outcome): void {
		for (const misses of groupByCode(outcome.misses)) {
			this.#showMisses(misses);
		}
		if (outcome.linked !== undefined) {
			this.#showLinked(outcome.assets, outcome.linked);
		}
		this.#showDifference(outcome.assets);
	}

	/** Success is seen in the document; a notice is for what is not. */
	#showLinked(assets: readonly Asset[], linked: Linked): void {
		const copy = copyAction(linked.links.join('\n'), linked.links.length);
		if (linked.failure !== undefined) {
			this.#notify('warning', failureMessage(linked.failure), [copy]);
		} else if (!linked.isInserted) {
			const message = l10n.t('Saved {0}.', assets.map(pathOf).join(', '));
			this.#notify('information', message, [openAction(assets), copy]);
		}
	}

	#showDifference(assets: readonly Asset[]): void {
		const { model } = this.#generation.order;
		for (const asset of assets) {
			const difference = findDifference(model, asset.request, asset.made.picture.facts);
			if (difference !== undefined) {
				const { size, format } = difference;
				const asked = [...(size ? [pixels(size.asked)] : []), ...(format ? [formatName(format.asked)] : [])];
				const got = [...(size ? [pixels(size.got)] : []), ...(format ? [formatName(format.got)] : [])];
				const message = l10n.t(
					'{0} is {1}, not {2} as asked.',
					pathOf(asset),
					got.join(' '),
					asked.join(' '),
				);
				this.#notify('warning', message, [openAction([asset])]);
				return;
			}
		}
	}

	/** One notice for all that failed in the same way. */
	#showMisses(misses: readonly [Miss, ...Miss[]]): void {
		const [{ failure }] = misses;
		if (failure.code === 'cancelled' && !failure.maybeBilled) {
			return;
		}
		const message = failureMessage(failure);
		const text = misses.length === 1 ? message : l10n.t('{0} images: {1}', misses.length, message);
		const isCancelled = failure.code === 'cancelled';
		this.#notify(
			isCancelled ? 'information' : 'error',
			isCancelled ? sentMessage() : text,
			this.#actions(misses),
		);
	}

	#showLate(result: Asset | Miss): void {
		if (this.#generation.order.isQuiet) {
			return;
		}
		if (isAsset(result)) {
			void this.#offer(result);
		} else if (result.made !== undefined || result.failure.resultUrl !== undefined) {
			this.#showMisses([result]);
		}
	}

	/** A cancelled image that came all the same. */
	async #offer(asset: Asset): Promise<void> {
		const { spot } = this.#generation.order;
		const insert = { label: l10n.t('Insert Link'), run: () => this.#insert(asset) };
		const message = l10n.t('The cancelled image has arrived and is saved as {0}.', pathOf(asset));
		await this.#generation.hold(
			notify('information', message, [openAction([asset]), ...(spot === undefined ? [] : [insert])]),
		);
	}

	async #insert(asset: Asset): Promise<void> {
		this.#showLinked([asset], await this.#generation.link([asset]));
	}

	#actions(misses: readonly [Miss, ...Miss[]]): NoticeAction[] {
		const { order } = this.#generation;
		const [{ failure, job }] = misses;
		const again = (label: string) => ({ label, run: () => this.run(misses.map(toJob)) });
		switch (failure.code) {
			case 'invalidRequest':
			case 'refused':
				return [{ label: l10n.t('Edit Prompt…'), run: () => order.edit(job.request) }];
			case 'noKey':
			case 'badKey':
				return [
					{
						label: l10n.t('Set API Key…'),
						run: async () => (await order.askKey()) && this.run(misses.map(toJob)),
					},
				];
			case 'forbidden':
				return [openPage(l10n.t('Open Account'), billingPage)];
			case 'outOfCredit':
				return [openPage(l10n.t('Top Up'), billingPage)];
			case 'rateLimited':
			case 'offline':
			case 'server':
				return [again(l10n.t('Try Again'))];
			case 'unknownOutcome':
				return [again(l10n.t('Generate Again')), openPage(l10n.t('Open Account'), billingPage)];
			case 'downloadFailed':
				return [again(l10n.t('Download Again'))];
			case 'cannotSave':
				return [{ label: l10n.t('Save As…'), run: () => this.#saveAs(misses) }];
			case 'cancelled':
				return [{ label: l10n.t('Drop It'), run: () => this.#generation.drop() }];
			case 'badResponse':
			case 'notAnImage':
			case 'tooLarge':
				return [...this.#resultActions(failure), { label: l10n.t('Show Log'), run: () => this.#log.show() }];
			case 'cannotInsert':
			case 'overBudget':
			case 'untrusted':
				return [{ label: l10n.t('Show Log'), run: () => this.#log.show() }];
		}
	}

	/** What Figment does not take may still be what the person paid for. */
	#resultActions({ resultUrl }: Failure): NoticeAction[] {
		return resultUrl === undefined || !resultUrl.startsWith('https:')
			? []
			: [openPage(l10n.t('Open in Browser'), resultUrl)];
	}

	async #saveAs(misses: readonly Miss[]): Promise<void> {
		for (const { job, made, failure } of misses) {
			if (made === undefined) {
				continue;
			}
			const { extension } = made.picture.facts;
			const name = `image-${job.request.seed}.${extension}`;
			const uri = await vscode.window.showSaveDialog({
				defaultUri: vscode.Uri.joinPath(this.#generation.order.saveAsFolder, name),
				filters: { [l10n.t('Image')]: [extension] },
			});
			if (uri === undefined) {
				// The picture is paid for: it stays on offer.
				this.#showMisses([{ job, made, failure }]);
				continue;
			}
			try {
				await vscode.workspace.fs.writeFile(uri, made.picture.bytes);
			} catch {
				this.#showMisses([{ job, made, failure }]);
				continue;
			}
			await this.#insert({ request: job.request, uri: uri.toString(), made });
		}
	}

	#notify(
		severity: 'information' | 'warning' | 'error',
		message: string,
		actions: readonly NoticeAction[],
	): void {
		void this.#generation.hold(notify(severity, message, actions));
	}
}

function* groupByCode(misses: readonly Miss[]): Generator<readonly [Miss, ...Miss[]]> {
	const codes = new Set(misses.map(miss => miss.failure.code));
	for (const code of codes) {
		const [first, ...rest] = misses.filter(miss => miss.failure.code === code);
		if (first !== undefined) {
			yield [first, ...rest];
		}
	}
}

/** What is to be done for a job that failed: a picture that is made is only fetched. */
function toJob({ job, failure }: Miss): Job {
	return { id: crypto.randomUUID(), request: job.request, resultUrl: failure.resultUrl };
}

function openAction(assets: readonly Asset[]): NoticeAction {
	return {
		label: l10n.t('Open'),
		run: async () => {
			for (const asset of assets) {
				await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(asset.uri));
			}
		},
	};
}

function copyAction(text: string, count: number): NoticeAction {
	return {
		label: count === 1 ? l10n.t('Copy Link') : l10n.t('Copy Links'),
		run: () => vscode.env.clipboard.writeText(text),
	};
}

function openPage(label: string, address: string): NoticeAction {
	return { label, run: () => vscode.env.openExternal(vscode.Uri.parse(address)) };
}

function pathOf(asset: Asset): string {
	return vscode.workspace.asRelativePath(vscode.Uri.parse(asset.uri));
}

function sentMessage(): string {
	return l10n.t('This image was already sent and may be billed. It is saved and offered when it arrives.');
}
