import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Ledger } from '../../../../src/core/job/ledger.ts';
import type { LedgerEntry } from '../../../../src/core/job/ledgerEntry.ts';
import { MemoryFolder } from './memoryFolder.ts';

const fox: LedgerEntry = {
	id: 'fox',
	at: '2026-07-10T08:00:00.000Z',
	model: 'maker/model',
	prompt: 'A fox',
	megapixels: 1,
	outcome: 'made',
	usd: 0.039,
	credits: 78_000,
	estimatedUsd: 0.04,
	requestId: 'request-1',
};

const unknownFox: LedgerEntry = {
	id: 'fox',
	at: fox.at,
	model: fox.model,
	prompt: fox.prompt,
	megapixels: 1,
	outcome: 'unknown',
	estimatedUsd: 0.04,
};

/** The entries as a window sees them that has just been opened, without what was not given. */
async function entriesIn(folder: MemoryFolder): Promise<unknown> {
	return JSON.parse(
		JSON.stringify((await new Ledger(folder).entries()).map(entry => ({ ...entry, revision: undefined }))),
	);
}

/** Counts what is done in the folder, by kind. */
function countSteps(folder: MemoryFolder): Record<string, number> {
	const counts: Record<string, number> = {};
	folder.beforeStep = operation => void (counts[operation] = (counts[operation] ?? 0) + 1);
	return counts;
}

function putFile(folder: MemoryFolder, name: string, content: unknown): void {
	const text = typeof content === 'string' ? content : JSON.stringify(content);
	folder.files.set(name, new TextEncoder().encode(text));
}

describe('the ledger', () => {
	it('writes an entry into a file of its own, which says all', async () => {
		const folder = new MemoryFolder();
		await new Ledger(folder).add(fox);
		const [[name, bytes] = ['', undefined], ...more] = folder.files;
		assert.match(name, /^2026-07\.[0-9a-f-]{36}\.json$/);
		assert.deepEqual(
			[JSON.parse(new TextDecoder().decode(bytes)), more],
			[{ version: 1, entries: [{ ...fox, revision: 1 }] }, []],
		);
	});

	it('gives another window what was added, the latest first', async () => {
		const folder = new MemoryFolder();
		const entries = [
			fox,
			{ ...fox, id: 'hare', at: '2026-08-01T00:00:00.000Z' },
			{ ...fox, id: 'bear', at: '2025-12-31T23:59:59.000Z' },
		];
		for (const entry of entries) {
			await new Ledger(folder).add(entry);
		}
		assert.deepEqual(await entriesIn(folder), [entries[1], entries[0], entries[2]]);
	});

	it('gives only what was sent since a time', async () => {
		const ledger = new Ledger(new MemoryFolder());
		await ledger.add(fox);
		await ledger.add({ ...fox, id: 'hare', at: '2026-07-10T10:00:00+02:00' });
		await ledger.add({ ...fox, id: 'bear', at: '2026-07-10T07:59:59.999Z' });
		const since = await ledger.entries(new Date(fox.at));
		assert.deepEqual(
			since.map(({ id }) => id),
			['hare', 'fox'],
		);
	});

	it('lists once and reads nothing when nothing is new', async () => {
		const folder = new MemoryFolder();
		await new Ledger(folder).add(fox);
		const ledger = new Ledger(folder);
		await ledger.entries();
		const counts = countSteps(folder);
		await ledger.entries();
		await ledger.has('fox');
		assert.deepEqual(counts, { list: 2 });
	});

	it('has an entry of any outcome, and no other', async () => {
		const ledger = new Ledger(new MemoryFolder());
		await ledger.add({ ...unknownFox, outcome: 'notBilled' });
		assert.deepEqual([await ledger.has('fox'), await ledger.has('hare')], [true, false]);
	});

	it('keeps the first 100 characters of a prompt, none of them cut in two', async () => {
		const folder = new MemoryFolder();
		await new Ledger(folder).add({ ...fox, prompt: `${'x'.repeat(99)}🦊` });
		await new Ledger(folder).add({ ...fox, id: 'hare', prompt: `${'x'.repeat(98)}🦊🦊` });
		const prompts = (await new Ledger(folder).entries()).map(({ prompt }) => prompt);
		assert.deepEqual(prompts, [`${'x'.repeat(98)}🦊`, 'x'.repeat(99)]);
	});

	it('throws when an entry cannot be written, and leaves nothing', async () => {
		const folder = new MemoryFolder();
		folder.beforeStep = operation => {
			if (operation === 'writeRest') {
				throw new Error('the disk is full');
			}
		};
		await assert.rejects(new Ledger(folder).add(fox), { message: 'the disk is full' });
		assert.equal(folder.files.size, 0);
	});

	for (const at of ['yesterday', '', '+012026-01-01T00:00:00Z', '1969-12-31T00:00:00Z']) {
		it(`refuses an entry with the time "${at}"`, async () => {
			await assert.rejects(new Ledger(new MemoryFolder()).add({ ...fox, at }), RangeError);
		});
	}
});

