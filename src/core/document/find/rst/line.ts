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

const spaces = /^[ \t]*/;
const markers = /^(?:(?:[-*+\u2022\u2023\u2043]|\(?(?:\d+|[a-z]|#)[.)])[ \t]+)+/i;

/** The line that starts at an offset. */
export function readLine(text: string, from: number): Line {
	const newline = text.indexOf('\n', from);
	const next = newline === -1 ? text.length : newline + 1;
	const whole = { start: from, end: from, column: 0, content: text.slice(from, next).trimEnd(), next };
	return skip(whole, spaces);
}

/** What follows the markers of list items at the start of a line. */
export function skipMarkers(line: Line): Line {
	return skip(line, markers);
}

function skip({ start, column, content, next }: Line, pattern: RegExp): Line {
	const skipped = pattern.exec(content)?.[0] ?? '';
	let width = column;
	for (const sign of skipped) {
		width += sign === '\t' ? 8 - (width % 8) : 1;
	}
	const rest = content.slice(skipped.length);
	const from = start + skipped.length;
	return { start: from, end: from + rest.length, column: width, content: rest, next };
}
