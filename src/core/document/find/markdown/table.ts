import type { FoundLink, Passage, Reading, Work } from '../grammar.ts';
import type { Content } from './content.ts';

/** A table that is open (GFM 0.29, 4.10). */
export interface Table {
	readonly kind: 'table';
	readonly columns: number;
	/** The cells with images. */
	readonly cells: Content[];
}

/** How many cells are read between pauses. */
const span = 64;
const delimiters = /^(?:[|:][-|: \t]|-[-|:])[-|: \t]*$/;
const delimiter = /^:?-+:?$/;

/** How many columns the row of delimiters makes that a line is; 0 when it is none. */
export function countColumns(line: string): number {
	if (!delimiters.test(line)) {
		return 0;
	}
	const cells = line.split('|').map(cell => cell.trim());
	const inner = cells.slice(cells[0] === '' ? 1 : 0, cells.at(-1) === '' ? -1 : undefined);
	return inner.every(cell => delimiter.test(cell)) ? inner.length : 0;
}

/**
 * The cells of a row, each by its pieces between escaped pipes: where they start and end. Whatever a pipe that is not
 * escaped is in, it ends the cell.
 */
export function splitRow(text: string, from: number, to: number): (readonly number[])[] {
	const line = text.slice(from, to).trimEnd();
	const start = from + line.length - line.trimStart().length;
	const row = line.trimStart();
	const cells: number[][] = [];
	let cell = [start];
	for (let at = row.indexOf('|'); at !== -1; at = row.indexOf('|', at + 1)) {
		if (row[at - 1] === '\\') {
			cell.push(start + at - 1, start + at + 1);
		} else {
			cells.push([...cell, start + at]);
			cell = [start + at + 1];
		}
	}
	cells.push([...cell, start + row.length]);
	return cells.slice(isEmpty(cells[0]) ? 1 : 0, isEmpty(cells.at(-1)) ? -1 : undefined);
}

function isEmpty(cell: readonly number[] | undefined): boolean {
	return cell?.length === 2 && cell[0] === cell[1];
}

/** Reads the cells of a table, each as text of its own. */
export function readCells(cells: readonly Passage[]): Passage {
	return function* (isDefined): Work<Reading> {
		const links: FoundLink[] = [];
		const names = new Set<string>();
		for (const [index, cell] of cells.entries()) {
			const reading = yield* cell(isDefined);
			for (const link of reading.links) {
				links.push(asWritten(link));
			}
			for (const name of reading.names ?? []) {
				names.add(name);
			}
			if (index % span === span - 1) {
				yield;
			}
		}
		return { links, names };
	};
}

/** In a cell every pipe is written with a backslash. */
function asWritten(link: FoundLink): FoundLink {
	if (!('target' in link) || !link.target.raw.includes('|')) {
		return link;
	}
	const { target } = link;
	return { ...link, target: { ...target, raw: target.raw.replaceAll('|', String.raw`\|`) } };
}
