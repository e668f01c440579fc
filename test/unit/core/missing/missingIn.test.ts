import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../../src/core/document/find/findImageLinks.ts';
import { FolderListings } from '../../../../src/core/missing/folderListings.ts';
import { missingIn } from '../../../../src/core/missing/missingIn.ts';
import type { MissingLink } from '../../../../src/core/missing/missingImages.ts';
import { toFindings } from '../../../../src/core/missing/missingImages.ts';
import { MemoryDocuments, root } from './memoryDocuments.ts';

async function missing(
	path: string,
	text: string,
	{ files = new MemoryDocuments(), languageId = 'markdown' } = {},
): Promise<readonly MissingLink[]> {
	const settings = await files.settings(`${root}/${path}`);
	const links = findImageLinks(languageId, text);
	const listings = new FolderListings(files.folders());
	return missingIn({ id: `${root}/${path}`, languageId, text, links, settings: settings! }, listings);
}

async function pathsIn(...args: Parameters<typeof missing>): Promise<readonly (string | undefined)[]> {
	return (await missing(...args)).map(({ image }) => (image.kind === 'wanted' ? image.path : image.fault));
}

describe('The missing images of a document', () => {
	it('are those whose files are not there, in the order of their links', async () => {
		const files = new MemoryDocuments({ 'a/fox.png': '', 'a/x/owl.png': '' });
		const text =
			'![](fox.png) ![](none.png) ![](x/owl.png)\n\n![](x/none.jpg) ![](fox.svg) ![](https://a.b/c.png)';
		assert.deepEqual(await pathsIn('a/b.md', text, { files }), ['a/none.png', 'a/x/none.jpg']);
	});

	it('are none whose file may be in a folder that is served', async () => {
		const files = new MemoryDocuments({ 'web/static/img/fox.png': '', 'pub/owl.png': '' });
		files.roots = ['pub'];
		const text = '![](/img/fox.png) ![](/blog/owl.png) ![](/img/none.png)';
		assert.deepEqual(await pathsIn('web/docs/b.md', text, { files }), ['pub/img/none.png']);
	});

	it('are none whose name is written with percent signs that are part of it', async () => {
		const files = new MemoryDocuments({ 'a%20b.png': '', 'c d.png': '' });
		assert.deepEqual(await pathsIn('x.md', '![](a%20b.png) ![](c%20d.png) ![](e%20f.png)', { files }), [
			'e f.png',
		]);
	});

	it('are told why they cannot be saved, unless they are outside, where nothing is looked at', async () => {
		assert.deepEqual(await pathsIn('x.md', '![](aux.png) ![](../fox.png)'), ['reserved']);
	});

	it('are none where a folder cannot be looked at', async () => {
		const files = new MemoryDocuments({ 'a/fox.png': '' });
		files.closed.add('a');
		assert.deepEqual(await pathsIn('b.md', '![](a/none.png) ![](none.png)', { files }), ['none.png']);
	});

	it('are looked for where AsciiDoc says, and not where that is not to be told', async () => {
		const files = new MemoryDocuments({ 'docs/img/fox.png': '' });
		const text =
			'image::a.png[]\n\n:imagesdir: img\n\nimage::fox.png[]\n\nimage::owl.png[]\n\n:imagesdir: {x}\n\nimage::b.png[]\n\n:!imagesdir:\n\nimage::c.png[]';
		assert.deepEqual(await pathsIn('docs/a.adoc', text, { files, languageId: 'asciidoc' }), [
			'docs/a.png',
			'docs/img/owl.png',
			'docs/c.png',
		]);
	});

	it("are looked for in the folder of images of Antora's module", async () => {
		const files = new MemoryDocuments({ 'docs/modules/ROOT/images/fox.png': '' });
		const text = 'image::fox.png[]\n\nimage::owl.png[]';
		assert.deepEqual(
			await pathsIn('docs/modules/ROOT/pages/a/b.adoc', text, { files, languageId: 'asciidoc' }),
			['docs/modules/ROOT/images/owl.png'],
		);
	});

	it('are one image for all links to one file, with the first words and the largest size', async () => {
		const text =
			'![](a.png)\n\n![A fox](./a.png "=512x512")\n\n![Other words](x/../a.png "=1024x1024")\n\n![b](b.png)';
		const { images, unsavable } = toFindings(await missing('x.md', text));
		assert.deepEqual(
			images.map(({ path, prompt, size, isSized, links }) => [
				path,
				prompt,
				size.imageSize,
				isSized,
				links.length,
			]),
			[
				['a.png', 'A fox', 'square_hd', true, 3],
				['b.png', 'b', 'landscape_4_3', false, 1],
			],
		);
		assert.deepEqual(unsavable, []);
	});

	it('are one image also where capitals differ that the file system does not tell apart', async () => {
		const files = new MemoryDocuments();
		files.isCaseSensitive = false;
		const { images } = toFindings(await missing('x.md', '![a](A.png) ![b](a.PNG)', { files }));
		assert.deepEqual(
			images.map(({ path, links }) => [path, links.length]),
			[['A.png', 2]],
		);
	});

	it('reject with the reason of a signal', async () => {
		const files = new MemoryDocuments();
		const settings = await files.settings(`${root}/x.md`);
		const text = Array.from({ length: 20_000 }, (_, index) => `![](a${index}.png)`).join('\n\n');
		const document = { id: 'x', languageId: 'markdown', text, links: findImageLinks('markdown', text) };
		const listings = new FolderListings(files.folders());
		const reason = new Error('Enough.');
		const found = missingIn({ ...document, settings: settings! }, listings, AbortSignal.abort(reason));
		await assert.rejects(found, reason);
	});
});
