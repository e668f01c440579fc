import { assert } from 'chai';
import * as vscode from 'vscode';
import { DropImage } from '../../src/host/editor/dropImage.ts';
import { imageDragType } from '../../src/protocol/studio/gallery.ts';
import { openDocument } from './figment.ts';
import { eachTest } from './gallerySetup.ts';

describe('An image that is dropped', () => {
	const setup = eachTest();

	async function drop(
		editor: vscode.TextEditor,
		at: vscode.Position,
		dragged: string,
	): Promise<string | undefined> {
		const provider = new DropImage(setup().window.tools.library);
		const data = new vscode.DataTransfer();
		data.set(imageDragType, new vscode.DataTransferItem(dragged));
		const { token } = new vscode.CancellationTokenSource();
		const edit = await provider.provideDocumentDropEdits(editor.document, at, data, token);
		if (edit === undefined) {
			return undefined;
		}
		// As VS Code does it.
		if (edit.insertText instanceof vscode.SnippetString && edit.insertText.value !== '') {
			await editor.insertSnippet(edit.insertText, at);
		}
		if (edit.additionalEdit !== undefined) {
			await vscode.workspace.applyEdit(edit.additionalEdit);
		}
		return editor.document.getText();
	}

	const dropped: readonly (readonly [
		name: string,
		text: string,
		at: readonly [number, number],
		after: string,
	])[] = [
		['page.md', 'See here.\n', [0, 4], 'See ![An animal called fox](fox.png)here.\n'],
		['page.html', '<p>\n\n</p>\n', [1, 0], '<p>\n<img src="fox.png" alt="An animal called fox">\n</p>\n'],
		['notes.txt', 'See \n', [0, 4], 'See fox.png\n'],
		['page.json', '{"image": ""}\n', [0, 11], '{"image": "fox.png"}\n'],
	];
	for (const [name, text, [line, character], after] of dropped) {
		it(`into ${name} is linked as documents of its language do`, async () => {
			const { pictures } = setup();
			const [fox] = await pictures.make('fox');
			const editor = await openDocument(pictures.folder, name, text);
			const result = await drop(editor, new vscode.Position(line, character), String(fox));
			assert.equal(result?.replaceAll(/ (?:width|height)="\d+"/g, ''), after);
		}).timeout(20_000);
	}

	it('together with another comes in order, each on a line of its own below a heading', async () => {
		const { pictures } = setup();
		const [fox, owl] = await pictures.make('fox', 'owl');
		const editor = await openDocument(pictures.folder, 'page.adoc', '= Title\n\n* One\n* Two\n');
		const result = await drop(editor, new vscode.Position(1, 0), `${String(owl)}\r\n${String(fox)}`);
		assert.match(result ?? '', /^= Title\n\n?image::owl\.png\[[^\n]*\n[^]*image::fox\.png\[[^\n]*\n\n\* One/);
	}).timeout(20_000);

	it('leaves everything as it is when the library does not know it', async () => {
		const { pictures } = setup();
		const editor = await openDocument(pictures.folder, 'page.md', 'Text\n');
		for (const dragged of ['', 'nonsense', 'file:///etc/passwd', 'x\n'.repeat(2000)]) {
			assert.isUndefined(await drop(editor, new vscode.Position(0, 0), dragged));
		}
	}).timeout(20_000);
});
