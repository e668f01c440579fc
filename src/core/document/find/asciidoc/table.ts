import type { TextRange } from '../imageLink.ts';
import { ownText } from '../ownText.ts';
import { readAttributes } from './attributes.ts';

/** What the attributes of a table say of its cells. */
export interface TableForm {
	/** The styles of its columns by their letters; empty when in none of them the text is anything else. */
	readonly styles: string;
	/** What stands between cells where that is said. */
	readonly separator: string;
	/** Whether its lines are plain values, which have no styles. */
	readonly isValues: boolean;
}

/** A table that is open. */
export interface Table extends TableForm {
	/** The style of the cell that is open: `a` is a document of its own, `l` is left as it is. */
	readonly cell: string;
	/** How many cells its row has so far, and how many columns those take. */
	readonly cells: number;
	readonly columns: number;
	/** How many columns cells of earlier rows take of this row, the next one and so on. */
	readonly taken: readonly number[];
}

/** A part of a line: more of the open cell, or the start of a new one. */
export interface CellText extends TextRange {
	readonly isNew: boolean;
	/** The table as it is then. */
	readonly table: Table;
}

/** No table is taken to be larger: what is beyond is no work of people. */
const most = 99;
const alignment = String.raw`(?:[<^>](?:\.[<^>]?)?|(?:[<^>]?\.)?[<^>])?`;
const spec = String.raw`(?:(?<span>\d+(?:\.\d*)?|\.\d+)(?<sign>[*+]))?${alignment}(?<style>[a-z])?`;
const firstSpec = new RegExp(String.raw`^(?:[ \t]*(?=\S)${spec})?$`);
const laterSpec = new RegExp(String.raw`(?<![ \t])[ \t]+${spec}$`);
const column = new RegExp(String.raw`^(?:(\d+)\*)?${alignment}(?:\d+%?|~)?([a-z])?$`);

/** A table without attributes. */
export const plainForm: TableForm = { styles: '', separator: '', isValues: false };

/** What a line of attributes says of the table below it, and if nothing, what one above it said. */
export function readTableForm(line: string, above: TableForm): TableForm {
	if (!/cols|separator|format/.test(line)) {
		return above;
	}
	const attributes = readAttributes(line, { start: 1, end: line.length - 1 }, []);
	const cols = attributes.get('cols')?.text;
	const format = attributes.get('format')?.text;
	return {
		styles: cols === undefined ? above.styles : readStyles(cols.replace(/[ \t]/g, '')),
		separator: ownText(attributes.get('separator')?.text ?? above.separator),
		isValues: format === undefined ? above.isValues : /^[cdt]sv$/.test(format),
	};
}

/** The table that a line opens. */
export function openTable(line: string, form: TableForm, isNested: boolean): Table {
	return {
		...form,
		separator: form.separator || (isNested ? '!' : '|'),
		isValues: form.isValues || /^[,:]/.test(line),
		cell: '',
		cells: 0,
		columns: 0,
		taken: [],
	};
}

/** Whether nothing of a line belongs to the cell that is open above it. */
export function opensCell(line: string, { isValues, separator }: Table): boolean {
	const at = line.indexOf(separator);
	return isValues || (at !== -1 && firstSpec.test(line.slice(0, at)));
}

/** The cells of a line. */
export function* splitCells(line: string, table: Table): Iterable<CellText> {
	const { isValues, separator } = table;
	let part: CellText = { isNew: isValues, table, start: 0, end: line.length };
	const first = isValues ? -1 : line.indexOf(separator);
	for (let at = first; at !== -1; at = line.indexOf(separator, at + 1)) {
		const before = line.slice(part.start, at);
		if (at < part.start || before.endsWith('\\')) {
			continue;
		}
		const leading = part.start === 0 ? firstSpec.exec(before) : null;
		const match = leading ?? laterSpec.exec(before);
		if (leading === null) {
			yield { ...part, end: part.start + (match?.index ?? before.length) };
		}
		const start = at + separator.length;
		part = { isNew: true, table: openCell(part.table, match?.groups), start, end: line.length };
	}
	yield part;
}

/** The table after what is written before a separator. */
function openCell(
	table: Table,
	{ span = '', sign = '', style }: Readonly<Record<string, string>> = {},
): Table {
	const { styles } = table;
	const cell = style ?? styles[table.cells] ?? '';
	if (styles === '') {
		return { ...table, cell };
	}
	const [across = 1, down = 1] = span.split('.').map(toCount);
	let { cells, columns, taken } = table;
	for (let count = sign === '*' ? across : 1; count > 0; count--) {
		cells++;
		columns += sign === '+' ? across : 1;
		if (sign === '+') {
			const rows = Array.from({ length: Math.max(down, taken.length) }, (_, row) => row);
			taken = rows.map(row => (taken[row] ?? 0) + (row > 0 && row < down ? across : 0));
		}
		if (columns + (taken[0] ?? 0) >= styles.length) {
			cells = 0;
			columns = 0;
			taken = taken.slice(1);
		}
	}
	return { ...table, cell, cells, columns, taken };
}

function readStyles(cols: string): string {
	const styles = cols
		.split(cols.includes(',') ? ',' : ';')
		.map(each => {
			const [match, count = '1', style = '.'] = column.exec(each) ?? [];
			return match === undefined ? '' : style.repeat(toCount(count));
		})
		.join('')
		.slice(0, most);
	return /[al]/.test(styles) ? styles : '';
}

function toCount(digits: string): number {
	return Math.min(Number(digits) || 1, most);
}
