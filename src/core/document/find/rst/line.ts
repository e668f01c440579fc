import type { TextRange } from '../imageLink.ts';

/** A line of a reStructuredText document, or the part of one behind list markers. */
export interface Line {
	/** Where it starts and ends in the document, without the spaces around it. */
	readonly start: number;
	readonly end: number;
	/** The column that it starts at. */
	readonly column: number;
	readonly content: string;
	/** Where the next line starts. */
	readonly next: number;
}

/** The lines of a document, or of a cell of a table in it. */
export interface Lines {
	/** The document. */
	readonly text: string;
	/** In a cell what stands between two lines is not part of it. */
	readonly isCell: boolean;
	/** Where the first one starts. */
	readonly start: number;
	/** The line that starts at an offset; undefined behind the last one. */
	readonly lineAt: (offset: number) => Line | undefined;
}

const spaces = /^[ \t]*/;
const markers = /^(?:(?:[-*+\u2022\u2023\u2043]|\(?(?:\d+|[a-z]|#)[.)])[ \t]+)+/i;

/** The lines of a document. */
export function documentLines(text: string): Lines {
	return {
		text,
		isCell: false,
		start: 0,
		lineAt(from) {
			if (from >= text.length) {
				return undefined;
			}
			const newline = text.indexOf('\n', from);
			return toLine(
				text,
				{ start: from, end: newline === -1 ? text.length : newline },
				newline === -1 ? text.length : newline + 1,
			);
		},
	};
}

/** The lines of a cell that has these parts of the lines of a document. */
export function cellLines(text: string, ranges: readonly TextRange[]): Lines {
	const lines = new Map(
		ranges.map((range, index) => [range.start, toLine(text, range, ranges[index + 1]?.start ?? text.length)]),
	);
	return { text, isCell: true, start: ranges[0]?.start ?? 0, lineAt: offset => lines.get(offset) };
}

/** What follows the markers of list items at the start of a line. */
export function skipMarkers(line: Line): Line {
	return skip(line, markers);
}

/** What follows something at the start of a line. */
export function skip({ start, column, content, next }: Line, pattern: RegExp): Line {
	const skipped = pattern.exec(content)?.[0] ?? '';
	let width = column;
	for (const sign of skipped) {
		width += sign === '\t' ? 8 - (width % 8) : 1;
	}
	const rest = content.slice(skipped.length);
	const from = start + skipped.length;
	return { start: from, end: from + rest.length, column: width, content: rest, next };
}

function toLine(text: string, { start, end }: TextRange, next: number): Line {
	const whole = { start, end: start, column: 0, content: text.slice(start, end).trimEnd(), next };
	return skip(whole, spaces);
}
