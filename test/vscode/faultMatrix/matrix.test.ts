import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder } from '../figment.ts';
import type { Host } from './cell.ts';
import { cells } from './cells.ts';
import { check, expectedIn } from './check.ts';
import { play } from './played.ts';
import { rowOf } from './row.ts';
import { prompt, Scene } from './scene.ts';
import { World } from './world.ts';

const host: Host = 'process' in globalThis ? 'node' : 'web';

/** Each cell is a line `figment-matrix {json}`; test/tools/faultMatrix.ts makes a table of them. */
describe('The fault matrix', () => {
	const world = new World();
	let root: vscode.Uri;
	/** What all cells have logged at the default level. */
	const logged: string[] = [];

	before(async () => {
		world.enter();
		root = await freshFolder();
	});
	after(() => world.leave());

	for (const cell of cells.filter(each => (each.host ?? host) === host)) {
		it(`holds for ${cell.stage}: ${cell.fault}`, async () => {
			const place = vscode.Uri.joinPath(root, crypto.randomUUID().slice(0, 8));
			const scene = new Scene(cell, world, place);
			try {
				const played = await play(scene, world);
				console.log(`figment-matrix ${JSON.stringify(rowOf(cell, played))}`);
				check(played, expectedIn(host, cell));
				logged.push(...scene.window.logged);
			} finally {
				await scene.clear();
			}
		});
	}

	it('leaves no prompt in the log at its default level', () => {
		assert.isAbove(logged.length, cells.length / 2);
		assert.deepEqual(
			logged.filter(line => line.toLowerCase().includes(prompt.toLowerCase())),
			[],
			'prompts are logged at trace level alone',
		);
	});
});
