import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imageCandidates } from '../../../../src/core/library/uses/imageCandidates.ts';
import { UseIndex } from '../../../../src/core/library/uses/useIndex.ts';
import { readableId } from '../../../../src/core/library/place.ts';
import { MemoryWorkspace, root } from './memoryWorkspace.ts';

/** An index of a workspace whose images are all the files that are named like one. */
async function indexOf(
	files: Readonly<Record<string, string>>,
	roots: readonly string[] = [],
): Promise<{ workspace: MemoryWorkspace; index: UseIndex }> {
	const workspace = new MemoryWorkspace();
	for (const [path, text] of Object.entries(files)) {
		workspace.put(`${root}/${path}`, text);
	}
	const hasImage = (readable: string) => [...workspace.files.keys()].some(id => readableId(id) === readable);
	const index = new UseIndex(workspace, { hasImage, roots });
	await index.ready();
	return { workspace, index };
}

async function unusedOf(index: UseIndex, workspace: MemoryWorkspace): Promise<string[]> {
	const images = [...workspace.files.keys()].filter(id => /\.(?:png|jpe?g|webp)$/i.test(id));
	return (await index.unused(images.map(id => ({ id })))).map(({ id }) => id.slice(root.length + 1));
}

/** A document, its text, and an image that it shows or names. */
const used: [string, string, string][] = [
	['a.md', '![fox](images/fox.png)', 'images/fox.png'],
	['docs/a.md', '![fox](../images/fox.png "Fox")', 'images/fox.png'],
	['docs/a.md', '![fox](./fox%20one.png?raw=true#top)', 'docs/fox%20one.png'],
	['a.md', '![fox](<my fox.png>)', 'my%20fox.png'],
	['a.md', '![fox](images\\fox.png)', 'images/fox.png'],
	['a.md', '![fox][f]\n\n[f]: images/fox.png', 'images/fox.png'],
	['a.md', '[download](images/fox.png)', 'images/fox.png'],
	['a.md', '---\ntitle: x\ncover: images/my fox.png\n---\n', 'images/my%20fox.png'],
	['a.md', '+++\nimage = "/img/fox.jpeg"\n+++\n', 'static/img/fox.jpeg'],
	['a.md', '---\nimages:\n  - fox one.webp\n---\n', 'fox%20one.webp'],
	['a.md', '{{< figure src="fox.png" >}}', 'static/fox.png'],
	['a.md', '![fox]({{ site.baseurl }}/assets/fox.png)', 'assets/fox.png'],
	['a.md', '![fox](https://raw.githubusercontent.com/me/it/main/images/fox.png)', 'images/fox.png'],
	['a.md', '![Füchsin](fu%CC%88chsin.png)', 'f%C3%BCchsin.png'],
	['a.md', '![FOX](Images/FOX.PNG)', 'images/fox.png'],
	['content/posts/a.md', '![fox](/img/fox.png)', 'static/img/fox.png'],
	['content/posts/a.md', '![fox](/blog/img/fox.png)', 'static/img/fox.png'],
	['content/posts/a.md', '![fox](/blog/fox.png)', 'public/fox.png'],
	['content/posts/a.md', '![fox](/blog/fox.png)', 'web/files/fox.png'],
	['posts/a.md', '![fox](fox.png)', 'static/posts/a/fox.png'],
	['a.mdx', "import fox from '@site/static/img/fox.png';\n\n<img src={fox} />", 'static/img/fox.png'],
	['a.html', '<img srcset="fox.png 1x, img/fox-2.png 2x" src="x.png">', 'img/fox-2.png'],
	['a.html', '<div style="background: url(img/fox.png)">', 'img/fox.png'],
	['a.adoc', ':imagesdir: pictures\n\nimage::fox.png[]', 'pictures/fox.png'],
	['a.adoc', 'image::{images}/fox.png[]', 'elsewhere/fox.png'],
	['a.rst', '.. figure:: images/fox.png', 'images/fox.png'],
	['a.rst', '.. image:: images/fox.*', 'images/fox.png'],
	['a.css', '.a { background: url("../img/fox.png") }', 'img/fox.png'],
	['a.scss', '.a { background: url(~images/fox.png) }', 'src/images/fox.png'],
	['a.tex', '\\includegraphics[width=3cm]{img/fox}', 'img/fox.jpg'],
	['a.tex', '\\includegraphics{\\images/fox.png}', 'anything/fox.png'],
	['a.typ', '#image("img/fox.png", width: 80%)', 'img/fox.png'],
	['a.org', '[[file:img/my fox.png]]', 'img/my%20fox.png'],
	['a.ts', "import fox from './img/fox.png';", 'img/fox.png'],
	['a.tsx', '<img src="/img/fox.png" />', 'public/img/fox.png'],
	['a.js', 'const url = `${base}/fox.png`;', 'a/b/fox.png'],
	['a.js', 'show(`img/fox-${index}.png`);', 'img/fox-7.png'],
	['a.vue', '<template><img src="@/assets/fox.png"></template>', 'src/assets/fox.png'],
	['a.svelte', "<script>import fox from '$lib/fox.png';</script>", 'src/lib/fox.png'],
	['a.astro', '---\nimport fox from "../img/fox.png";\n---\n', 'img/fox.png'],
	['a.json', '{ "icon": "img\\/fox.png", "x": ["img\\\\owl.png"] }', 'img/owl.png'],
	['a.json', '{ "icon": "f\\u00fcchsin.png" }', 'f%C3%BCchsin.png'],
	['a.yaml', 'logo: img/fox.png\n', 'img/fox.png'],
	['a.toml', 'logo = "img/fox.png"', 'img/fox.png'],
	['a.ipynb', '{"cells":[{"source":["![fox](img/fox.png)\\n"]}]}', 'img/fox.png'],
];

