import { assert } from 'chai';
import * as vscode from 'vscode';
import { WorkspaceLibrary } from '../../src/host/library/workspaceLibrary.ts';
import { freshFolder, generate, openDocument, read, service } from './figment.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { withSettings } from './settings.ts';

const prompt = 'A red fox walks over a snowy meadow';
const { fs } = vscode.workspace;

async function makeImage(output: vscode.Uri): Promise<vscode.Uri> {
	const { assets, failures } = await generate({ prompt, output, draft: true, insert: 'none' });
	assert.deepEqual(failures, []);
	return vscode.Uri.parse(assets[0]?.uri ?? '');
}

async function isUnused(asset: vscode.Uri): Promise<boolean> {
	const args = { quiet: true };
	const { assets } = await vscode.commands.executeCommand<{ assets: string[] }>('figment.showUnused', args);
	return assets.includes(asset.toString());
}

function write(uri: vscode.Uri, text: string): Thenable<void> {
	return fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Deletes as the Explorer does, with all that listens. */
async function deleteInWindow(uri: vscode.Uri): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.deleteFile(uri, { recursive: true });
	assert.isTrue(await vscode.workspace.applyEdit(edit));
}

function restore(asset: vscode.Uri): Thenable<unknown> {
	return vscode.commands.executeCommand('figment.restorePrevious', { asset, quiet: true });
}

function recipeOfLink(): Thenable<unknown> {
	return vscode.commands.executeCommand('figment.showRecipe', { quiet: true });
}

function tabUris(): string[] {
	return vscode.window.tabGroups.all
		.flatMap(group => group.tabs)
		.flatMap(({ input }) =>
			input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText
				? [input.uri.toString()]
				: [],
		);
}

async function waitUntil(isSo: () => boolean): Promise<void> {
	for (let tries = 0; !isSo(); tries++) {
		assert.isBelow(tries, 100, 'nothing happened for ten seconds');
		await new Promise(resolve => setTimeout(resolve, 100));
	}
}

async function isSoon(isSo: () => boolean): Promise<boolean> {
	for (let tries = 0; tries < 60 && !isSo(); tries++) {
		await new Promise(resolve => setTimeout(resolve, 100));
	}
	return isSo();
}

describe('The library', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('forgets a link that was typed and then discarded', async () => {
		// Another test's broken link may mean any fox.
		const asset = await makeImage(vscode.Uri.joinPath(folder, 'otter.png'));
		const editor = await openDocument(folder, 'page.md', 'Text\n');
		await editor.edit(edit => edit.insert(new vscode.Position(1, 0), '![an otter](otter.png)\n'));
		assert.isFalse(await isUnused(asset));
		await vscode.commands.executeCommand('workbench.action.files.revert');
		assert.isTrue(await isUnused(asset));
	});

	it('sees images that come with a folder from elsewhere, of which VS Code tells the folder alone', async () => {
		// What is in such a folder is nobody's work, and is not looked at.
		const elsewhere = vscode.Uri.joinPath(folder, 'node_modules', 'pictures');
		await fs.rename(
			await makeImage(vscode.Uri.joinPath(folder, 'owl.png')),
			vscode.Uri.joinPath(elsewhere, 'owl.png'),
		);
		const root = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder;
		const library = new WorkspaceLibrary(undefined);
		try {
			await library.images();
			// On a busy machine VS Code's watcher misses folders that were made at once in new ones, and what comes into
			// them, for good; the workspace folder itself it watches from the start. A second folder is for what it
			// misses while it looks at the first.
			for (let tries = 0; tries < 3; tries++) {
				const to = vscode.Uri.joinPath(root, `v1.${tries}-${crypto.randomUUID()}`);
				await fs.rename(elsewhere, to);
				const isSeen = await isSoon(() => library.knows(vscode.Uri.joinPath(to, 'owl.png')));
				await fs.rename(to, elsewhere);
				if (isSeen) {
					return;
				}
			}
			assert.fail('the image of no folder was seen');
		} finally {
			library.dispose();
		}
	}).timeout(60_000);

	it('takes links of documents that VS Code hides', async () => {
		const asset = await makeImage(vscode.Uri.joinPath(folder, 'fox.png'));
		await withSettings({ 'files.exclude': { '**/hidden': true } }, async () => {
			await write(vscode.Uri.joinPath(folder, 'hidden', 'page.md'), '![a fox](../fox.png)\n');
			assert.isFalse(await isUnused(asset));
		});
	});

	it('closes what it showed when it is left, also where VS Code has no previews', async () => {
		const asset = await makeImage(vscode.Uri.joinPath(folder, 'fox.png'));
		await openDocument(folder, 'page.md', 'Text\n');
		await withSettings({ 'workbench.editor.enablePreview': false }, async () => {
			const before = tabUris();
			const chosen = vscode.commands.executeCommand('figment.insertImage');
			await waitUntil(() => tabUris().length > before.length);
			await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
			await chosen;
			await waitUntil(() => tabUris().length === before.length);
			assert.deepEqual(tabUris(), before);
		});
		assert.isNotEmpty(await read(asset));
	});
});

