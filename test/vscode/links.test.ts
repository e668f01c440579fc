import { assert } from 'chai';
import * as vscode from 'vscode';
import { markdownIds } from '../../src/core/document/markdownIds.ts';
import { freshFolder, generate, namesIn, openDocument, service } from './figment.ts';
import type { Report } from './figment.ts';
import { withSettings } from './settings.ts';

/** The path of an image from the folder that `freshFolder` made the deepest of. */
function pathsIn(folder: vscode.Uri, { assets }: Report): string[] {
	const top = vscode.Uri.joinPath(folder, '../..').path;
	return assets.map(({ uri }) => vscode.Uri.parse(uri).path.slice(top.length));
}

function topOf(folder: vscode.Uri): string {
	return vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, '../..'), false);
}

async function write(folder: vscode.Uri, path: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
}

describe('Where files go', () => {
	it('is said by templates of folder and name', async () => {
		const folder = await freshFolder();
		await openDocument(folder, 'page.md', '');
		const settings = {
			'figment.assets.folder': `/${topOf(folder)}/img/\${documentBaseName}`,
			'figment.assets.name': '${promptSlug/sea/ocean/}-${width}x${height}-${seed}',
		};
		const report = await withSettings(settings, () =>
			generate({ prompt: 'The sea', seed: 3, imageSize: 'square', draft: true }),
		);
		assert.deepEqual(pathsIn(folder, report), ['/img/page/the-ocean-512x512-3.png']);
		assert.equal(report.assets[0]?.link, '![The sea](../../img/page/the-ocean-512x512-3.png)');
	});

	it('is said by the first glob that matches the document', async () => {
		const folder = await freshFolder();
		const settings = {
			'figment.assets.folder': { '*.html': 'web', '**/guide/*.md': '../shots', '**': 'other' },
		};
		const found = await withSettings(settings, async () => {
			const reports: string[][] = [];
			for (const name of ['page.md', 'page.html', 'page.txt']) {
				await openDocument(folder, name, '');
				reports.push(pathsIn(folder, await generate({ prompt: 'Sea', draft: true })));
			}
			return reports.flat();
		});
		assert.deepEqual(found, ['/docs/shots/sea.png', '/docs/guide/web/sea.png', '/docs/guide/other/sea.png']);
	});

	it('is where VS Code puts pasted images, while no setting of Figment says it', async () => {
		const folder = await freshFolder();
		const settings = {
			'markdown.copyFiles.destination': { '**/*': '../pasted/${documentBaseName}/' },
			'markdown.copyFiles.overwriteBehavior': 'overwrite',
		};
		const [first, second, html] = await withSettings(settings, async () => {
			await openDocument(folder, 'page.md', '');
			const reports = [await generate({ prompt: 'Sea', draft: true })];
			reports.push(await generate({ prompt: 'Sea', draft: true }));
			await openDocument(folder, 'page.html', '');
			reports.push(await generate({ prompt: 'Sea', draft: true }));
			return reports.map(report => pathsIn(folder, report));
		});
		assert.deepEqual(first, ['/docs/pasted/page/sea.png']);
		assert.deepEqual(second, ['/docs/pasted/page/sea-1.png']);
		assert.deepEqual(html, ['/docs/guide/sea.png']);
	});

	it('is there in all languages that are Markdown to VS Code', async () => {
		const markdown = vscode.extensions.getExtension('vscode.markdown-language-features');
		// The web worker does not see the extensions of the other host.
		if (!('WorkerGlobalScope' in globalThis)) {
			assert.isDefined(markdown);
			const { activationEvents } = markdown.packageJSON as { activationEvents: readonly string[] };
			assert.sameMembers(
				activationEvents.flatMap(event => (event.startsWith('onLanguage:') ? [event.slice(11)] : [])),
				[...markdownIds],
			);
		}
		const folder = await freshFolder();
		const places = await withSettings({ 'markdown.copyFiles.destination': { '**': 'pasted/' } }, async () => {
			const found: string[][] = [];
			for (const [name, language] of [
				['page.prompt.md', 'prompt'],
				['SKILL.md', 'skill'],
			] as const) {
				const { document } = await openDocument(folder, name, '');
				assert.equal(document.languageId, language);
				const report = await generate({ prompt: 'Sea', draft: true });
				found.push([...pathsIn(folder, report), document.getText()]);
			}
			return found;
		});
		assert.deepEqual(places, [
			['/docs/guide/pasted/sea.png', '![Sea](pasted/sea.png)'],
			['/docs/guide/pasted/sea-1.png', '![Sea](pasted/sea-1.png)'],
		]);
	});

	it('names a variable that there is none of, and nothing is sent', async () => {
		await service().reset();
		await openDocument(await freshFolder(), 'page.md', '');
		const report = await withSettings({ 'figment.assets.name': '${prompt}-${nobody}' }, () =>
			generate({ prompt: 'Sea' }),
		);
		const [failure] = report.failures;
		assert.equal(failure?.code, 'invalidRequest');
		assert.include(failure?.message, 'figment.assets.name');
		assert.include(failure?.message, '${nobody}');
		assert.equal((await service().billed()).generationsReceived, 0);
	});

	for (const path of ['../../../../out', 'a/%2e%2e/out']) {
		it(`is never ${JSON.stringify(path.slice(0, 20))}, and nothing is sent`, async () => {
			await service().reset();
			const folder = await freshFolder();
			await openDocument(folder, 'page.md', '');
			const report = await withSettings({ 'figment.assets.folder': path }, () => generate({ prompt: 'Sea' }));
			assert.deepEqual(
				report.failures.map(({ code, fields }) => [code, fields?.map(field => field.path)]),
				[['invalidRequest', ['assets.folder']]],
			);
			assert.deepEqual(await namesIn(folder), ['page.md']);
			assert.equal((await service().billed()).generationsReceived, 0);
		});
	}
});

