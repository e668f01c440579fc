import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { journalFolder, readJournal } from '../../e2e/journalFiles.ts';
import { makeWorkspace } from '../../harness/workspace.ts';

const inJournal = (name: string) => `data/User/globalStorage/figment.figment/journal/${name}`;

describe('reading the journal from outside', () => {
	it('gives the latest record of each job and passes over all other files', async () => {
		const names = [
			'one.waiting.window-1.json',
			'two.sending.window-1.json',
			'two.ready.window-1.json',
			'two.picture',
			'three.unknown.nobody.json',
			'four.kept.window-2.json.0b1c.tmp',
			'five.paused.window-2.json',
			'window-1.alive',
		];
		const before = Date.now();
		const workspace = makeWorkspace(Object.fromEntries(names.map(name => [inJournal(name), '{}'])));
		const records = readJournal(journalFolder(workspace.folder));
		assert.deepStrictEqual(
			new Map(records.map(({ id, state, owner }) => [id, `${state} ${owner}`])),
			new Map([
				['one', 'waiting window-1'],
				['two', 'ready window-1'],
				['three', 'unknown nobody'],
			]),
		);
		// The clock of files is a little behind.
		assert.ok(records.every(({ changedAt }) => Math.abs(changedAt - before) < 10_000));
		await workspace.close();
		assert.deepStrictEqual(readJournal(journalFolder(workspace.folder)), []);
	});
});
