import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { scanForMissing } from '../../../../src/core/missing/missingScan.ts';
import type { ScanFindings } from '../../../../src/core/missing/missingScan.ts';
import { MemoryDocuments, root } from './memoryDocuments.ts';

function inShort({ images, unsavable, unread }: ScanFindings) {
	return {
		images: images.map(({ path, prompt, links }) => [path, prompt, links.map(({ document }) => document)]),
		unsavable: unsavable.map(({ image, document }) => [image.fault, document]),
		unread,
	};
}

describe('The scan for missing images', () => {
	it('finds those of all documents in the order of their names, each once', async () => {
		const files = new MemoryDocuments({
			'z.md': '![](img/fox.png) ![Owl](owl.png)',
			'docs/a.adoc': 'image::../img/fox.png[A fox]\n\nimage::aux.png[]',
			'docs/b.html': '<img src="/img/fox.png"><img src="there.png">',
			'docs/there.png': '',
			'notes.txt': '![](none.png)',
			'code.ts': '![](none.png)',
		});
		assert.deepStrictEqual(inShort(await scanForMissing(files)), {
			images: [
				['img/fox.png', 'A fox', [`${root}/docs/a.adoc`, `${root}/docs/b.html`, `${root}/z.md`]],
				['owl.png', 'Owl', [`${root}/z.md`]],
			],
			unsavable: [['reserved', `${root}/docs/a.adoc`]],
			unread: [],
		});
		assert.deepEqual(files.read.toSorted(), ['docs/a.adoc', 'docs/b.html', 'z.md']);
	});

	it('goes on where a document cannot be read or is too large, and says which', async () => {
		const files = new MemoryDocuments({
			'a.md': '![a](a.png)',
			'b.md': '![b](b.png)',
			'c.md': ' '.repeat(5e6 + 1),
		});
		files.beforeRead = path => {
			if (path === 'a.md') {
				throw new Error('No permission.');
			}
		};
		files.list = async onFound => onFound([`${root}/gone.md`, ...files.ids]);
		assert.deepStrictEqual(inShort(await scanForMissing(files)), {
			images: [['b.png', 'b', [`${root}/b.md`]]],
			unsavable: [],
			unread: [`${root}/a.md`, `${root}/c.md`, `${root}/gone.md`],
		});
	});

	it('finds nothing more once the images are there', async () => {
		const files = new MemoryDocuments({ 'a.md': '![a](a.png) ![b](x/b.png)' });
		const { images } = await scanForMissing(files);
		for (const { path } of images) {
			files.put(path);
		}
		assert.deepEqual((await scanForMissing(files)).images, []);
	});

	it('leaves out documents of no workspace folder', async () => {
		const files = new MemoryDocuments();
		files.list = async onFound => onFound(['file:///elsewhere/a.md']);
		files.readText = () => Promise.resolve('![](a.png)');
		assert.deepEqual((await scanForMissing(files)).images, []);
	});

	it('tells how far it is, and at the end that all is done', async () => {
		const files = new MemoryDocuments(manyDocuments(2000));
		const told: (readonly [number, number])[] = [];
		await scanForMissing(files, { onProgress: (...numbers) => told.push(numbers) });
		assert.deepEqual(told.at(-1), [2000, 2000]);
		assert.ok(told.every(([done], index) => index === 0 || done >= (told[index - 1]?.[0] ?? 0)));
	});

	it('ends at once when it is aborted, also while a document is read', async () => {
		const files = new MemoryDocuments({ 'a.md': '![a](a.png)' });
		files.beforeRead = () => new Promise(() => {});
		const control = new AbortController();
		const reason = new Error('Enough.');
		const scan = scanForMissing(files, { signal: control.signal });
		setTimeout(() => control.abort(reason), 5);
		await assert.rejects(scan, reason);
		assert.throws(() => scanForMissing(files, { signal: control.signal }), reason);
	});

	it('reads nothing more after it is aborted', async () => {
		const files = new MemoryDocuments(manyDocuments(2000));
		const control = new AbortController();
		files.beforeRead = () => {
			if (files.read.length === 500) {
				control.abort();
			}
		};
		await assert.rejects(scanForMissing(files, { signal: control.signal }), {
			name: 'AbortError',
		});
		await new Promise(resolve => setTimeout(resolve, 20));
		assert.ok(files.read.length <= 756, `${files.read.length}`);
	});

	it('finds exactly the images that are not there, whatever is', async () => {
		const folder = fc.constantFrom('', 'a/', 'a/b/', 'c/');
		const image = fc.tuple(folder, fc.constantFrom('x.png', 'y.jpg', 'z.webp')).map(parts => parts.join(''));
		const link = fc.tuple(image, fc.boolean());
		const document = fc.tuple(folder, fc.constantFrom('1.md', '2.html'), fc.array(link, { maxLength: 5 }));
		await fc.assert(
			fc.asyncProperty(fc.array(image), fc.array(document, { maxLength: 6 }), async (there, documents) => {
				const files = new MemoryDocuments(Object.fromEntries(there.map(path => [path, ''])));
				const expected = new Set<string>();
				for (const [where, name, links] of documents) {
					const up = '../'.repeat(where.split('/').length - 1);
					files.put(
						where + name,
						links.map(([path, isLoud]) => `<img alt=${isLoud ? 'A' : 'b'} src="${up}${path}">`).join('\n'),
					);
				}
				for (const [where, name] of documents) {
					const text = await files.readText(`${root}/${where}${name}`);
					for (const [, path = ''] of text.matchAll(/src="(?:\.\.\/)*([^"]*)"/g)) {
						expected.add(path);
					}
				}
				const { images } = await scanForMissing(files);
				const missing = [...expected].filter(path => !there.includes(path));
				assert.deepEqual(images.map(({ path }) => path).toSorted(), missing.toSorted());
			}),
		);
	});
});

function manyDocuments(count: number): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Array.from({ length: count }, (_, index) => [`${index}.md`, `![](${index}.png)`]),
	);
}
