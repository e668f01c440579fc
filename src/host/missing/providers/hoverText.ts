import type * as vscode from 'vscode';

/**
 * Puts foreign text into a hover as it is: VS Code's own escaping leaves addresses, which would become links, and
 * entities.
 */
export function appendPlain(text: vscode.MarkdownString, foreign: string): void {
	// A word joiner shows nothing, and no address has one.
	const apart = foreign.replaceAll(/[.:@]/g, mark => `${mark}\u2060`);
	const [first = '', ...rest] = apart.split(/([&<])/);
	text.appendText(first);
	for (const part of rest) {
		if (part === '&' || part === '<') {
			text.appendMarkdown(part === '&' ? '&amp;' : '&lt;');
		} else {
			text.appendText(part);
		}
	}
}

/**
 * Puts foreign text of several lines into a hover as it is. VS Code itself overlooks that a line that ends the block
 * may begin with spaces.
 */
export function appendBlock(text: vscode.MarkdownString, foreign: string): void {
	const lines = foreign.replaceAll(/\r\n?/g, '\n');
	text.appendCodeblock(lines.replaceAll(/`(?=`)/g, '`\u2060'), 'text');
}

/** A link of a hover that runs one of Figment's commands. The title is ours. */
export function commandLink(title: string, command: string, argument: unknown): string {
	const args = encodeURIComponent(JSON.stringify([argument])).replaceAll(
		/[()']/g,
		mark => `%${mark.charCodeAt(0).toString(16)}`,
	);
	return `[${title.replaceAll(/[\\[\]]/g, '\\$&')}](command:${command}?${args})`;
}
