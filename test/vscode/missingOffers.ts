import { assert } from 'chai';
import * as vscode from 'vscode';
import { generate } from './figment.ts';

/** Waits until something is so: marks and lenses follow what happens. */
export async function until<Result>(
	look: () => Thenable<Result> | Result,
	isSo: (result: Result) => boolean,
): Promise<Result> {
	for (let tries = 0; ; tries++) {
		const result = await look();
		if (isSo(result)) {
			return result;
		}
		assert.isBelow(tries, 100, `nothing happened for ten seconds: ${JSON.stringify(result)}`);
		await new Promise(resolve => setTimeout(resolve, 100));
	}
}

/** Titles without prices, which the tests on prices look at. */
export function unpriced(titles: readonly string[]): string[] {
	return titles.map(title => title.replace(/ \([^()]*\$[^()]*\)$/, ''));
}

/** The quick fixes that Figment offers at the first occurrence of a text. */
export async function fixesAt(document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> {
	const at = document.positionAt(document.getText().indexOf(text));
	const ask = () =>
		vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(at, at),
			vscode.CodeActionKind.QuickFix.value,
		);
	// VS Code cancels what it asks when another extension starts to offer fixes meanwhile.
	const actions = await ask().then(undefined, ask);
	return actions.filter(({ command }) => command?.command.startsWith('figment.'));
}

/** Figment's lenses, and those that only say something: nobody else has such in the tests. */
export async function lensesOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
	const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
		'vscode.executeCodeLensProvider',
		document.uri,
		100,
	);
	return lenses.filter(({ command }) => command?.command === '' || command?.command.startsWith('figment.'));
}

/** The lines and titles of the lenses, without prices. */
export async function titlesOf(document: vscode.TextDocument): Promise<string[]> {
	const lenses = await lensesOf(document);
	return lenses.map(({ range, command }) => `${range.start.line} ${unpriced([command?.title ?? ''])[0]}`);
}

/** Figment's hovers at the first occurrence of a text. */
export async function hoverAt(document: vscode.TextDocument, text: string): Promise<vscode.MarkdownString[]> {
	const at = document.positionAt(document.getText().indexOf(text));
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		document.uri,
		at,
	);
	return hovers
		.flatMap(({ contents }) => contents)
		.filter(each => each instanceof vscode.MarkdownString)
		.filter(({ isTrusted }) => typeof isTrusted === 'object');
}

/** Figment's completions behind the first occurrence of a text. */
export async function completionsAt(
	document: vscode.TextDocument,
	text: string,
): Promise<readonly vscode.CompletionItem[]> {
	const at = document.positionAt(document.getText().indexOf(text) + text.length);
	const list = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		document.uri,
		at,
	);
	return list.items.filter(({ command }) => command?.command.startsWith('figment.') === true);
}

/** Writes or deletes as the Explorer does: VS Code misses what happens in folders that are as new as the tests'. */
export async function applyFiles(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	change(edit);
	assert.isTrue(await vscode.workspace.applyEdit(edit));
}

/** Runs what a fix or a lens runs. */
export function run({ command, arguments: args = [] }: vscode.Command): Thenable<unknown> {
	return vscode.commands.executeCommand(command, ...args);
}

/** Makes a draft of a grey owl. */
export async function makeDraft(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
	const output = vscode.Uri.joinPath(folder, name);
	const report = await generate({ prompt: 'A grey owl', output, draft: true, insert: 'none' });
	return vscode.Uri.parse(report.assets[0]?.uri ?? '');
}

/** Figment's diagnostics: the text that each is at, its severity and its message. */
export function marksOf(document: vscode.TextDocument): string[] {
	return vscode.languages
		.getDiagnostics(document.uri)
		.filter(({ source }) => source === 'Figment')
		.map(({ message, range, severity }) => `${document.getText(range)} ${severity} ${message}`);
}
