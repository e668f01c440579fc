import { assert } from 'chai';
import * as vscode from 'vscode';
import { nobody, recordName, formatRecord } from '../../src/core/job/record.ts';
import type { JobRecord, JobState } from '../../src/core/job/record.ts';
import { seenKey } from '../../src/host/recovery/recovery.ts';
import { testKeys } from '../harness/secrets.ts';
import { freshFolder, header, namesIn, pictureData, read, service } from './figment.ts';
import { openWindow, recordIn } from './otherWindow.ts';
import type { OtherWindow } from './otherWindow.ts';

/** One image that is billed and waits at the image host. */
async function buy(id: string): Promise<NonNullable<JobRecord['paid']>> {
	await service().configure({ allowClientRequestId: true });
	const { origin, request } = recordIn(vscode.Uri.file('/'));
	const response = await fetch(`${origin}/v1/images/generations`, {
		method: 'POST',
		headers: {
			Authorization: `Bearer ${testKeys.person}`,
			'Content-Type': 'application/json',
			'X-Client-Request-Id': id,
		},
		body: JSON.stringify({
			model: request.model,
			prompt: request.prompt,
			image_size: 'square',
			seed: request.seed,
		}),
	});
	const answer = (await response.json()) as { data: { url: string }[] };
	return { url: answer.data[0]?.url ?? '', usage: { usd: 0.039 }, requestId: 'inference-1' };
}

