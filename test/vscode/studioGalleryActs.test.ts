import { assert } from 'chai';
import * as vscode from 'vscode';
import { resolveTarget } from '../../src/host/editor/target.ts';
import { modal } from '../../src/host/ui/dialogs.ts';
import type { ImageAction } from '../../src/protocol/studio/gallery.ts';
import { openDocument, read, select } from './figment.ts';
import { eachTest, isThere, rejection, write } from './gallerySetup.ts';
import { page } from './galleryWindow.ts';

describe('What is done from the gallery', () => {
	const setup = eachTest();

	function act(action: ImageAction, images: readonly unknown[]): Promise<unknown> {
		return setup().window.gallery.answer({ name: 'act', action, images: images.map(String) }, page);
	}

	it('puts links in where one worked last, in the order of the images and by one edit', async () => {
		const { pictures, window } = setup();
		const [fox, owl] = await pictures.make('fox', 'owl');
		const { document } = await openDocument(pictures.folder, 'page.md', 'Text\n');
		const editor = vscode.window.activeTextEditor ?? assert.fail('no editor');
		editor.selection = new vscode.Selection(1, 0, 1, 0);
		await act('insert', [owl, fox]);
		assert.match(document.getText(), /^Text\n[^]*\[An animal called owl\]\(owl\.png\)[^]*\]\(fox\.png\)/);
		assert.equal(window.announced.length, 1);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), 'Text\n');
	}).timeout(20_000);

	it('copies links as they are written for the document, and prompts', async () => {
		const { pictures } = setup();
		const [fox, owl] = await pictures.make('fox', 'owl');
		await openDocument(pictures.folder, 'page.html', '<p></p>\n');
		await act('copyLink', [fox, owl]);
		const links = await vscode.env.clipboard.readText();
		assert.match(links, /^<img src="fox\.png" [^\n]*>\n<img src="owl\.png" [^\n]*>$/);
		await act('copyPrompt', [fox, owl]);
		assert.equal(await vscode.env.clipboard.readText(), 'An animal called fox\n\nAn animal called owl');
	}).timeout(20_000);

	it('copies a Markdown link from the workspace folder where there is no document', async () => {
		const { pictures } = setup();
		const [fox = assert.fail('no fox')] = await pictures.make('fox');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await act('copyLink', [fox]);
		const path = vscode.workspace.asRelativePath(fox, false);
		assert.equal(await vscode.env.clipboard.readText(), `![An animal called fox](${path})`);
		const error = await rejection(act('insert', [fox]));
		assert.instanceOf(error, Error);
	}).timeout(20_000);

	it('deletes several images after one question, which says what links them', async () => {
		const { pictures, window } = setup();
		const [fox = assert.fail('no fox'), owl = assert.fail('no owl'), cat] = await pictures.make(
			'fox',
			'owl',
			'cat',
		);
		await write(pictures.folder, 'page.md', '![an owl](owl.png)\n');
		const bytes = await read(owl);
		const { confirm } = modal;
		const asked: string[] = [];
		try {
			modal.confirm = (message, _, detail) => Promise.resolve(asked.push(`${message} ${detail}`) > 1);
			await act('delete', [fox, owl]);
			assert.deepEqual([...(await read(owl))], [...bytes]);
			await act('delete', [fox, owl]);
		} finally {
			modal.confirm = confirm;
		}
		assert.equal(asked.length, 2);
		assert.match(asked[1] ?? '', /fox\.png[^]*owl\.png[^]*page\.md, line 1/);
		const { query } = pictures;
		assert.deepEqual(
			(await Promise.all([fox, owl, cat ?? fox].map(isThere))).concat(
				(await window.names({ query })).length === 1,
			),
			[false, false, true, true],
		);
		const kept = await window.tools.versions.list(owl.toString());
		assert.deepEqual(
			kept.map(({ kind }) => kind),
			['deleted'],
		);
	}).timeout(30_000);

	it('is nothing for an image that the library does not know', async () => {
		const { pictures } = setup();
		const [fox = assert.fail('no fox')] = await pictures.make('fox');
		const { document } = await openDocument(pictures.folder, 'page.md', 'Text\n');
		const other = vscode.Uri.joinPath(pictures.folder, 'page.md');
		const { confirm } = modal;
		modal.confirm = () => Promise.resolve(true);
		try {
			for (const action of ['insert', 'copyLink', 'open', 'delete'] as const) {
				for (const images of [
					[fox, other],
					['file:///etc/passwd'],
					['nonsense'],
					['https://figment.example/a.png'],
				]) {
					assert.instanceOf(await rejection(act(action, images)), Error, action);
				}
			}
		} finally {
			modal.confirm = confirm;
		}
		assert.deepEqual([document.getText(), await isThere(fox), await isThere(other)], ['Text\n', true, true]);
	}).timeout(30_000);

	it('is for one image where several make no sense', async () => {
		const images = await setup().pictures.make('fox', 'owl');
		for (const action of ['details', 'reveal', 'vary', 'regenerate'] as const) {
			assert.instanceOf(await rejection(act(action, images)), Error, action);
		}
	}).timeout(20_000);

	it('opens images', async () => {
		const images = await setup().pictures.make('fox', 'owl');
		await act('open', images);
		const open = vscode.window.tabGroups.all
			.flatMap(group => group.tabs)
			.flatMap(({ input }) => (input instanceof vscode.TabInputCustom ? input.uri.toString() : []));
		assert.deepEqual(open, images.map(String));
	}).timeout(20_000);
});

describe('An image that is chosen in the gallery', () => {
	const setup = eachTest();

	async function start(
		text: string,
		at: string,
	): Promise<{ editor: vscode.TextEditor; chosen: Promise<string | undefined> }> {
		const { pictures, window } = setup();
		const editor = await openDocument(pictures.folder, 'page.md', text);
		select(editor, at);
		const chosen = window.gallery.pickFor(await resolveTarget(undefined));
		// Until the gallery is shown.
		await Promise.resolve();
		return { editor, chosen };
	}

	it('goes to the place that was held, and the document has the focus again', async () => {
		const { pictures, window } = setup();
		const [fox] = await pictures.make('fox');
		const { editor, chosen } = await start('One\n\nTwo\n', 'One');
		assert.deepInclude(window.gallery.stateFor(), { pick: 'page.md', canInsert: true });
		assert.equal(window.shown, 1);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Zero\n\n'));
		await openDocument(pictures.folder, 'other.md', 'Other\n');
		await window.gallery.answer({ name: 'act', action: 'insert', images: [String(fox)] }, page);
		const { document } = editor;
		assert.equal(document.getText(), 'Zero\n\nOne\n\n![An animal called fox](fox.png)\n\nTwo\n');
		assert.equal(await chosen, '![An animal called fox](fox.png)');
		assert.equal(vscode.window.activeTextEditor?.document, document);
		assert.isUndefined(window.gallery.stateFor().pick);
	}).timeout(20_000);

	it('is none when the person leaves, or asks for another place', async () => {
		const { window } = setup();
		const first = await start('One\n', 'One');
		const second = await start('One\n', 'One');
		assert.isUndefined(await first.chosen);
		assert.equal(window.gallery.stateFor().pick, 'page.md');
		await window.gallery.answer({ name: 'endPick' }, page);
		assert.isUndefined(await second.chosen);
		assert.isUndefined(window.gallery.stateFor().pick);
	}).timeout(20_000);
});