const notUsed: [string, string, string][] = [
	['a.md', '![fox](fox.png)', 'firefox.png'],
	['a.md', '![fox](images/fox.png)', 'other/fox.png'],
	['a.md', '![fox](fox.png.bak)', 'bak.png'],
	['a.md', '![fox](https://example.com/images/fox.png)', 'pictures/fox.png'],
	['a.md', '![fox](data:image/png;base64,fox.png)', 'data.png'],
	['a.js', 'show(`${name}.png`); show(`img/owl-${index}.png`);', 'img/fox-7.png'],
	['a.txt', 'fox.png', 'fox.png'],
];

describe('the index of uses', () => {
	for (const [document, text, image] of used) {
		it(`finds that ${document} uses ${image} by ${JSON.stringify(text)}`, async () => {
			const { workspace, index } = await indexOf({ [document]: text, [image]: '' }, ['web/files']);
			assert.notDeepEqual(index.usesOf(`${root}/${image}`), []);
			assert.deepEqual(await unusedOf(index, workspace), []);
		});
	}

	for (const [document, text, image] of notUsed) {
		it(`finds that ${document} does not use ${image} by ${JSON.stringify(text)}`, async () => {
			const { workspace, index } = await indexOf({ [document]: text, [image]: '' });
			assert.deepEqual(index.usesOf(`${root}/${image}`), []);
			assert.deepEqual(await unusedOf(index, workspace), [image]);
		});
	}

	it('says where each use is and how it is written, once', async () => {
		const text = 'See fox.png:\n\n![a](fox.png) and\n<img src="fox.png?x">\n\n![b][f]\n\n[f]: <fox.png>\n';
		const { index } = await indexOf({ 'b.md': text, 'a.yml': '\n- fox.png', 'fox.png': '' });
		const use = { document: `${root}/b.md`, target: 'fox.png' };
		assert.deepStrictEqual(index.usesOf(`${root}/fox.png`), [
			{ document: `${root}/a.yml`, target: 'fox.png', offset: 3, line: 2, kind: 'mention' },
			{ ...use, offset: 4, line: 1, kind: 'mention' },
			{ ...use, offset: 14, line: 3, kind: 'link' },
			{ ...use, target: 'fox.png?x', offset: 32, line: 4, kind: 'link' },
			{ ...use, offset: 55, line: 6, kind: 'link' },
		]);
	});

	it('gives a link to what is beside the document to that image alone', async () => {
		const { workspace, index } = await indexOf({
			'a/index.md': '![](cover.png)',
			'b/index.md': '![](./cover.png)',
			'a/cover.png': '',
			'b/cover.png': '',
			'c/cover.png': '',
		});
		assert.deepEqual(
			index.usesOf(`${root}/a/cover.png`).map(({ document }) => document),
			[`${root}/a/index.md`],
		);
		assert.deepEqual(await unusedOf(index, workspace), ['c/cover.png']);
	});

	it('still knows who uses an image that is gone', async () => {
		const { workspace, index } = await indexOf({ 'a/index.md': '![](cover.png)', 'a/cover.png': '' });
		workspace.remove(`${root}/a/cover.png`);
		assert.equal(index.usesOf(`${root}/a/cover.png`).length, 1);
	});

	it('finds links to another workspace folder', async () => {
		const { workspace, index } = await indexOf({ 'a.md': '![](../other/fox.png)' });
		workspace.roots = [root, 'file:///other'];
		assert.equal(index.usesOf('file:///other/fox.png').length, 1);
	});

	it('is kept current by events', async () => {
		const { workspace, index } = await indexOf({ 'a/a.md': '![](fox.png)', 'a/fox.png': '', 'owl.png': '' });
		assert.deepEqual(await unusedOf(index, workspace), ['owl.png']);
		index.changed([workspace.put(`${root}/a/a.md`, '![](../owl.png)')]);
		await index.settled();
		assert.deepEqual(await unusedOf(index, workspace), ['a/fox.png']);
		index.changed([workspace.put(`${root}/a/b.md`, '![](fox.png)')]);
		await index.settled();
		workspace.move(`${root}/a`, `${root}/deep/er`);
		index.moved(`${root}/a`, `${root}/deep/er`);
		await index.settled();
		assert.deepEqual(
			index.usesOf(`${root}/deep/er/fox.png`).map(({ document }) => document),
			[`${root}/deep/er/b.md`],
		);
		workspace.remove(`${root}/deep/er/b.md`);
		index.gone([`${root}/deep/er/b.md`]);
		await index.settled();
		assert.deepEqual(await unusedOf(index, workspace), ['deep/er/fox.png']);
	});

	it('names the documents that are too large to be read, and leaves out those that cannot be', async () => {
		const workspace = new MemoryWorkspace();
		workspace.put(`${root}/large.md`, `![](fox.png)${' '.repeat(5_000_000)}`);
		workspace.put(`${root}/broken.md`, '![](fox.png)');
		workspace.beforeStep = (step, id) => {
			if (step === 'read' && id.endsWith('broken.md')) {
				throw new Error('The disk is broken.');
			}
		};
		const index = new UseIndex(workspace, { hasImage: () => false });
		await index.ready();
		assert.deepEqual(index.skipped(), [`${root}/large.md`]);
		assert.deepEqual(index.usesOf(`${root}/fox.png`), []);
	});

	it('lives with hostile documents', async () => {
		const { workspace, index } = await indexOf({
			'a.js': '.png'.repeat(100_000),
			'b.js': `"${'a'.repeat(1_000_000)}.png"`,
			'c.yaml': `x: ${'{{'.repeat(100_000)}.png`,
			'd.css': `url(${'../'.repeat(50_000)}fox.png)`,
			'e.adoc': ':imagesdir: x\n'.repeat(20_000),
			'f.tex': '\\includegraphics{'.repeat(20_000),
			'fox.png': '',
		});
		assert.deepEqual(await unusedOf(index, workspace), []);
	});

	it('is quick when many images have one name', async () => {
		const files: Record<string, string> = {};
		for (let number = 0; number < 3000; number++) {
			files[`${number}/index.md`] = number % 2 === 0 ? '![](cover.png)' : 'none';
			files[`${number}/cover.png`] = '';
		}
		const workspace = new MemoryWorkspace();
		for (const [path, text] of Object.entries(files)) {
			workspace.put(`${root}/${path}`, text);
		}
		const index = new UseIndex(workspace, { hasImage: readable => workspace.files.has(readable) });
		await index.ready();
		const start = performance.now();
		assert.equal((await unusedOf(index, workspace)).length, 1500);
		assert.ok(performance.now() - start < 2000, String(performance.now() - start));
	});
});

