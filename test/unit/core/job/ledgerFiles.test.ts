import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ledger } from '../../../../src/core/job/ledger.ts';
import type { LedgerEntry } from '../../../../src/core/job/ledgerEntry.ts';
import { MemoryFolder } from './memoryFolder.ts';

function entry(id: string, month = '2026-07'): LedgerEntry {
	const at = `${month}-10T08:00:00.000Z`;
	return { id, at, model: 'm', prompt: 'p', megapixels: 1, outcome: 'made', usd: 0.039 };
}

/** A folder with one file for each entry. */
async function folderWith(...entries: readonly LedgerEntry[]): Promise<MemoryFolder> {
	const folder = new MemoryFolder();
	for (const each of entries) {
		await new Ledger(folder, { mostFiles: 1000 }).add(each);
	}
	return folder;
}

function putText(folder: MemoryFolder, name: string, text: string): void {
	folder.files.set(name, new TextEncoder().encode(text));
}

/** The ids a new window finds, and how many files each month has. */
async function stateOf(folder: MemoryFolder): Promise<{ ids: string; months: Record<string, number> }> {
	const months: Record<string, number> = {};
	for (const name of folder.files.keys()) {
		months[name.slice(0, 7)] = (months[name.slice(0, 7)] ?? 0) + 1;
	}
	const ids = (await new Ledger(folder).entries()).map(({ id }) => id);
	return { ids: ids.sort().join(' '), months };
}

describe('a damaged file of the ledger', () => {
	const good = JSON.stringify({ ...entry('a'), revision: 1 });
	const files: readonly (readonly [string, text: string, ids: string])[] = [
		['that is empty', '', 'b'],
		['that is half', `{"version":1,"entries":[${good.slice(0, 40)}`, 'b'],
		['that is no object', '[]', 'b'],
		['of a later version', `{"version":2,"entries":[${good}]}`, 'b'],
		['without entries', '{"version":1}', 'b'],
		['with an entry that is none', `{"version":1,"entries":[null,${good},7]}`, 'a b'],
		['with an entry without an id', `{"version":1,"entries":[${good},${good.replace('"a"', '""')}]}`, 'a b'],
		['with an entry without a time', `{"version":1,"entries":[${good.replace('2026-07-10', '')}]}`, 'b'],
		['with an outcome that is none', `{"version":1,"entries":[${good.replace('made', 'lent')}]}`, 'b'],
	];
	for (const [title, text, ids] of files) {
		it(`${title} is told once, and hides nothing else`, async () => {
			const folder = await folderWith(entry('b'));
			putText(folder, '2026-07.damaged.json', text);
			const skipped: string[] = [];
			const ledger = new Ledger(folder, { onSkipped: name => skipped.push(name) });
			await ledger.entries();
			const found = (await ledger.entries()).map(({ id }) => id).sort();
			assert.deepEqual([found.join(' '), skipped, ledger.skipped], [ids, ['2026-07.damaged.json'], 1]);
		});
	}

	it('stays when the others are merged', async () => {
		const folder = await folderWith(entry('b'), entry('c'));
		putText(folder, '2026-07.damaged.json', `{"version":1,"entries":[null,${good}]}`);
		await new Ledger(folder, { mostFiles: 2 }).add(entry('d'));
		assert.deepEqual(await stateOf(folder), { ids: 'a b c d', months: { '2026-07': 2 } });
		assert.ok(folder.files.has('2026-07.damaged.json'));
	});

	it('that can be read the next time counts then', async () => {
		const folder = await folderWith(entry('a'));
		const ledger = new Ledger(folder);
		folder.beforeStep = operation => {
			if (operation === 'read') {
				throw new Error('busy');
			}
		};
		const before = [(await ledger.entries()).length, ledger.skipped];
		folder.beforeStep = undefined;
		assert.deepEqual([before, (await ledger.entries()).length, ledger.skipped], [[0, 1], 1, 0]);
	});

	it('that is listed and never there is told', async () => {
		const folder = await folderWith(entry('a'));
		const ledger = new Ledger(Object.assign(folder, { read: () => Promise.resolve(undefined) }));
		assert.deepEqual([await ledger.entries(), ledger.skipped], [[], 1]);
	});

	it('of another kind is none', async () => {
		const folder = await folderWith(entry('a'));
		for (const name of [
			'notes.json',
			'2026-07.x.json.tmp',
			'2026-07.json',
			'2026-07.x.txt',
			'26-07.x.json',
		]) {
			putText(folder, name, '');
		}
		const ledger = new Ledger(folder);
		assert.deepEqual([(await ledger.entries()).length, ledger.skipped], [1, 0]);
	});
});