describe('An image that is to be linked', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('goes into the document that is seen while the image is in front', async () => {
		const asset = await makeImage(vscode.Uri.joinPath(folder, 'fox.png'));
		const { document } = await openDocument(folder, 'page.md', '');
		await vscode.commands.executeCommand('vscode.open', asset, vscode.ViewColumn.Beside);
		assert.isUndefined(vscode.window.activeTextEditor);
		const { activeTabGroup } = vscode.window.tabGroups;
		await vscode.commands.executeCommand('figment.insertImage', { asset, quiet: true });
		assert.include(document.getText(), '](fox.png)');
		assert.equal(vscode.window.tabGroups.activeTabGroup.viewColumn, activeTabGroup.viewColumn);
	});

	it('goes into the document that is behind the image', async () => {
		const asset = await makeImage(vscode.Uri.joinPath(folder, 'fox.png'));
		const { document } = await openDocument(folder, 'page.md', '');
		await vscode.commands.executeCommand('vscode.open', asset);
		await vscode.commands.executeCommand('figment.insertImage', { asset });
		assert.include(document.getText(), '](fox.png)');
	});

	const refused: readonly (readonly [what: string, args: (folder: vscode.Uri) => object])[] = [
		['at an address that is no file’s', () => ({ asset: 'https://figment.example/fox.png' })],
		['that is a folder', asset => ({ asset })],
		['in a file system that is not there', () => ({ asset: 'figment-nowhere:/fox.png' })],
	];
	for (const [what, args] of refused) {
		it(`${what} is told as a bad argument`, async () => {
			const made = { ...args(folder), quiet: true };
			assert.isUndefined(await vscode.commands.executeCommand('figment.insertImage', made));
			const { failures } = await generate(made, 'figment.regenerate');
			assert.deepEqual(
				failures.map(({ code, fields }) => [code, fields?.map(({ path }) => path)]),
				[['invalidRequest', ['asset']]],
			);
		});
	}

	it('into a document that is not there is told as a bad argument', async () => {
		const asset = await makeImage(vscode.Uri.joinPath(folder, 'fox.png'));
		const document = vscode.Uri.joinPath(folder, 'nothing.md');
		const args = { asset, document, quiet: true };
		assert.isUndefined(await vscode.commands.executeCommand('figment.insertImage', args));
	});
});

describe('An image that a document shows', () => {
	const files = new MemoryFiles();
	let registration: vscode.Disposable;
	let folder: vscode.Uri;
	const elsewhere = vscode.Uri.parse('figment-elsewhere:/');

	before(() => {
		registration = vscode.workspace.registerFileSystemProvider(elsewhere.scheme, files);
	});
	after(() => registration.dispose());
	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('is found beside the folder of a document outside the workspace', async () => {
		const asset = await makeImage(vscode.Uri.joinPath(folder, 'fox.png'));
		await fs.writeFile(vscode.Uri.joinPath(elsewhere, 'img/fox.png'), await read(asset));
		const editor = await openDocument(
			vscode.Uri.joinPath(elsewhere, 'docs'),
			'page.md',
			'![fox](../img/fox.png)',
		);
		editor.selection = new vscode.Selection(0, 3, 0, 3);
		assert.deepInclude(await recipeOfLink(), { prompt });
	});

	it('is found from a cell of a notebook', async () => {
		await makeImage(vscode.Uri.joinPath(folder, 'fox.png'));
		const uri = vscode.Uri.joinPath(folder, 'book.ipynb');
		const cell = { cell_type: 'markdown', metadata: {}, source: ['![fox](fox.png)'] };
		await write(uri, JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
		const notebook = await vscode.workspace.openNotebookDocument(uri);
		await vscode.window.showNotebookDocument(notebook);
		await vscode.commands.executeCommand('notebook.cell.edit');
		const cellUri = notebook.cellAt(0).document.uri.toString();
		await waitUntil(() => vscode.window.activeTextEditor?.document.uri.toString() === cellUri);
		const editor = vscode.window.activeTextEditor;
		assert.isDefined(editor);
		editor.selection = new vscode.Selection(0, 3, 0, 3);
		assert.deepInclude(await recipeOfLink(), { prompt });
	});

	it('finds its recipe in another folder of the window, and in one above it', async () => {
		await service().alwaysFault('image', { kind: 'signed' });
		const output = vscode.Uri.joinPath(folder, 'fox.png');
		const { assets } = await generate({ prompt, output, insert: 'none' });
		const bytes = await read(assets[0]?.uri ?? '');
		const copy = vscode.Uri.joinPath(elsewhere, 'site/deep/img/fox.png');
		await fs.writeFile(copy, bytes);
		const recipeOf = () => vscode.commands.executeCommand('figment.showRecipe', { asset: copy, quiet: true });
		assert.deepInclude(await recipeOf(), { prompt });
		const root = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder;
		const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))]
			.map(byte => byte.toString(16).padStart(2, '0'))
			.join('');
		const sidecar = vscode.Uri.joinPath(root, '.figment', `${hash}.json`);
		const text = await read(sidecar);
		await fs.delete(sidecar);
		assert.isUndefined(await recipeOf());
		await fs.writeFile(vscode.Uri.joinPath(elsewhere, 'site/.figment', `${hash}.json`), text);
		assert.deepInclude(await recipeOf(), { prompt });
	}).timeout(20_000);
});

describe('An image that is deleted in the window', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

	for (const [what, others] of [
		['in a folder with a dot in its name', 0],
		['together with many that are not Figment’s', 60],
	] as const) {
		it(`${what} can be restored`, async () => {
			const images = vscode.Uri.joinPath(folder, 'assets.v2');
			for (let count = 0; count < others; count++) {
				await write(vscode.Uri.joinPath(images, `a-${count}.png`), 'no picture');
			}
			const asset = await makeImage(vscode.Uri.joinPath(images, 'fox.png'));
			const before = await read(asset);
			await write(vscode.Uri.joinPath(folder, 'page.md'), '![a fox](assets.v2/fox.png)\n');
			await deleteInWindow(images);
			await restore(asset);
			assert.deepEqual(await read(asset), before);
		}).timeout(20_000);
	}
});
