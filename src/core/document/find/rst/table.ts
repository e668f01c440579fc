import type { TextRange } from '../imageLink.ts';
import { findBoxes } from './boxes.ts';
import type { Line, Lines } from './line.ts';
import { cellLines } from './line.ts';

/** Some rows of a table. */
export interface Rows {
	/** None when it is no table: then nothing of it is read. */
	readonly cells?: readonly Lines[];
	/** Where the first line starts that is no part of them. */
	readonly next: number;
	/** How far the text was looked at. */
	readonly reach: number;
}

/** A line of a table by its columns. */
interface Row {
	readonly text: string;
	/** Where some columns are in the document. */
	readonly range: (left: number, right: number) => TextRange;
}

const gridBorder = /^\+[-=](?:[-=+]*[-=])?\+$/;
const simpleBorder = /^=+(?: +=+)+$/;
const span = /^(?:-[- ]*|=[= ]*)$/;
/** What takes two columns and is one code unit (Unicode's East Asian Width W and F, about). */
const wide =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
/** Stands behind what takes two columns. */
const pad = '\0';

/** The rows of a table that begin with a line: those of a grid up to the next border, a simple table as a whole. */
export function readRows(lines: Lines, first: Line): Rows | undefined {
	return gridBorder.test(first.content)
		? readGrid(lines, first)
		: simpleBorder.test(first.content)
			? readSimple(lines, first)
			: undefined;
}

/** Nothing crosses a border that is as wide as the table, so that each is the start of what follows. */
function readGrid(lines: Lines, first: Line): Rows {
	const rows = [first];
	for (let at = first.next; ;) {
		const line = lines.lineAt(at);
		const reach = line?.next ?? at;
		if (line?.column !== first.column || !/^[+|]/.test(line.content)) {
			return { next: first.next, reach };
		}
		rows.push(line);
		if (gridBorder.test(line.content)) {
			return { cells: gridCells(lines.text, rows), next: at, reach };
		}
		at = line.next;
	}
}

function gridCells(text: string, rows: readonly Line[]): Lines[] {
	const grid = rows.map(line => toRow(line, line.column));
	const boxes = findBoxes(
		grid.map(({ text: row }) => (gridBorder.test(row) ? row.replaceAll('=', '-') : row)),
	);
	return boxes.map(({ top, left, bottom, right }) =>
		cellLines(
			text,
			grid.slice(top + 1, bottom).map(row => row.range(left + 1, right)),
		),
	);
}

/** It ends with the second border below the first, or with one above a blank line. */
function readSimple(lines: Lines, first: Line): Rows {
	const rows: Row[] = [];
	let borders = 0;
	for (let at = first.next; ;) {
		const line = lines.lineAt(at);
		const reach = line?.next ?? at;
		const isOut = line === undefined || (line.content !== '' && line.column < first.column);
		const isBorder = line?.column === first.column && simpleBorder.test(line.content);
		if (isOut || (isBorder && line.content.length !== first.content.length)) {
			return { next: first.next, reach };
		}
		rows.push(toRow(line, first.column));
		borders += isBorder ? 1 : 0;
		const below = lines.lineAt(line.next);
		if (isBorder && (borders === 2 || (below?.content ?? '') === '')) {
			return { cells: simpleCells(lines.text, first, rows), next: line.next, reach: below?.next ?? reach };
		}
		at = line.next;
	}
}

/** A row begins with text in the first column, and ends also with a line of signs that spans columns. */
function simpleCells(text: string, first: Line, rows: readonly Row[]): Lines[] {
	const columns = columnsOf(first.content);
	const cells: Lines[] = [];
	let open: Row[] = [];
	const close = (spanned: readonly TextRange[]) => {
		for (const { start, end } of spanned) {
			cells.push(
				cellLines(
					text,
					open.map(row => row.range(start, end)),
				),
			);
		}
		open = [];
	};
	for (const row of rows) {
		if (span.test(row.text)) {
			close(columnsOf(row.text));
		} else {
			const isNew = row.text.slice(0, columns[0]?.end).trim() !== '';
			if (isNew) {
				close(columns);
			}
			if (isNew || open.length > 0) {
				open.push(row);
			}
		}
	}
	return cells;
}

/** The last one has no end. */
function columnsOf(border: string): TextRange[] {
	return [...border.matchAll(/[-=]+/g)].map(({ index, 0: { length } }, order, all) => ({
		start: index,
		end: order < all.length - 1 ? index + length : Infinity,
	}));
}

/** A line of a table that starts at a column. */
function toRow({ content, column, start, end }: Line, first: number): Row {
	const spaces = ' '.repeat(Math.max(0, column - first));
	const text = spaces + content.replace(wide, sign => sign + pad);
	const hasPads = text.includes(pad);
	const offset = (at: number) =>
		Math.min(end, start - spaces.length + (hasPads ? text.slice(0, at).replaceAll(pad, '').length : at));
	return { text, range: (left, right) => ({ start: offset(left), end: offset(right) }) };
}
