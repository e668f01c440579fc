import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder, generate, openDocument, select, service } from './figment.ts';

describe('Several places', () => {
	it('get an image each, of what is selected there, by one edit', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', '- A red fox.\n- An owl.\n\nThe end.\n');
		select(editor, 'A red fox.');
		const [fox] = editor.selections;
		select(editor, 'An owl.');
		const [owl] = editor.selections;
		assert.isDefined(fox);
		assert.isDefined(owl);
		// The last selected comes first.
		editor.selections = [owl, fox];
		const report = await generate({ draft: true }, 'figment.generateFromSelection');
		assert.deepEqual(
			report.assets.map(({ prompt, inserted }) => [prompt, inserted]),
			[
				['A red fox.', true],
				['An owl.', true],
			],
		);
		assert.equal(
			editor.document.getText(),
			'- A red fox.\n  ![A red fox.](a-red-fox.png)\n- An owl.\n  ![An owl.](an-owl.png)\n\nThe end.\n',
		);
		assert.lengthOf(editor.selections, 2);
		await vscode.commands.executeCommand('undo');
		assert.equal(editor.document.getText(), '- A red fox.\n- An owl.\n\nThe end.\n');
	});

	it('of cursors get images of one prompt with different seeds', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', 'One \n\nTwo \n');
		editor.selections = [new vscode.Selection(0, 4, 0, 4), new vscode.Selection(2, 4, 2, 4)];
		const { assets } = await generate({ prompt: 'Sea', seed: 7, draft: true });
		assert.deepEqual(
			assets.map(({ seed }) => seed),
			[7, 8],
		);
		// Which of the two is finished first has the name without a number.
		const [one, two] = assets.map(({ link }) => link);
		assert.equal(editor.document.getText(), `One ${one}\n\nTwo ${two}\n`);
	});

	it('are nothing to an image that is linked nowhere', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', 'One\nTwo\n');
		editor.selections = [new vscode.Selection(0, 0, 0, 0), new vscode.Selection(1, 0, 1, 0)];
		const { assets } = await generate({ prompt: 'Sea', draft: true, insert: 'none' });
		assert.lengthOf(assets, 1);
	});

	it('count with the number of images', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', 'One\nTwo\n');
		editor.selections = [new vscode.Selection(0, 0, 0, 0), new vscode.Selection(1, 0, 1, 0)];
		const { failures } = await generate({ prompt: 'Sea', draft: true, count: 501 });
		assert.deepEqual(
			failures.map(({ code, fields }) => [code, fields?.map(({ path }) => path)]),
			[['invalidRequest', ['count']]],
		);
	});

	it('leave the image links whole that cursors are in', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', '![a](a.png)\n\nTwo \n');
		editor.selections = [new vscode.Selection(0, 3, 0, 3), new vscode.Selection(2, 4, 2, 4)];
		const { assets } = await generate({ prompt: 'Sea', draft: true });
		const [one, two] = assets.map(({ link }) => link);
		assert.equal(editor.document.getText(), `![a](a.png)\n\n${one}\n\nTwo ${two}\n`);
	});

	it('in a link of several lines is all of it', async () => {
		const link = '<img\n\tsrc="a.png"\n\talt="A"\n/>';
		const editor = await openDocument(await freshFolder(), 'page.html', `${link}\n<p>End</p>\n`);
		editor.selection = new vscode.Selection(1, 6, 1, 6);
		const { assets } = await generate({ prompt: 'Sea', draft: true });
		assert.equal(editor.document.getText(), `${link}\n${assets[0]?.link}\n<p>End</p>\n`);
	});

	it('are replaced each by its own image', async () => {
		const editor = await openDocument(
			await freshFolder(),
			'page.md',
			'| a | b |\n| - | - |\n| fox | owl |\n',
		);
		editor.selections = [new vscode.Selection(2, 2, 2, 5), new vscode.Selection(2, 8, 2, 11)];
		await generate({ draft: true, insert: 'replace' }, 'figment.generateFromSelection');
		assert.equal(editor.document.getText(), '| a | b |\n| - | - |\n| ![fox](fox.png) | ![owl](owl.png) |\n');
	});

	it('that are gone in the meantime leave their links to the person, and the others get theirs', async () => {
		await service().reset();
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', 'A fox.\n\nAn owl.\n');
		editor.selections = [new vscode.Selection(0, 0, 0, 6), new vscode.Selection(2, 0, 2, 7)];
		await service().fault('generate', { kind: 'hold' });
		await service().fault('generate', { kind: 'hold' });
		const pending = generate({}, 'figment.generateFromSelection');
		await service().waitForHeld(2);
		await editor.edit(edit => edit.delete(new vscode.Range(0, 0, 2, 0)));
		await service().release();
		const report = await pending;
		assert.deepEqual(
			report.assets.map(({ link, inserted }) => [link, inserted]),
			[
				['![A fox.](a-fox.png)', false],
				['![An owl.](an-owl.png)', true],
			],
		);
		assert.deepEqual(
			report.failures.map(({ code }) => code),
			['cannotInsert'],
		);
		assert.equal(editor.document.getText(), 'An owl.\n\n![An owl.](an-owl.png)\n');
	});
});

