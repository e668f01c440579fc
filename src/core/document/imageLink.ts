/** An image link on a line. Columns in UTF-16 code units, the end not included. */
export interface ImageLinkOnLine {
	readonly alt: string;
	readonly start: number;
	readonly end: number;
}

/**
 * `![alt](target "title")`: no backslash before it that counts, one level of brackets in the alt text,
 * backslash escapes, `<…>` or plain targets. Each part can be read in one way only, so that no line,
 * however long, takes more than a moment.
 */
const inlineImage =
	/!(?<=(?:^|[^\\])(?:\\\\)*!)\[((?:\\.|[^\\[\]]|\[(?:\\.|[^\\[\]])*\])*)\]\(\s*(?!\s)(?:<(?:\\.|[^\\<>])*>|(?:\\.|[^\\()\s]|\((?:\\.|[^\\()])*\))*)(?:\s+(?:"(?:\\.|[^\\"])*"|'(?:\\.|[^\\'])*'|\((?:\\.|[^\\()])*\)))?\s*\)/g;

/** The inline Markdown image link that `column` is in or at the edge of, if there is one. */
export function findImageLinkAt(line: string, column: number): ImageLinkOnLine | undefined {
	for (const match of line.matchAll(inlineImage)) {
		const end = match.index + match[0].length;
		if (match.index <= column && column <= end) {
			return { alt: (match[1] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1'), start: match.index, end };
		}
	}
	return undefined;
}