describe('what becomes known later', () => {
	const later = '2026-08-02T00:00:00.000Z';
	const kept = { estimatedUsd: 0.04 };
	const made = { ...fox, estimatedUsd: undefined };
	const changes: readonly (readonly [string, readonly LedgerEntry[], unknown[], files: number])[] = [
		['resolves an unknown outcome', [unknownFox, made], [{ ...fox, ...kept }], 2],
		['removes what was not billed', [unknownFox, { ...unknownFox, outcome: 'notBilled' }], [], 2],
		['brings back what was billed after all', [{ ...unknownFox, outcome: 'notBilled' }, fox], [fox], 2],
		['does not make a known outcome unknown', [fox, unknownFox], [fox], 1],
		['is not written twice', [fox, fox], [fox], 1],
		['keeps the time of the first entry', [unknownFox, { ...fox, at: later }], [fox], 2],
		[
			'keeps the figures that it does not give',
			[fox, { ...unknownFox, outcome: 'noImage' }],
			[{ ...fox, outcome: 'noImage' }],
			2,
		],
		[
			'replaces both figures of the service',
			[fox, { ...unknownFox, outcome: 'made', credits: 5 }],
			[{ ...unknownFox, outcome: 'made', credits: 5, requestId: 'request-1' }],
			2,
		],
		['ignores a figure that is none', [fox, { ...fox, usd: -1, credits: Number.NaN }], [fox], 1],
	];
	for (const [title, adds, entries, files] of changes) {
		it(title, async () => {
			const folder = new MemoryFolder();
			for (const entry of adds) {
				await new Ledger(folder).add(entry);
			}
			assert.deepEqual([await entriesIn(folder), folder.files.size], [entries, files]);
		});
	}

	it('is the same in whatever order several windows have written it', async () => {
		const revisions = [
			{ ...unknownFox, revision: 1 },
			{ ...unknownFox, revision: 7 },
			{ ...fox, outcome: 'notBilled', revision: 2 },
			{ ...fox, outcome: 'noImage', revision: 2 },
			{ ...fox, usd: 0.05, revision: 2 },
			{ ...fox, usd: 0.06, revision: 2 },
			{ ...fox, usd: 0.07, revision: 1 },
		];
		await fc.assert(
			fc.asyncProperty(fc.shuffledSubarray(revisions, { minLength: revisions.length }), async order => {
				const folder = new MemoryFolder();
				order.forEach((entry, index) =>
					putFile(folder, `2026-07.${index}.json`, { version: 1, entries: [entry] }),
				);
				const [entry, ...more] = await new Ledger(folder).entries();
				assert.deepEqual([entry?.outcome, entry?.usd, more], ['made', 0.06, []]);
			}),
			{ numRuns: 50 },
		);
	});
});

describe('the price that was last paid', () => {
	const entries: readonly LedgerEntry[] = [
		{ ...fox, id: '1', usd: 0.01, at: '2026-07-01T00:00:00Z' },
		{ ...fox, id: '2', usd: undefined, credits: 60_000, at: '2026-07-02T00:00:00Z' },
		{ ...fox, id: '3', usd: undefined, credits: undefined, at: '2026-07-03T00:00:00Z' },
		{ ...fox, id: '4', outcome: 'noImage', usd: 0.04, at: '2026-07-04T00:00:00Z' },
		{ ...fox, id: '5', megapixels: 2, usd: 0.05, at: '2026-07-05T00:00:00Z' },
		{ ...fox, id: '6', model: 'maker/other', usd: 0.06, at: '2026-07-06T00:00:00Z' },
	];
	const prices: readonly (readonly [string, number, number | undefined])[] = [
		['maker/model', 1, 0.03],
		['maker/model', 2, 0.05],
		['maker/other', 1, 0.06],
		['maker/other', 2, undefined],
	];
	for (const [model, megapixels, usd] of prices) {
		it(`is ${usd} for ${megapixels} MP of ${model}`, async () => {
			const ledger = new Ledger(new MemoryFolder());
			for (const entry of entries) {
				await ledger.add(entry);
			}
			assert.equal(await ledger.lastPaidUsd(model, megapixels), usd);
		});
	}
});
