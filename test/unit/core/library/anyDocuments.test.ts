import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { UseIndex } from '../../../../src/core/library/uses/useIndex.ts';
import { MemoryWorkspace, root } from './memoryWorkspace.ts';

const images = ['fox.png', 'a/fox.png', 'a/b/fox.png', 'static/owl.png', 'a/static/b/owl.png'].map(
	path => `${root}/${path}`,
);
const folders = [root, `${root}/a`, `${root}/a/b`];
const document = fc
	.tuple(fc.constantFrom(...folders), fc.constantFrom('x.md', 'y.adoc', 'z.ts', 'none.txt'))
	.map(parts => parts.join('/'));
const text = fc
	.array(
		fc.constantFrom(
			'![](fox.png)',
			'![](../fox.png)',
			'image::b/fox.png[]',
			':imagesdir: b',
			'"/base/owl.png"',
			'`${x}/owl.png`',
			'`b/f${x}x.png`',
			'words',
		),
		{ maxLength: 4 },
	)
	.map(parts => parts.join('\n\n'));
const change = fc.oneof(
	fc.record({ kind: fc.constant('put' as const), id: document, text }),
	fc.record({ kind: fc.constant('remove' as const), id: fc.oneof(document, fc.constantFrom(...folders)) }),
	fc.record({ kind: fc.constant('move' as const), id: document, to: document }),
	fc.record({ kind: fc.constant('image' as const), id: fc.constantFrom(...images), isThere: fc.boolean() }),
);

describe('the index of uses after any events', () => {
	it('is what a new one finds, and calls unused what it knows no use of', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(change, { maxLength: 20 }), fc.nat(20), async (changes, readyAt) => {
				const workspace = new MemoryWorkspace();
				const options = { hasImage: (readable: string) => workspace.files.has(readable) };
				const index = new UseIndex(workspace, options);
				for (const [at, each] of changes.entries()) {
					const ready = at === readyAt ? index.ready() : undefined;
					if (each.kind === 'put') {
						index.changed([workspace.put(each.id, each.text)]);
					} else if (each.kind === 'image' && each.isThere) {
						workspace.put(each.id, '');
					} else if (each.kind === 'move' && workspace.files.has(each.id) && each.id !== each.to) {
						workspace.remove(each.to);
						workspace.move(each.id, each.to);
						index.moved(each.id, each.to);
					} else if (each.kind !== 'move') {
						workspace.remove(each.id);
						index.gone([each.id]);
					}
					await ready;
				}
				await index.ready();
				await index.settled();
				const fresh = new UseIndex(workspace, options);
				await fresh.ready();
				for (const image of images) {
					assert.deepStrictEqual(index.usesOf(image), fresh.usesOf(image));
				}
				const unused = images.filter(image => index.usesOf(image).length === 0);
				assert.deepEqual(
					await index.unused(images.map(id => ({ id }))),
					unused.map(id => ({ id })),
				);
			}),
			{ numRuns: 300 },
		);
	});
});
