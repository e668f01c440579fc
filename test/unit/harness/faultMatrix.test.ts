import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countMatrix, readRows, toTable } from '../../tools/faultMatrix.ts';
import type { PlayedCell } from '../../tools/faultMatrix.ts';

const row = {
	stage: 'during download',
	fault: 'a | b',
	billed: '1 of 1 try',
	told: 'saved',
	disk: 'sea.png: whole',
	recovery: '',
	broken: [],
};

function played(host: string, version: string, changes: Partial<PlayedCell['row']> = {}): PlayedCell {
	return { host, version, row: { ...row, ...changes } };
}

describe('the table of the fault matrix', () => {
	const head = [
		'| stage | fault | host | billed | told | on disk | the next window |',
		'| --- | --- | --- | --- | --- | --- | --- |',
	];

	it('has one line for a cell that is the same everywhere', () => {
		const cells = [played('web', '1.2'), played('node', '1.1'), played('node', '1.2')];
		assert.deepEqual(toTable(cells).split('\n'), [
			...head,
			String.raw`| during download | a \| b | node, web | 1 of 1 try | saved | sea.png: whole |  |`,
			'',
		]);
	});

	it('has a line for each outcome, and names the version where only one has it', () => {
		const other = { told: 'offline', recovery: 'saves it', broken: ['half files'] as const };
		const cells = [played('node', '1.1'), played('web', '1.1', other), played('node', '1.2', other)];
		assert.deepEqual(toTable(cells).split('\n').slice(2, -1), [
			String.raw`| during download | a \| b | node 1.1 | 1 of 1 try | saved | sea.png: whole |  |`,
			String.raw`| during download | a \| b | node 1.2, web | 1 of 1 try | offline | sea.png: whole | saves it; BROKEN: half files |`,
		]);
	});
});

describe('the figures of the fault matrix', () => {
	it('count each cell once and every broken promise', () => {
		const broken = { fault: 'c', broken: ['images lost', 'half files'] as const };
		const cells = [played('node', '1.1'), played('web', '1.1'), played('web', '1.1', broken)];
		assert.deepEqual(
			[...countMatrix(cells)],
			[
				['fault matrix, cells', 2],
				['fault matrix, billed more than once by Figment', 0],
				['fault matrix, images lost', 1],
				['fault matrix, half files', 1],
				['fault matrix, files overwritten', 0],
			],
		);
	});

	it('are read from the lines of a suite', () => {
		const lines = ['  pass  something', `figment-matrix ${JSON.stringify(row)}`, 'figment-suite {}'];
		assert.deepEqual(readRows(lines), [row]);
	});
});
