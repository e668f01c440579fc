import { assert } from 'chai';
import * as vscode from 'vscode';
import { formatRecord, nobody, recordName } from '../../src/core/job/record.ts';
import type { JobRecord, JobState } from '../../src/core/job/record.ts';
import type { Outcome } from '../../src/core/generate.ts';
import { Generation } from '../../src/host/generation/generation.ts';
import { Presenter } from '../../src/host/generation/presenter.ts';
import { orderAgain } from '../../src/host/recovery/orderAgain.ts';
import { QueuePart } from '../../src/host/studio/queue/queuePart.ts';
import type { QueueState } from '../../src/protocol/studio/queue.ts';
import { freshFolder, namesIn, service } from './figment.ts';
import { openWindow, recordIn } from './otherWindow.ts';
import type { OtherWindow } from './otherWindow.ts';

describe('The queue of the Studio', () => {
	let folder: vscode.Uri;
	let storage: vscode.Uri;
	let window: OtherWindow;
	let part: QueuePart;
	let said: string[];

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
		storage = vscode.Uri.joinPath(folder, '..', '..', 'storage');
		window = openWindow(storage);
		said = [];
		part = new QueuePart({ ...window, announce: text => said.push(text) });
	});

	afterEach(async () => {
		part.dispose();
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	/** Generates images as a command would, with notices that nobody answers. */
	function generate(...prompts: readonly string[]): Promise<Outcome> {
		const record = recordIn(folder);
		const [first, ...rest] = prompts.map(prompt => ({
			record: { ...record, request: { ...record.request, prompt } },
			state: 'waiting' as const,
		}));
		assert.isDefined(first);
		const generation = new Generation(
			orderAgain(window.deps, [first, ...rest], { isQuiet: false }),
			window.deps,
		);
		return new Presenter(generation, window.deps).run(generation.firstJobs());
	}

	async function leave(record: JobRecord, state: JobState): Promise<void> {
		const uri = vscode.Uri.joinPath(storage, 'journal', recordName({ id: record.id, state, owner: nobody }));
		await vscode.workspace.fs.writeFile(uri, formatRecord(record));
	}

	/** The state once it is as a test wants it. */
	async function until(what: string, isSo: (state: QueueState) => boolean): Promise<QueueState> {
		const end = Date.now() + 15_000;
		for (;;) {
			const state = part.stateFor();
			if (isSo(state)) {
				return state;
			}
			assert.isBelow(Date.now(), end, `${what}: ${JSON.stringify(state)}`);
			await new Promise(resolve => setTimeout(resolve, 20));
		}
	}

	async function saved(...names: readonly string[]): Promise<void> {
		const end = Date.now() + 15_000;
		while ((await namesIn(folder)).join() !== names.join()) {
			assert.isBelow(Date.now(), end, (await namesIn(folder)).join());
			await new Promise(resolve => setTimeout(resolve, 20));
		}
	}

	function journal(): Promise<string[]> {
		return namesIn(vscode.Uri.joinPath(storage, 'journal'));
	}

	it('shows what runs and waits, and cancels one or all', async () => {
		await service().alwaysFault('generate', { kind: 'hold' });
		let changes = 0;
		part.onChange(() => changes++);
		const outcome = generate('Sea', 'Lake', 'Pond', 'Well');
		await service().waitForHeld(2);
		const { jobs } = await until('an expected time', ({ jobs: [first] }) => first?.expectedMs !== undefined);
		assert.deepEqual(
			jobs.map(({ prompt, state, position, facts }) => [prompt, state, position, facts]),
			[
				['Sea', 'running', 0, '512 × 512 · PNG'],
				['Lake', 'running', 0, '512 × 512 · PNG'],
				['Pond', 'waiting', 1, '512 × 512 · PNG'],
				['Well', 'waiting', 2, '512 × 512 · PNG'],
			],
		);
		assert.isAtLeast(changes, 1);
		await part.answer({ name: 'cancelJob', job: jobs[2]?.id ?? '' });
		const left = await until('one cancelled', state => state.jobs.length === 3);
		assert.deepEqual(
			left.jobs.map(({ prompt, position }) => `${prompt} ${position}`),
			['Sea 0', 'Lake 0', 'Well 1'],
		);
		await part.answer({ name: 'cancelAll' });
		const { misses } = await outcome;
		assert.deepEqual([misses.length, part.stateFor().failed], [4, []], 'what is cancelled has not failed');
		await service().release();
	});

	it('lists what failed in the words of its notice, and tries it again once', async () => {
		await service().fault('generate', { kind: 'status', status: 500 });
		const { misses } = await generate('Sea');
		const { failed } = part.stateFor();
		const id = misses[0]?.job.id ?? '';
		const message = failed[0]?.message ?? '';
		assert.deepEqual(failed, [{ id, prompt: 'Sea', message, maybeBilled: false, retry: 'Try Again' }]);
		assert.include(message, 'A failed request is not billed.');
		await part.answer({ name: 'retryJob', job: id });
		await part.answer({ name: 'retryJob', job: id });
		await saved('sea.png');
		assert.isEmpty((await until('nothing under way', isIdle)).failed);
		assert.equal(await posts(), 2);
	});

	it('explains an unknown outcome, and writes it off when the image is generated again', async () => {
		await service().fault('generate', { kind: 'status', status: 502, envelope: 'html' });
		const { misses } = await generate('Sea');
		const [row] = part.stateFor().failed;
		assert.deepInclude(row, { maybeBilled: true, retry: 'Generate Again' });
		assert.include(row?.message, 'may or may not have been billed');
		await window.recovery.run();
		assert.lengthOf(window.recovery.open, 1);
		assert.isEmpty(part.stateFor().unfinished, 'it is listed once');
		await part.answer({ name: 'retryJob', job: misses[0]?.job.id ?? '' });
		await saved('sea.png');
		await until('nothing under way', isIdle);
		const entries = await window.deps.ledger.entries();
		assert.deepEqual(entries.map(({ outcome }) => outcome).sort(), ['made', 'unknown']);
		assert.deepEqual(await journal(), []);
		assert.isEmpty(part.stateFor().unfinished);
	});

	it('does not list what was dismissed, nor what was saved without it', async () => {
		await service().fault('generate', { kind: 'status', status: 400 });
		const { misses } = await generate('Lake');
		assert.isUndefined(part.stateFor().failed[0]?.retry, 'it would be refused again');
		await part.answer({ name: 'dismissJob', job: misses[0]?.job.id ?? '' });
		assert.isEmpty(part.stateFor().failed);
		await service().alwaysFault('image', { kind: 'status', status: 404 });
		await generate('Sea');
		assert.deepInclude(part.stateFor().failed[0], { maybeBilled: false, retry: 'Download Again' });
		await service().alwaysFault('image');
		assert.lengthOf((await window.recovery.run()).saved, 1);
		assert.isEmpty(part.stateFor().failed);
		assert.equal((await service().billed()).billedCount, 1);
	});

	it('looks for what earlier windows left, and goes on with it or forgets it', async () => {
		const [sea, lake, pond, well] = ['Sea', 'Lake', 'Pond', 'Well'].map(prompt => {
			const record = recordIn(folder);
			const file = { ...record.plan.file, name: prompt.toLowerCase() };
			return { ...record, request: { ...record.request, prompt }, plan: { ...record.plan, file } };
		}) as [JobRecord, JobRecord, JobRecord, JobRecord];
		for (const record of [sea, lake, pond]) {
			await leave(record, 'waiting');
		}
		await leave(well, 'unknown');
		assert.isEmpty(part.stateFor().unfinished, 'nobody waits for it');
		const found = await until('what is left', ({ unfinished }) => unfinished.length === 4);
		const rows = new Map(found.unfinished.map(row => [row.prompt, row]));
		assert.deepInclude(rows.get('Sea'), { goOn: 'Generate', message: 'waiting, not sent · about $0.039' });
		assert.deepInclude(rows.get('Well'), { goOn: 'Make Again' });
		assert.equal(found.goOnWithAll, 'Generate All 3 (about $0.117)');
		await part.answer({ name: 'forgetJob', job: well.id });
		await part.answer({ name: 'goOnWith', job: lake.id });
		await part.answer({ name: 'goOnWith', job: lake.id });
		await saved('lake.png');
		await until('two left', ({ unfinished }) => unfinished.length === 2);
		await part.answer({ name: 'goOnWithAll' });
		await saved('lake.png', 'pond.png', 'sea.png');
		const end = await until('nothing left', state => state.unfinished.length + state.jobs.length === 0);
		assert.isUndefined(end.goOnWithAll);
		assert.equal(await posts(), 3);
	}).timeout(60_000);

	it('takes up once what waited in an earlier window and could not be sent', async () => {
		const record = recordIn(folder);
		await leave(record, 'waiting');
		await service().fault('generate', { kind: 'status', status: 403, message: "You've run out of funds." });
		await until('what is left', ({ unfinished }) => unfinished.length === 1);
		await part.answer({ name: 'goOnWith', job: record.id });
		const { unfinished } = await until('its failure', ({ failed }) => failed.length === 1);
		assert.isEmpty(unfinished);
		await part.answer({ name: 'retryJob', job: record.id });
		await saved('sea.png');
		await until('nothing under way', isIdle);
		assert.deepEqual(await journal(), []);
		assert.equal((await window.deps.ledger.entries()).length, 1);
	}).timeout(60_000);

	it('says what began and what came of it, several things in one text', async () => {
		await service().alwaysFault('generate', { kind: 'hold' });
		const outcome = generate('Sea', 'Lake', 'Pond');
		await until('something said', () => said.length > 0);
		// What has come is held; what comes later fails.
		await service().waitForRequests('generate', 2);
		await service().alwaysFault('generate');
		await service().fault('generate', { kind: 'status', status: 500 });
		await service().release();
		await outcome;
		await until('more said', () => said.length > 1);
		assert.deepEqual(said, [
			'2 images are being generated. One image waits for its turn.',
			`Image failed: Pond. ${part.stateFor().failed[0]?.message} 2 images saved.`,
		]);
	});
});

function isIdle({ jobs }: QueueState): boolean {
	return jobs.length === 0;
}

async function posts(): Promise<number> {
	return (await service().requests()).filter(each => each.route === 'generate' && each.method === 'POST')
		.length;
}