describe('an entry of the ledger that anybody may have written', () => {
	const least = { id: 'a', at: '2026-07-10', outcome: 'made' };
	const entries: readonly (readonly [string, object, object])[] = [
		['needs an id, a time and an outcome', {}, {}],
		['has no amounts below zero', { usd: -1, credits: -1, megapixels: -1 }, {}],
		['has no amounts that are texts', { usd: '1', estimatedUsd: null, revision: 'x' }, {}],
		['has no texts that are numbers', { model: 1, prompt: [], requestId: {} }, {}],
		['keeps what is right beside what is wrong', { usd: 'x', credits: 5 }, { credits: 5 }],
	];
	for (const [title, given, read] of entries) {
		it(title, async () => {
			const folder = new MemoryFolder();
			putText(folder, '2026-07.x.json', JSON.stringify({ version: 1, entries: [{ ...least, ...given }] }));
			const ledger = new Ledger(folder);
			const [found] = await ledger.entries();
			const expected = {
				...least,
				at: '2026-07-10T00:00:00.000Z',
				model: '',
				prompt: '',
				megapixels: 0,
				revision: 1,
				...read,
			};
			assert.deepEqual([JSON.parse(JSON.stringify(found)), ledger.skipped], [expected, 0]);
		});
	}
});

describe('a month with many files', () => {
	it('is merged into one when one more is added', async () => {
		const folder = await folderWith(entry('a'), entry('b'), entry('c'));
		await new Ledger(folder, { mostFiles: 3 }).add(entry('d'));
		assert.deepEqual(await stateOf(folder), { ids: 'a b c d', months: { '2026-07': 1 } });
	});

	it('is left alone up to the limit, which is 50', async () => {
		const entries = Array.from({ length: 50 }, (_, index) => entry(String(index)));
		const folder = await folderWith(...entries.slice(1));
		await new Ledger(folder).add(entries[0]!);
		assert.deepEqual((await stateOf(folder)).months, { '2026-07': 50 });
		await new Ledger(folder).add(entry('more'));
		assert.deepEqual((await stateOf(folder)).months, { '2026-07': 1 });
	});

	it('has a tenth of the limit when it is past', async () => {
		const may = [1, 2, 3].map(number => entry(`may${number}`, '2026-05'));
		const june = [1, 2].map(number => entry(`june${number}`, '2026-06'));
		const folder = await folderWith(...may, ...june);
		await new Ledger(folder, { mostFiles: 20 }).add(entry('july'));
		assert.deepEqual((await stateOf(folder)).months, { '2026-05': 1, '2026-06': 2, '2026-07': 1 });
	});

	it('is read whole while another window merges it', async () => {
		const folder = await folderWith(entry('a'), entry('b'), entry('c'));
		const reader = new MemoryFolder(folder.files);
		let isMerged = false;
		reader.beforeStep = async operation => {
			if (operation === 'read' && !isMerged) {
				isMerged = true;
				await new Ledger(folder, { mostFiles: 2 }).add(entry('d'));
			}
		};
		const ledger = new Ledger(reader);
		const ids = (await ledger.entries()).map(({ id }) => id).sort();
		assert.deepEqual([ids.join(' '), ledger.skipped, folder.files.size], ['a b c d', 0, 1]);
	});

	it('loses what crashes have left half, and nothing that is just being written', async () => {
		const folder = await folderWith(entry('a'), entry('b'));
		putText(folder, '2026-07.x.json.old.tmp', 'half');
		const ledger = new Ledger(folder, { mostFiles: 2 });
		await ledger.entries();
		putText(folder, '2026-07.y.json.new.tmp', 'half');
		await ledger.add(entry('c'));
		const left = [...folder.files.keys()].filter(name => name.endsWith('.tmp'));
		assert.deepEqual(left, ['2026-07.y.json.new.tmp']);
	});

	it('takes new entries also when its merged files cannot be removed, and leaves them alone then', async () => {
		const folder = await folderWith(entry('a'), entry('b'));
		const ledger = new Ledger(folder, { mostFiles: 2 });
		folder.beforeStep = operation => {
			if (operation === 'remove') {
				throw new Error('forbidden');
			}
		};
		await ledger.add(entry('c'));
		await ledger.add(entry('d'));
		// Three entries, what they were merged into, and one entry more.
		assert.deepEqual(await stateOf(folder), { ids: 'a b c d', months: { '2026-07': 5 } });
	});
});