describe('What links look like', () => {
	it('is the form of the language, with the size of the picture', async () => {
		const folder = await freshFolder();
		const links: (string | undefined)[] = [];
		for (const [name, language] of [
			['page.html', 'html'],
			['page.adoc', 'plaintext'],
			['page.css', 'css'],
			['page.txt', 'plaintext'],
		] as const) {
			const { document } = await openDocument(folder, name, '');
			assert.equal(document.languageId, language);
			const report = await generate({ prompt: 'Red "sea"', imageSize: 'square', draft: true });
			links.push(report.assets[0]?.link);
		}
		assert.deepEqual(links, [
			'<img src="red-sea.png" alt="Red &quot;sea&quot;" width="512" height="512">',
			// Without an extension VS Code does not know AsciiDoc; the file's name says it.
			'image::red-sea-1.png[Red "sea"]',
			'url("red-sea-2.png")',
			'red-sea-3.png',
		]);
	});

	it('is said by a template for the language', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', '');
		const template = '![${alt}](${path} "${title}"){width=${width}}';
		await withSettings({ 'figment.insert.template': { markdown: template } }, () =>
			generate({ prompt: 'The [sea] "blue"', imageSize: 'square', draft: true }),
		);
		assert.equal(
			editor.document.getText(),
			String.raw`![The \[sea\] "blue"](the-sea-blue.png "The \[sea\] \"blue\""){width=512}`,
		);
	});

	for (const [template, words] of [
		['![](${path} ${file})', '${file}'],
		['figrue', 'markdown: a text with ${path}, or one of picture, figure; it is "figrue".'],
	] as const) {
		it(`says what is wrong with the template ${template}, and nothing is sent`, async () => {
			await service().reset();
			await openDocument(await freshFolder(), 'page.md', '');
			const report = await withSettings({ 'figment.insert.template': { markdown: template } }, () =>
				generate({ prompt: 'Sea' }),
			);
			assert.include(report.failures[0]?.message, 'figment.insert.template');
			assert.include(report.failures[0]?.message, words);
			assert.equal((await service().billed()).generationsReceived, 0);
		});
	}

	it('starts at the root of the site that a setting names, for pages and for nothing else', async () => {
		const folder = await freshFolder();
		const top = topOf(folder);
		const settings = {
			'figment.insert.siteRoot': `${top}/static`,
			'figment.assets.folder': `/${top}/static/img`,
		};
		const links = await withSettings(settings, async () => {
			await openDocument(folder, 'page.md', '');
			const page = await generate({ prompt: 'Sea', draft: true });
			await openDocument(folder, 'page.tex', '');
			const text = await generate({ prompt: 'Sea', draft: true });
			return [page, text].map(({ assets }) => assets[0]?.link);
		});
		assert.equal(links[0], '![Sea](/img/sea.png)');
		assert.include(links[1], '../../static/img/sea-1.png');
	});

	it('is what a site generator expects, in the folder where it keeps images', async () => {
		const folder = await freshFolder();
		const top = vscode.Uri.joinPath(folder, '../..');
		await write(top, '.vitepress/config.ts', 'export default { title: "Foxes" };\n');
		const editor = await openDocument(folder, 'page.md', '');
		const report = await generate({ prompt: 'Sea', draft: true });
		assert.deepEqual(pathsIn(folder, report), ['/public/images/sea.png']);
		assert.equal(editor.document.getText(), '![Sea](/images/sea.png)');
	});

	it('starts where the setting says, while images stay where the site keeps them', async () => {
		const folder = await freshFolder();
		const top = topOf(folder);
		await write(vscode.Uri.joinPath(folder, '../..'), 'hugo.toml', 'baseURL = "https://example.org/blog/"\n');
		await openDocument(folder, 'page.tsx', '');
		const saved = await withSettings({ 'figment.insert.siteRoot': `${top}/static` }, () =>
			generate({ prompt: 'Sea', draft: true }),
		);
		assert.deepEqual(pathsIn(folder, saved), ['/static/images/sea.png']);
		assert.equal(saved.assets[0]?.link, '/images/sea.png');
		const none = await withSettings({ 'figment.insert.siteRoot': 'none' }, () =>
			generate({ prompt: 'Sea', draft: true }),
		);
		assert.equal(none.assets[0]?.link, 'sea.png');
	});

	it('is what a browser needs in an element, which no generator changes', async () => {
		const folder = await freshFolder();
		await write(vscode.Uri.joinPath(folder, '../..'), 'mkdocs.yml', 'docs_dir: docs\n');
		const editor = await openDocument(folder, 'page.md', '');
		await withSettings({ 'figment.insert.template': { markdown: '<img src="${path}">' } }, () =>
			generate({ prompt: 'Sea', draft: true }),
		);
		assert.equal(editor.document.getText(), '<img src="../../img/sea.png">');
	});
});
