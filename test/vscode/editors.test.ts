import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder, generate, namesIn, openDocument, select, service } from './figment.ts';
import { withSettings } from './settings.ts';

describe('A notebook', () => {
	it('has images beside it, and its Markdown cells are Markdown', async () => {
		const folder = await freshFolder();
		const uri = vscode.Uri.joinPath(folder, 'lab.ipynb');
		const notebook = {
			cells: [{ cell_type: 'markdown', metadata: {}, source: ['A fox.\n', '\n', 'The end.'] }],
			metadata: {},
			nbformat: 4,
			nbformat_minor: 5,
		};
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(notebook)));
		const opened = await vscode.workspace.openNotebookDocument(uri);
		await vscode.window.showNotebookDocument(opened);
		const { document } = opened.cellAt(0);
		const report = await generate({ prompt: 'A [red] fox', draft: true, document: document.uri });
		assert.deepEqual(report.failures, []);
		assert.equal(document.getText(), 'A fox.\n\nThe end.\n\n![A \\[red\\] fox](a-red-fox.png)\n');
		assert.include(await namesIn(folder), 'a-red-fox.png');
		assert.isTrue(opened.isDirty);
		// The notebook itself stands for the cell that is selected.
		const again = await generate({ prompt: 'Sea', draft: true, document: uri });
		assert.equal(again.assets[0]?.inserted, true);
		assert.match(document.getText(), /!\[Sea\]\(sea\.png\)\n?$/);
		await opened.save();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
});

describe('A notebook that a setting makes read-only', () => {
	it('stays as it is, and the link is given', async () => {
		const uri = vscode.Uri.joinPath(await freshFolder(), 'closed.ipynb');
		const cells = [{ cell_type: 'markdown', metadata: {}, source: ['A fox.'] }];
		const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(notebook)));
		await withSettings({ 'files.readonlyInclude': { '**/closed.ipynb': true } }, async () => {
			const opened = await vscode.workspace.openNotebookDocument(uri);
			await vscode.window.showNotebookDocument(opened);
			const { document } = opened.cellAt(0);
			const { assets, failures } = await generate({ prompt: 'Sea', draft: true, document: document.uri });
			assert.deepEqual([assets[0]?.link, assets[0]?.inserted], ['![Sea](sea.png)', false]);
			assert.include(failures[0]?.message, 'read-only');
			assert.equal(document.getText(), 'A fox.');
			assert.isFalse(opened.isDirty);
		});
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
});

describe('Data without an editor', () => {
	it('stays as it is, and the link is given', async () => {
		const folder = await freshFolder();
		const { document } = await openDocument(folder, 'data.json', '{ "a": 1 }\n');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const report = await generate({ prompt: 'Sea', draft: true, document: document.uri });
		assert.deepEqual(
			report.assets.map(({ link, inserted }) => [link, inserted]),
			[['sea.png', false]],
		);
		const after = await vscode.workspace.openTextDocument(document.uri);
		assert.equal(after.getText(), '{ "a": 1 }\n');
	});
});

describe('Data with something selected', () => {
	it('stays as it is too, and the link is given', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'data.json', '{ "a": "A fox." }\n');
		select(editor, 'A fox.');
		const report = await generate({ draft: true }, 'figment.generateFromSelection');
		assert.deepEqual(
			report.assets.map(({ link, inserted }) => [link, inserted]),
			[['a-fox.png', false]],
		);
		assert.deepEqual(
			report.failures.map(({ code }) => code),
			['cannotInsert'],
		);
		assert.equal(editor.document.getText(), '{ "a": "A fox." }\n');
		assert.isFalse(editor.document.isDirty);
	});
});

describe('A comparison of two files', () => {
	/** The text that stands on the left, which nobody can change. */
	const scheme = 'figment-past';
	let registration: vscode.Disposable;
	before(() => {
		registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
			provideTextDocumentContent: () => 'A fox.\n\nThe past.\n',
		});
	});
	after(() => registration.dispose());

	async function compare(): Promise<{ readonly folder: vscode.Uri; readonly page: vscode.Uri }> {
		const folder = await freshFolder();
		const { document } = await openDocument(folder, 'page.md', 'A fox.\n\nThe end.\n');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const past = document.uri.with({ scheme });
		await vscode.commands.executeCommand('vscode.diff', past, document.uri, 'Past and present');
		return { folder, page: document.uri };
	}

	it('takes the link on the side of the file', async () => {
		const { page } = await compare();
		const editor = vscode.window.visibleTextEditors.find(
			({ document }) => document.uri.scheme === page.scheme,
		);
		assert.isDefined(editor);
		await vscode.commands.executeCommand('workbench.action.compareEditor.focusPrimarySide');
		assert.equal(vscode.window.activeTextEditor, editor);
		select(editor, 'A fox.');
		const report = await generate({ draft: true }, 'figment.generateFromSelection');
		assert.equal(report.assets[0]?.inserted, true);
		assert.equal(editor.document.getText(), 'A fox.\n\n![A fox.](a-fox.png)\n\nThe end.\n');
	});

	it('gives the link and the file on the side that nobody can change', async () => {
		const { page } = await compare();
		const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === scheme);
		assert.isDefined(editor);
		await vscode.commands.executeCommand('workbench.action.compareEditor.focusSecondarySide');
		assert.equal(vscode.window.activeTextEditor, editor);
		select(editor, 'A fox.');
		const report = await generate({ draft: true }, 'figment.generateFromSelection');
		const [asset] = report.assets;
		assert.deepEqual([asset?.prompt, asset?.inserted], ['A fox.', false]);
		assert.match(asset?.link ?? '', /^!\[A fox\.\]\(/);
		assert.isAbove((await vscode.workspace.fs.stat(vscode.Uri.parse(asset?.uri ?? ''))).size, 1000);
		const { document } = await vscode.window.showTextDocument(page);
		assert.equal(document.getText(), 'A fox.\n\nThe end.\n');
	});
});

describe('Two editors on one document', () => {
	it('both show the link, and the cursor of the other stays where it was', async () => {
		await service().reset();
		const first = await openDocument(await freshFolder(), 'page.md', 'A fox.\n\nThe end.\n');
		await service().fault('generate', { kind: 'hold' });
		select(first, 'A fox.');
		const pending = generate({}, 'figment.generateFromSelection');
		await service().waitForHeld(1);
		const second = await vscode.window.showTextDocument(first.document, vscode.ViewColumn.Beside);
		select(second, 'The end.');
		await service().release();
		await pending;
		assert.equal(second.document.getText(), 'A fox.\n\n![A fox.](a-fox.png)\n\nThe end.\n');
		assert.equal(second.document.getText(second.selection), 'The end.');
		assert.equal(vscode.window.activeTextEditor, second);
		await second.document.save();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
});