describe('the files that a target may mean', () => {
	const candidates: [string, string, readonly string[], readonly string[]][] = [
		['fox.png', 'docs/a.md', [], ['docs/fox.png', 'docs/static/fox.png']],
		['../img/my%20fox.png', 'docs/a.md', [], ['img/my fox.png', 'img/my%20fox.png']],
		['/img/fox.png', 'docs/a.md', ['web/files/'], ['web/files/img/fox.png', 'docs/img/fox.png']],
		['../../fox.png', 'a.md', [], ['fox.png', 'static/fox.png']],
		['data:image/png;base64,x', 'a.md', [], []],
		['page.html', 'a.md', [], []],
	];
	for (const [target, document, roots, first] of candidates) {
		it(`of ${target} in ${document} are first ${first.join(', ') || 'none'}`, () => {
			const found = imageCandidates(target, document, roots);
			assert.deepEqual(first.length === 0 ? found : found.slice(0, first.length), first);
		});
	}

	it('are also those of a site below the workspace folder and those behind its base path', () => {
		const found = imageCandidates('/base/img/fox.png', 'web/content/a.md', []);
		for (const path of ['web/static/base/img/fox.png', 'web/static/img/fox.png', 'img/fox.png']) {
			assert.ok(found.includes(path), path);
		}
		assert.ok(found.length < 200, String(found.length));
	});
});