/** Does something to a document while the image of its second paragraph is on the way. */
async function meanwhile(change: (editor: vscode.TextEditor) => unknown): Promise<string> {
	const editor = await openDocument(await freshFolder(), 'page.md', '# Page\n\nA fox.\n\nThe end.\n');
	select(editor, 'A fox.');
	await service().fault('generate', { kind: 'hold' });
	const pending = generate({}, 'figment.generateFromSelection');
	await service().waitForHeld(1);
	await change(editor);
	await service().release();
	await pending;
	return editor.document.getText();
}

describe('The place of a link', () => {
	beforeEach(() => service().reset());

	it('is kept when all line breaks of the document change', async () => {
		const text = await meanwhile(editor => editor.edit(edit => edit.setEndOfLine(vscode.EndOfLine.CRLF)));
		assert.equal(text, '# Page\r\n\r\nA fox.\r\n\r\n![A fox.](a-fox.png)\r\n\r\nThe end.\r\n');
	});

	it('is there again when its text was taken away and undone', async () => {
		const text = await meanwhile(async editor => {
			await editor.edit(edit => edit.delete(new vscode.Range(2, 0, 4, 0)));
			await vscode.commands.executeCommand('undo');
		});
		assert.equal(text, '# Page\n\nA fox.\n\n![A fox.](a-fox.png)\n\nThe end.\n');
	});

	it('is kept by what writes the whole document anew', async () => {
		const text = await meanwhile(editor =>
			editor.edit(edit => {
				const all = editor.document.getText();
				const end = editor.document.positionAt(all.length);
				edit.replace(new vscode.Range(new vscode.Position(0, 0), end), `${all}\nMore.\n`);
			}),
		);
		assert.equal(text, '# Page\n\nA fox.\n\n![A fox.](a-fox.png)\n\nThe end.\n\nMore.\n');
	});

	it('is kept by what puts marks around all of its text, which stands nowhere else', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', '# Page\n\nA fox in snow.\n');
		select(editor, 'A fox in snow.');
		await service().fault('generate', { kind: 'hold' });
		const pending = generate({}, 'figment.generateFromSelection');
		await service().waitForHeld(1);
		await editor.edit(edit => edit.replace(editor.selection, '**A fox in snow.**'));
		await service().release();
		await pending;
		assert.equal(
			editor.document.getText(),
			'# Page\n\n**A fox in snow.**\n\n![A fox in snow.](a-fox-in-snow.png)\n',
		);
	});

	it('is gone when its text is', async () => {
		const text = await meanwhile(editor => editor.edit(edit => edit.delete(new vscode.Range(2, 0, 4, 0))));
		assert.equal(text, '# Page\n\nThe end.\n');
	});
});
