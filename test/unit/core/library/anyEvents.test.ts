import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Library } from '../../../../src/core/library/library.ts';
import { filesWithManifest } from '../image/metadata/files.ts';
import { imageOf, plain, recipeOf, sidecarOf } from './images.ts';
import { MemoryWorkspace, root } from './memoryWorkspace.ts';

const { png: signed, webp: signedWebp } = await filesWithManifest();
const fox = imageOf(recipeOf('a fox', 3));
const owl = imageOf(recipeOf('an owl', 9));
const folders = [root, `${root}/a`, `${root}/a/b`];
const names = ['x.png', 'y.jpg', 'z.webp', 'note.txt'];
const contents = [fox, owl, plain.png, signed, signedWebp, new Uint8Array(5)];
const sidecars = [signed, signedWebp].map(bytes => sidecarOf(bytes, recipeOf('signed')));
const path = fc.tuple(fc.constantFrom(...folders), fc.constantFrom(...names)).map(parts => parts.join('/'));
const change = fc.oneof(
	fc.record({ kind: fc.constant('put' as const), id: path, content: fc.constantFrom(...contents) }),
	fc.record({ kind: fc.constant('sidecar' as const), which: fc.nat(1), isThere: fc.boolean() }),
	fc.record({
		kind: fc.constant('remove' as const),
		id: fc.oneof(path, fc.constantFrom(...folders.slice(1))),
	}),
	fc.record({
		kind: fc.constant('move' as const),
		id: fc.oneof(path, fc.constantFrom(...folders.slice(1))),
		to: fc.oneof(path, fc.constantFrom(`${root}/c`, `${root}/c/d`)),
	}),
	fc.record({ kind: fc.constant('wait' as const), turns: fc.nat(8) }),
);
type Change = typeof change extends fc.Arbitrary<infer Each> ? Each : never;

/** Makes a change, and tells the library of it as an editor would. */
async function make(each: Change, workspace: MemoryWorkspace, library: Library): Promise<void> {
	switch (each.kind) {
		case 'put':
			library.changed([workspace.put(each.id, each.content)]);
			break;
		case 'sidecar': {
			const [id, text] = sidecars[each.which]!;
			if (each.isThere) {
				library.changed([workspace.put(id, text)]);
			} else {
				workspace.remove(id);
				library.gone([id]);
			}
			break;
		}
		case 'remove':
			workspace.remove(each.id);
			library.gone([each.id]);
			break;
		case 'move':
			// What is there already is replaced, and a file does not become a folder.
			if (!workspace.files.has(each.id) === each.to.includes('.') || each.to.startsWith(`${each.id}/`)) {
				return;
			}
			workspace.remove(each.to);
			workspace.move(each.id, each.to);
			library.gone([each.to]);
			library.moved(each.id, each.to);
			break;
		case 'wait':
			for (let turn = 0; turn < each.turns; turn++) {
				await Promise.resolve();
			}
	}
}

describe('the library after any events', () => {
	it('is what a new one finds, and so is what it keeps for the next session', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(change, { maxLength: 12 }),
				fc.array(change, { maxLength: 25 }),
				async (before, after) => {
					const workspace = new MemoryWorkspace();
					const library = new Library(workspace);
					for (const each of before) {
						await make(each, workspace, library);
					}
					const ready = library.ready();
					for (const each of after) {
						await make(each, workspace, library);
					}
					await ready;
					await library.settled();
					await library.save();
					const cold = await opened(Object.assign(workspace.again(), { cache: undefined }));
					assert.deepStrictEqual(library.images(), cold.images());
					assert.deepStrictEqual(library.foreign(), cold.foreign());
					const next = workspace.again();
					assert.deepStrictEqual((await opened(next)).images(), cold.images());
					assert.deepEqual(next.opened, []);
				},
			),
			{ numRuns: 400 },
		);
	});
});

async function opened(workspace: MemoryWorkspace): Promise<Library> {
	const library = new Library(workspace);
	await library.ready();
	return library;
}