describe('What an earlier window left unfinished', () => {
	let folder: vscode.Uri;
	let storage: vscode.Uri;
	let window: OtherWindow;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
		storage = vscode.Uri.joinPath(folder, '..', '..', 'storage');
		window = openWindow(storage);
	});

	async function leave(record: JobRecord, state: JobState, owner = nobody): Promise<void> {
		const uri = vscode.Uri.joinPath(storage, 'journal', recordName({ id: record.id, state, owner }));
		await vscode.workspace.fs.writeFile(uri, formatRecord(record));
	}

	function journal(): Promise<string[]> {
		return namesIn(vscode.Uri.joinPath(storage, 'journal'));
	}

	async function states(): Promise<readonly string[]> {
		return (await window.recovery.run()).open.map(({ state, billing }) =>
			billing === undefined ? state : `${state}, ${billing.kind}`,
		);
	}

	it('is downloaded and saved where it was meant to go when it is paid, and nothing is sent', async () => {
		const record = recordIn(folder);
		const paid = await buy(record.id);
		await leave({ ...record, paid }, 'ready', 'dead-window');
		const { saved, open } = await window.recovery.run();
		assert.deepEqual([saved.length, open.length], [1, 0]);
		assert.equal(header(await read(vscode.Uri.joinPath(folder, 'sea.png'))), 'png 512x512');
		assert.deepEqual(await journal(), []);
		assert.deepEqual(
			(await window.deps.ledger.entries()).map(({ id, at, prompt, outcome, usd, requestId }) => [
				id,
				at,
				prompt,
				outcome,
				usd,
				requestId,
			]),
			[[record.id, record.at, 'Sea', 'made', 0.039, 'inference-1']],
		);
		assert.equal((await service().billed()).generationsReceived, 1);
	});

	it('is not saved twice when its file was written in the moment before the crash', async () => {
		const record = recordIn(folder);
		const paid = await buy(record.id);
		await leave({ ...record, paid }, 'ready');
		assert.lengthOf((await window.recovery.run()).saved, 1);
		// The crash came before the ledger knew of it.
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(storage, 'ledger'), { recursive: true });
		await leave({ ...record, paid }, 'ready');
		await vscode.workspace.fs.writeFile(
			vscode.Uri.joinPath(folder, `.figment-${record.id}-12345678.tmp`),
			new Uint8Array(5),
		);
		const next = openWindow(storage);
		assert.lengthOf((await next.recovery.run()).saved, 1);
		assert.deepEqual(await namesIn(folder), ['sea.png']);
		assert.lengthOf(await next.deps.ledger.entries(), 1);
	});

	it('never overwrites what has taken the name since', async () => {
		const record = recordIn(folder);
		const paid = await buy(record.id);
		await leave({ ...record, paid }, 'ready');
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'sea.png'), new Uint8Array([1, 2, 3]));
		await window.recovery.run();
		assert.deepEqual(await namesIn(folder), ['sea-1.png', 'sea.png']);
		assert.deepEqual([...(await read(vscode.Uri.joinPath(folder, 'sea.png')))], [1, 2, 3]);
	});

	it('is only listed when its folder is not open here', async () => {
		const record = recordIn(vscode.Uri.joinPath(folder, '..', '..', '..', '..', 'elsewhere'));
		await leave({ ...record, paid: await buy(record.id) }, 'ready');
		assert.deepEqual(await states(), ['ready']);
		assert.equal((await service().billed()).imagesServed, 0);
		assert.deepEqual(await journal(), [recordName({ id: record.id, state: 'ready', owner: nobody })]);
	});

	it('stays on record, and is not fetched again by itself, when what came is no image', async () => {
		const record = recordIn(folder);
		await leave({ ...record, paid: await buy(record.id) }, 'ready');
		await service().alwaysFault('image', { kind: 'html' });
		assert.deepEqual(await states(), ['stuck']);
		await service().alwaysFault('image');
		assert.deepEqual(await states(), ['stuck']);
		assert.lengthOf(await window.deps.ledger.entries(), 0);
	}).timeout(60_000);

	it('is what the service says it billed, where it was sent and never answered', async () => {
		const billed = recordIn(folder);
		const failed = recordIn(folder);
		const unheard = recordIn(folder);
		const hourAgo = Date.now() - 3_600_000;
		const longAgo = recordIn(folder, { at: new Date(hourAgo).toISOString() });
		// What was seen unanswered an hour ago is not going to be answered, nor listed, any more.
		const values = new Map([[seenKey, { [failed.id]: hourAgo, [longAgo.id]: hourAgo }]]);
		window = openWindow(storage, { values });
		await buy(billed.id);
		await service().fault('generate', { kind: 'status', status: 500 });
		await buy(failed.id).catch(() => undefined);
		for (const record of [billed, failed, unheard, longAgo]) {
			await leave(record, 'sending', 'dead-window');
		}
		const { open } = await window.recovery.run();
		const found = new Map(open.map(({ record, billing }) => [record.id, billing?.kind]));
		const isBrowser = !('process' in globalThis);
		assert.deepEqual(
			[billed, failed, unheard, longAgo].map(({ id }) => found.get(id)),
			// That a request is not listed proves nothing where requests are sent without an id.
			['billed', 'notBilled', 'unknown', isBrowser ? 'unknown' : 'notBilled'],
		);
		assert.deepEqual(
			await journal(),
			[billed, failed, unheard, longAgo]
				.map(({ id }) => recordName({ id, state: 'unknown', owner: nobody }))
				.sort(),
		);
	});

	it('counts as what it was when it is forgotten', async () => {
		const billed = recordIn(folder);
		await buy(billed.id);
		const unheard = recordIn(folder);
		const waiting = recordIn(folder);
		await leave(billed, 'unknown');
		await leave(unheard, 'unknown');
		await leave(waiting, 'waiting');
		for (const job of (await window.recovery.run()).open) {
			await window.recovery.forget(job);
		}
		assert.deepEqual(await journal(), []);
		const entries = await window.deps.ledger.entries();
		assert.deepEqual(
			new Map(entries.map(({ id, outcome, usd, estimatedUsd }) => [id, [outcome, usd, estimatedUsd]])),
			new Map([
				[billed.id, ['noImage', 0.039, 0.039]],
				[unheard.id, ['unknown', undefined, 0.039]],
			]),
		);
	});

	it('is never sent by itself when it waited for its turn', async () => {
		await leave(recordIn(folder), 'waiting', 'dead-window');
		assert.deepEqual(await states(), ['waiting']);
		assert.deepEqual(await states(), ['waiting']);
		assert.equal((await service().billed()).generationsReceived, 0);
	});

	it('is left alone while its window lives, and can be taken up at once when that closes', async () => {
		const other = openWindow(storage);
		const record = recordIn(folder);
		await other.deps.journal.open(record);
		await other.deps.journal.move(record.id, 'sending');
		assert.deepEqual(await states(), []);
		await other.deps.journal.leave();
		assert.deepEqual(await states(), ['unknown, unknown']);
	}).timeout(20_000);

	it('is taken up when its window has shown no life for some seconds', async () => {
		const record = recordIn(folder);
		await leave(record, 'waiting', 'frozen');
		await vscode.workspace.fs.writeFile(
			vscode.Uri.joinPath(storage, 'journal', 'frozen.alive'),
			new TextEncoder().encode('1'),
		);
		assert.deepEqual(await states(), ['waiting']);
		assert.deepEqual(await journal(), [recordName({ id: record.id, state: 'waiting', owner: nobody })]);
	}).timeout(30_000);

	it('is taken up by one of two windows that look at the same time', async () => {
		const record = recordIn(folder);
		await leave({ ...record, paid: await buy(record.id) }, 'ready', 'dead-window');
		const other = openWindow(storage);
		const both = await Promise.all([window.recovery.run(), other.recovery.run()]);
		assert.equal(both.flatMap(({ saved }) => saved).length, 1);
		assert.deepEqual(await namesIn(folder), ['sea.png']);
		assert.deepEqual(await journal(), []);
	});

	it('is saved from the storage when its picture is kept there', async () => {
		const record = recordIn(folder);
		const paid = await buy(record.id);
		const bytes = new Uint8Array(await (await fetch(paid.url)).arrayBuffer());
		await window.deps.journal.open(record);
		await window.deps.journal.keepPicture(record.id, bytes);
		await window.deps.journal.advance({ ...record, paid: { ...paid, url: '' } }, 'kept');
		await window.deps.journal.leave();
		assert.lengthOf((await openWindow(storage).recovery.run()).saved, 1);
		assert.deepEqual(pictureData(await read(vscode.Uri.joinPath(folder, 'sea.png'))), pictureData(bytes));
		assert.deepEqual(await journal(), []);
	});

	it('is told by the command as plain data, and quietly', async () => {
		const report = await vscode.commands.executeCommand<{ saved: string[]; open: unknown[] }>(
			'figment.recover',
			{
				quiet: true,
			},
		);
		assert.deepEqual(Object.keys(report), ['saved', 'open']);
	}).timeout(20_000);
});
