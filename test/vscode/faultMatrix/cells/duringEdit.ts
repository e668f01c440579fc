import * as vscode from 'vscode';
import type { Cell, Expected, Place } from '../cell.ts';

const link = '![Sea](sea-1.png)';
const page = 'Before.\n\n[The sea.]\n\nAfter.\n';
const untouched = 'Before.\n\nThe sea.\n\nAfter.\n';
const html = '<img src="sea-1.png" alt="Sea" width="512" height="512">';
const withLink = `Before.\n\nThe sea.\n\n${link}\n\nAfter.\n`;

const saved = { billed: 1, picture: 'at once' } as const satisfies Expected;

/** Lets the download wait until the fault is in place. */
function whileHeld(spoil: (place: Place) => unknown): Pick<Cell, 'stage' | 'args' | 'before' | 'meanwhile'> {
	return {
		stage: 'during the edit',
		args: { insert: 'below' },
		before: ({ service }) => service.fault('image', { kind: 'hold' }),
		meanwhile: async place => {
			await place.service.waitForHeld(1);
			await spoil(place);
			await place.service.release();
		},
	};
}

async function close(): Promise<void> {
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Faults of the document a link goes to. */
export const duringEdit: readonly Cell[] = [
	{
		fault: 'the editor is closed',
		page,
		...whileHeld(close),
		expected: { ...saved, page: withLink },
	},
	{
		fault: 'the text it belongs to is deleted',
		page,
		...whileHeld(({ editor }) => editor().edit(edit => edit.delete(new vscode.Range(2, 0, 3, 0)))),
		expected: {
			...saved,
			failure: ['cannotInsert', false, /saved, but its link could not be put.*is gone/],
			page: 'Before.\n\n\nAfter.\n',
		},
	},
	{
		fault: 'the document is deleted on disk, and still open',
		page,
		...whileHeld(({ editor }) => vscode.workspace.fs.delete(editor().document.uri)),
		expected: { ...saved, page: withLink },
	},
	{
		fault: 'something else writes another text into the document',
		page,
		...whileHeld(async ({ editor }) => {
			const { document } = editor();
			await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode('Another text.\n'));
			await vscode.commands.executeCommand('workbench.action.files.revert');
		}),
		expected: {
			...saved,
			failure: ['cannotInsert', false, /saved, but its link could not be put/],
			page: 'Another text.\n',
		},
	},
	{
		fault: 'the document gets another language',
		page,
		...whileHeld(({ editor }) => vscode.languages.setTextDocumentLanguage(editor().document, 'html')),
		expected: { ...saved, page: withLink.replace(`\n${link}`, html) },
	},
	{
		fault: 'the person types above it',
		page,
		...whileHeld(({ editor }) => editor().edit(edit => edit.insert(new vscode.Position(0, 0), 'New. '))),
		expected: { ...saved, page: `New. ${withLink}` },
	},
	{
		fault: 'the window is closed before the link is put in',
		page,
		...whileHeld(({ closeWindow }) => closeWindow()),
		expected: { billed: 1, picture: 'recovered', ending: 'with its window', page: untouched },
	},
];
