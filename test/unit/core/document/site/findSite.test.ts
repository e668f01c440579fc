import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findSite, linkFromRoot } from '../../../../../src/core/document/site/findSite.ts';
import { examples } from './examples.ts';
import { Folder } from './folder.ts';

describe('a site', () => {
	for (const { name, files, document, folder, links, ...elements } of examples) {
		const configs = Object.keys(files).join(', ');
		it(`is ${name}’s for ${document} beside ${configs}`, async () => {
			const site = await findSite(document, new Folder(files));
			assert.ok(site !== undefined);
			assert.deepStrictEqual(
				[
					site.name,
					site.imageFolder(document),
					Object.fromEntries(Object.keys(links).map(asset => [asset, site.linkPath(asset, document)])),
				],
				[name, folder, links],
			);
			const { inElements = {}, folderForElements = folder } = elements;
			const assets = Object.keys(inElements);
			assert.deepStrictEqual(
				[
					site.imageFolder(document, 'browser'),
					Object.fromEntries(assets.map(asset => [asset, site.linkPath(asset, document, 'browser')])),
				],
				[folderForElements, inElements],
			);
		});
	}

	it('says where it was found and what is its root', async () => {
		const site = await findSite('a/b/docs/c/d.md', new Folder({ 'a/b/mkdocs.yml': '' }));
		assert.deepStrictEqual([site?.name, site?.config, site?.root], ['MkDocs', 'a/b/mkdocs.yml', 'a/b/docs']);
	});

	const none: readonly (readonly [why: string, document: string, files: Readonly<Record<string, string>>])[] =
		[
			['there is no configuration file', 'docs/a.md', { 'package.json': '{}' }],
			['the configuration is in another folder', 'docs/a.md', { 'website/docusaurus.config.js': '' }],
			['the document is none of its pages', 'notes/a.md', { 'mkdocs.yml': '' }],
			['the document is about the project', 'README.md', { 'next.config.js': '' }],
			[
				'the document is about the project in another language',
				'README.zh-CN.md',
				{ 'docusaurus.config.js': '' },
			],
			['the document is for contributors', '.github/PULL_REQUEST_TEMPLATE.md', { 'next.config.js': '' }],
			[
				'the file is another program’s',
				'content/a.md',
				{ 'config.toml': 'theme = "dark"\n', 'content/a.md': '' },
			],
			[
				'the file is an application’s',
				'web/a.css',
				{ 'config.json': '{ "baseUrl": "https://example.org" }' },
			],
			[
				'the document is about a part of the project',
				'packages/ui/README.md',
				{ 'next.config.js': '', 'packages/ui/package.json': '{}' },
			],
			[
				'the document is a notebook, which shows its images itself',
				'notes/a.ipynb',
				{ '_config.yml': 'theme: minima\n' },
			],
			['no page is made of the document', 'paper/a.tex', { 'docusaurus.config.js': '' }],
			['no page of this site is made of the document', 'docs/a.rst', { 'mkdocs.yml': '' }],
			['it is a Jupyter Book', 'a.md', { '_config.yml': 'title: A\n', '_toc.yml': '' }],
		];
	for (const [why, document, files] of none) {
		it(`is not found when ${why}`, async () => {
			assert.equal(await findSite(document, new Folder(files)), undefined);
		});
	}

	it('is the nearest one that the document is a page of', async () => {
		const files = new Folder({
			'next.config.js': '',
			'mkdocs.yml': '',
			'docs/book/book.toml': '',
			'docs/book/src/a.md': '',
		});
		const names = ['docs/book/src/a.md', 'docs/book/b.md', 'docs/a.md', 'app/page.tsx', 'app/a.md'].map(
			async document => (await findSite(document, files))?.name,
		);
		assert.deepStrictEqual(await Promise.all(names), ['mdBook', 'MkDocs', 'MkDocs', 'MkDocs', 'Next.js']);
	});

	it('asks for nothing outside of the workspace folder, whatever a configuration says', async () => {
		const away = ['../../etc', '/etc', 'C:/etc', '..\\etc'];
		for (const folder of away) {
			const files = new Folder({
				'mkdocs.yml': `docs_dir: ${folder}\n`,
				'hugo.toml': `staticDir = '${folder}'\ncontentDir = '${folder}'\n`,
				'book.toml': `[book]\nsrc = '${folder}'\n`,
				'_config.yml': `source: ${folder}\n`,
				'.vitepress/config.ts': `export default { srcDir: '${folder}', publicDir: '${folder}' }`,
				'astro.config.ts': `export default { srcDir: '${folder}', publicDir: '${folder}' }`,
				'docusaurus.config.ts': `export default { staticDirectories: ['${folder}'] }`,
			});
			const site = await findSite('docs/a.md', files);
			assert.deepStrictEqual([site?.name, site?.root], ['MkDocs', 'docs']);
			assert.deepStrictEqual(
				files.asked.filter(path => path.includes('etc') || path.startsWith('/')),
				[],
			);
		}
	});
});

describe('a link from the root that the setting names', () => {
	const table: readonly (readonly [root: string, asset: string, document: string, link: string])[] = [
		['static', 'static/img/x.png', 'docs/a.md', '/img/x.png'],
		['/static/', 'static/x.png', 'docs/a.md', '/x.png'],
		['./web/static', 'web/static/x.png', 'docs/a.md', '/x.png'],
		['static', 'staticx/x.png', 'docs/a.md', '../staticx/x.png'],
		['static', 'docs/x.png', 'docs/a.md', 'x.png'],
		['.', 'images/x.png', 'docs/a.md', '/images/x.png'],
		['/', 'images/x.png', 'docs/a.md', '/images/x.png'],
		['a/../b', 'b/x y.png', 'a.md', '/x y.png'],
	];
	for (const [root, asset, document, link] of table) {
		it(`is ${link} for ${asset} below ${root}`, () => {
			assert.equal(linkFromRoot(root, asset, document), link);
		});
	}

	for (const root of ['..', 'a/../../b', 'C:/b', 'a\\b']) {
		it(`is refused for ${root}, which is not in the workspace folder`, () => {
			assert.throws(() => linkFromRoot(root, 'a.png', 'a.md'), {
				code: 'invalidRequest',
				fields: [{ path: 'insert.siteRoot', problem: { kind: 'other', text: 'outside' }, received: root }],
			});
		});
	}
});
