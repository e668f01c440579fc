import { assert } from 'chai';
import * as vscode from 'vscode';
import { waitUntil, write } from './askingDocuments.ts';
import { freshFolder, generate, openDocument, select, service } from './figment.ts';
import type { Report } from './figment.ts';
import { withSettings } from './settings.ts';

/** Asks for an image of a sentence, and does something until it comes. */
async function land(editor: vscode.TextEditor, meanwhile: () => unknown): Promise<Report> {
	select(editor, 'A fox.');
	await service().fault('generate', { kind: 'hold' });
	const pending = generate({}, 'figment.generateFromSelection');
	await service().waitForHeld(1);
	await meanwhile();
	await service().release();
	return pending;
}

/** The text of a document with the targets of links as URIs. */
async function resolved(uri: vscode.Uri): Promise<string> {
	const document = await vscode.workspace.openTextDocument(uri);
	return document
		.getText()
		.replaceAll(/\]\((.*?)\)/g, (_, path: string) => `](${vscode.Uri.joinPath(uri, '..', path).toString()})`);
}

async function openUntitled(page: vscode.Uri, text: string): Promise<vscode.TextEditor> {
	const document = await vscode.workspace.openTextDocument(page.with({ scheme: 'untitled' }));
	const editor = await vscode.window.showTextDocument(document);
	await editor.edit(edit => edit.insert(new vscode.Position(0, 0), text));
	return editor;
}

async function save({ document: { uri } }: vscode.TextEditor): Promise<void> {
	assert.isDefined(await vscode.workspace.save(uri));
	const isOpen = () => vscode.workspace.textDocuments.some(each => each.uri.toString() === uri.toString());
	await waitUntil(() => !isOpen());
}

describe('A document that goes on under another name while its image is made', () => {
	beforeEach(async () => {
		await service().reset();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('gets the link when it was untitled and is saved, with a path that is right there', async () => {
		const page = vscode.Uri.joinPath(await freshFolder(), 'page.md');
		const settings = { 'files.insertFinalNewline': true, 'files.trimTrailingWhitespace': true };
		const report = await withSettings(settings, async () => {
			const untitled = await openUntitled(page, '# Page  \n\nA fox.\n\nEnd.');
			return land(untitled, () => save(untitled));
		});
		assert.deepEqual(report.failures, []);
		const [asset] = report.assets;
		assert.equal(await resolved(page), `# Page\n\nA fox.\n\n![A fox.](${asset?.uri})\n\nEnd.\n`);
		assert.include((await vscode.workspace.openTextDocument(page)).getText(), asset?.link ?? '-');
	});

	it('is not another that has the same text and stays open', async () => {
		const folder = await freshFolder();
		const copy = await openDocument(folder, 'copy.md', 'A fox.');
		const page = vscode.Uri.joinPath(folder, 'page.md');
		const untitled = await openUntitled(page, 'A fox.');
		await land(untitled, async () => {
			await save(untitled);
			await copy.document.save();
		});
		assert.match(await resolved(page), /^A fox\.\n\n!\[A fox\.\]\(/);
		assert.equal((await vscode.workspace.openTextDocument(copy.document.uri)).getText(), 'A fox.');
	});

	it('is not one that was once as empty and is saved with another text', async () => {
		const folder = await freshFolder();
		const page = vscode.Uri.joinPath(folder, 'page.md');
		const untitled = await openUntitled(page, '');
		await service().fault('generate', { kind: 'hold' });
		const pending = generate({ prompt: 'A fox' });
		await service().waitForHeld(1);
		const other = await openDocument(folder, 'other.ts', '');
		await other.edit(edit => edit.insert(new vscode.Position(0, 0), 'const fox = 1;'));
		await other.document.save();
		await vscode.languages.setTextDocumentLanguage(untitled.document, 'plaintext');
		await service().release();
		const { assets } = await pending;
		assert.equal(other.document.getText(), 'const fox = 1;');
		assert.include(
			vscode.workspace.textDocuments.find(each => each.isUntitled)?.getText() ?? '',
			assets[0]?.link ?? '-',
		);
	});

	it('is none when it was untitled and is closed', async () => {
		const folder = await freshFolder();
		await openDocument(folder, 'copy.md', 'A fox.');
		const untitled = await openUntitled(vscode.Uri.joinPath(folder, 'page.md'), 'A fox.');
		const { assets, failures } = await land(untitled, () =>
			vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'),
		);
		assert.deepEqual([assets[0]?.inserted, failures[0]?.code], [false, 'cannotInsert']);
	});

	it('gets the link when its file is renamed and edited', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', 'A fox.\n\nEnd.\n');
		const moved = vscode.Uri.joinPath(folder, 'deep', 'moved.md');
		const report = await land(editor, async () => {
			const edit = new vscode.WorkspaceEdit();
			edit.renameFile(editor.document.uri, moved);
			assert.isTrue(await vscode.workspace.applyEdit(edit));
			const again = await vscode.window.showTextDocument(moved);
			await again.edit(each => each.insert(new vscode.Position(0, 0), '# Fox\n\n'));
		});
		assert.equal(await resolved(moved), `# Fox\n\nA fox.\n\n![A fox.](${report.assets[0]?.uri})\n\nEnd.\n`);
	});

	it('gets the link when its folder is renamed while it is closed', async () => {
		const folder = await freshFolder();
		await write(folder, 'page.md', 'A fox.\n\nEnd.\n');
		// A document that an extension has opened stays open for minutes.
		await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder, 'page.md'));
		const editor = vscode.window.activeTextEditor;
		assert.isDefined(editor);
		const moved = vscode.Uri.joinPath(folder, '..', 'book');
		const report = await land(editor, async () => {
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			await waitUntil(() => !vscode.workspace.textDocuments.includes(editor.document));
			const edit = new vscode.WorkspaceEdit();
			edit.renameFile(folder, moved);
			assert.isTrue(await vscode.workspace.applyEdit(edit));
		});
		const [asset] = report.assets;
		assert.equal(
			await resolved(vscode.Uri.joinPath(moved, 'page.md')),
			`A fox.\n\n![A fox.](${asset?.uri})\n\nEnd.\n`,
		);
	});
});
