import { assert } from 'chai';
import * as vscode from 'vscode';
import { fillOnly, maxUsd, textOf, write } from './askingDocuments.ts';
import { freshFolder, generate, namesIn, openDocument, service } from './figment.ts';
import { withSettings } from './settings.ts';

const inWorkspace = 'figment.generateMissingInWorkspace';

/** The workspace is one for all tests: what others have left is made first, as drafts. */
async function fillTheRest(): Promise<void> {
	await generate({ draft: true }, inWorkspace);
}

describe('Images that documents of the workspace ask for', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('are found without what settings and git leave out', async () => {
		await fillTheRest();
		await write(folder, 'page.md', '![Page](images/page.png)\n');
		await write(folder, 'deep/UPPER.MD', '![Upper](../images/upper.png)\n');
		await write(folder, 'page.html', '<img src="images/html.png" alt="Html">');
		await write(folder, 'node_modules/a/readme.md', '![Module](module.png)\n');
		await write(folder, 'hidden/page.md', '![Hidden](hidden.png)\n');
		await write(folder, 'ignored/page.md', '![Ignored](ignored.png)\n');
		await write(folder, 'deep/own.md', '![Own](own.png)\n');
		await write(folder, 'deep/.gitignore', 'own.md\n');
		await write(folder, '.gitignore', 'ignored/\n');
		await write(folder, 'twin.html', '<img src="images/twin.png" alt="Twin">');
		await write(folder, 'twin.txt', 'What the page is made of');
		const excluded = {
			'files.exclude': { '**/hidden': true, '**/*.html': { when: '$(basename).txt' } },
		};
		const report = await withSettings(excluded, () => generate({ draft: true }, inWorkspace));
		assert.deepEqual(report.assets.map(({ prompt }) => prompt).sort(), ['Html', 'Page', 'Upper']);
		assert.deepEqual(await namesIn(vscode.Uri.joinPath(folder, 'images')), [
			'html.png',
			'page.png',
			'upper.png',
		]);
	}).timeout(60_000);

	it('are one where several documents link one file, also one that is not saved yet', async () => {
		await fillTheRest();
		await write(folder, 'one.md', '![One](fox.png)\n');
		await write(folder, 'two.md', '![Two](./fox.png)\n');
		const editor = await openDocument(folder, 'three.md', '\n');
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '![Three](three.png)'));
		const { assets } = await generate({ draft: true }, inWorkspace);
		assert.deepEqual(assets.map(({ prompt }) => prompt).sort(), ['One', 'Three']);
	}).timeout(60_000);

	it('of another format than asked get their true extension, in all their links', async () => {
		await write(folder, 'closed.md', '![x](fox.png) and ![fox]\n\n[fox]: ./fox.png "A fox"\n');
		const { document } = await openDocument(folder, 'page.md', '![A red fox](fox.png)\n');
		await fillOnly(folder, async () => {
			await service().fault('generate', { kind: 'picture', format: 'jpeg' });
			const { assets, failures } = await generate({ maxUsd }, inWorkspace);
			assert.deepEqual(failures, []);
			assert.deepEqual(
				assets.map(({ uri }) => uri),
				[vscode.Uri.joinPath(folder, 'fox.jpg').toString()],
			);
		});
		assert.equal(document.getText(), '![A red fox](fox.jpg)\n');
		assert.equal(await textOf(folder, 'closed.md'), '![x](fox.jpg) and ![fox]\n\n[fox]: ./fox.jpg "A fox"\n');
		assert.deepEqual(await namesIn(folder), ['closed.md', 'fox.jpg', 'page.md']);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), '![A red fox](fox.png)\n');
	}).timeout(30_000);
});

describe('Images that documents of an untrusted workspace ask for [untrusted]', () => {
	beforeEach(() => service().reset());

	it('are made one at a time only', async () => {
		const folder = await freshFolder();
		const many = await openDocument(folder, 'many.md', '![a](a.png) ![b](b.png)\n');
		const one = await openDocument(folder, 'one.md', '![c](c.png)\n');
		const refused = [
			await generate({ document: many.document.uri }, 'figment.generateMissing'),
			await generate({ draft: true }, inWorkspace),
			await generate({}, 'figment.renderDrafts'),
		];
		assert.deepEqual(
			refused.map(({ failures }) => failures[0]?.code),
			['untrusted', 'untrusted', 'untrusted'],
		);
		const { assets } = await generate({ document: one.document.uri }, 'figment.generateMissing');
		assert.lengthOf(assets, 1);
		assert.deepEqual(await namesIn(folder), ['c.png', 'many.md', 'one.md']);
	});
});

describe('Images that documents of several folders ask for [multi-root]', () => {
	beforeEach(() => service().reset());

	it('are made in their own folders, as one action', async () => {
		const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
		for (const root of roots) {
			await write(root, 'asks.md', '![Asked](asked/picture.png)\n');
		}
		const { assets, failures } = await generate({ maxUsd }, inWorkspace);
		assert.deepEqual(failures, []);
		assert.sameMembers(
			assets.map(({ uri }) => uri),
			roots.map(root => vscode.Uri.joinPath(root, 'asked/picture.png').toString()),
		);
	});
});
