import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder, generate, openDocument, select, service } from './figment.ts';

/** What is selected, in brackets, or the caret as a bar, in the text of its editor; of several the first. */
function marked({ document, selection }: vscode.TextEditor): string {
	const text = document.getText();
	const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
	return start === end
		? `${text.slice(0, start)}|${text.slice(start)}`
		: `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

function type(text: string): Thenable<unknown> {
	return vscode.commands.executeCommand('type', { text });
}

/** Edits elsewhere, so that the person counts as having moved on, and selects a part of the document. */
async function moveOn(editor: vscode.TextEditor, ...parts: readonly [string, ...string[]]): Promise<void> {
	await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# Fox\n\n'));
	const { document } = editor;
	editor.selections = parts.map(part => {
		const [before = '', own = ''] = part.split('|');
		const at = document.getText().indexOf(before + own) + before.length;
		return new vscode.Selection(document.positionAt(at + own.length), document.positionAt(at));
	});
}

/** Asks for an image of a sentence, and does something until it comes. */
async function land(args: Readonly<Record<string, unknown>>, meanwhile: () => unknown): Promise<void> {
	await service().fault('generate', { kind: 'hold' });
	const pending = generate(args, 'figment.generateFromSelection');
	await service().waitForHeld(1);
	await meanwhile();
	await service().release();
	const { assets } = await pending;
	assert.equal(assets[0]?.inserted, true);
}

async function open(text: string, selected = 'A fox.'): Promise<vscode.TextEditor> {
	const editor = await openDocument(await freshFolder(), 'page.md', text);
	select(editor, selected);
	return editor;
}

const link = '![A fox.](a-fox.png)';

describe('A person who has moved on', () => {
	beforeEach(async () => {
		await service().reset();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('goes on typing at the end of the line that the link comes below', async () => {
		const editor = await open('A fox.\n\nEnd.\n');
		await land({}, async () => {
			await vscode.commands.executeCommand('cursorEnd');
			await type(' It ran');
		});
		assert.equal(marked(editor), `A fox. It ran|\n\n${link}\n\nEnd.\n`);
		await type('!');
		assert.equal(marked(editor), `A fox. It ran!|\n\n${link}\n\nEnd.\n`);
		await vscode.commands.executeCommand('undo');
		await vscode.commands.executeCommand('undo');
		assert.equal(marked(editor), 'A fox. It ran|\n\nEnd.\n');
	});

	const table: readonly (readonly [
		where: string,
		text: string,
		parts: readonly [string, ...string[]],
		after: string,
	])[] = [
		['the sentence', 'A fox.\n\nEnd.\n', ['|A fox.'], `# Fox\n\n[A fox.]\n\n${link}\n\nEnd.\n`],
		['the whole line', 'A fox.\n\nEnd.\n', ['|A fox.\n'], `# Fox\n\n[A fox.\n]\n${link}\n\nEnd.\n`],
		['the sentence in a list', '- A fox.\n- End.\n', ['|A fox.'], `# Fox\n\n- [A fox.]\n  ${link}\n- End.\n`],
		['the end of the document', 'A fox.', ['A fox.|'], `# Fox\n\nA fox.|\n\n${link}`],
		['the sentence that is last', 'A fox.', ['|A fox.'], `# Fox\n\n[A fox.]\n\n${link}`],
		['the next paragraph', 'A fox.\n\nEnd.\n', ['|End.'], `# Fox\n\nA fox.\n\n${link}\n\n[End.]\n`],
		['two places', 'A fox.', ['A fox.|', '|Fox'], `# Fox\n\nA fox.|\n\n${link}`],
	];
	for (const [where, text, parts, after] of table) {
		it(`keeps what is selected: ${where}`, async () => {
			const editor = await open(text);
			let before = '';
			await land({}, async () => {
				await moveOn(editor, ...parts);
				before = marked(editor);
			});
			assert.equal(marked(editor), after);
			assert.lengthOf(editor.selections, parts.length);
			await vscode.commands.executeCommand('undo');
			assert.equal(marked(editor), before);
		});
	}

	it('has the same selected in every editor of the document, also in those behind', async () => {
		const first = await open('A fox.');
		await land({}, async () => {
			const second = await vscode.window.showTextDocument(first.document, vscode.ViewColumn.Beside);
			second.selection = new vscode.Selection(0, 6, 0, 6);
			await openDocument(await freshFolder(), 'other.md', 'Other.\n');
		});
		const editors = vscode.window.visibleTextEditors.filter(({ document }) => document === first.document);
		assert.deepEqual(editors.map(marked), [`[A fox.]\n\n${link}`]);
	});

	it('has the same selected in another group', async () => {
		const first = await open('A fox.\n\nEnd.\n');
		await land({}, async () => {
			const second = await vscode.window.showTextDocument(first.document, vscode.ViewColumn.Beside);
			second.selection = new vscode.Selection(0, 6, 0, 6);
		});
		const editors = vscode.window.visibleTextEditors.filter(({ document }) => document === first.document);
		assert.deepEqual(editors.map(marked).sort(), [
			`A fox.|\n\n${link}\n\nEnd.\n`,
			`[A fox.]\n\n${link}\n\nEnd.\n`,
		]);
	});

	it('does not select a link at the end of a selection with it', async () => {
		const editor = await open('A fox. End.\n');
		await land({ insert: 'cursor' }, () => moveOn(editor, '|A fox.'));
		assert.equal(marked(editor), `# Fox\n\n[A fox.]${link} End.\n`);
	});

	it('goes on behind a link at the cursor', async () => {
		const editor = await open('A fox. End.\n');
		await land({ insert: 'cursor' }, () => moveOn(editor, 'A fox.|'));
		assert.equal(marked(editor), `# Fox\n\nA fox.${link}| End.\n`);
	});

	it('keeps the caret in a cell of a notebook', async () => {
		const uri = vscode.Uri.joinPath(await freshFolder(), 'lab.ipynb');
		const cells = [{ cell_type: 'markdown', metadata: {}, source: ['A fox.'] }];
		const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(notebook)));
		await vscode.window.showNotebookDocument(await vscode.workspace.openNotebookDocument(uri));
		await vscode.commands.executeCommand('notebook.cell.edit');
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document.uri.scheme, 'vscode-notebook-cell');
		assert.isDefined(editor);
		select(editor, 'A fox.');
		await land({}, () => moveOn(editor, 'A fox.|'));
		assert.equal(marked(editor), `# Fox\n\nA fox.|\n\n${link}`);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('is not taken back to the place that was scrolled out of sight', async () => {
		const editor = await open(`A fox.\n\n${'Line.\n\n'.repeat(500)}`);
		const far = new vscode.Range(800, 0, 800, 0);
		await land({}, async () => {
			editor.revealRange(far, vscode.TextEditorRevealType.AtTop);
			while (!editor.visibleRanges.some(range => range.contains(far.start))) {
				await new Promise(resolve => setTimeout(resolve, 50));
			}
		});
		await new Promise(resolve => setTimeout(resolve, 300));
		assert.equal(editor.document.getText(editor.selection), 'A fox.');
		assert.isAbove(editor.visibleRanges[0]?.start.line ?? 0, 700);
	});
});
