import type { Row } from './compare.ts';

/** What the table shows, and how. */
const columns: readonly (readonly [title: string, show: (row: Row) => string])[] = [
	['strategy', row => row.strategy],
	['Retry-After', row => row.retryAfter],
	['goodput', row => percent(row.goodput)],
	['50 % by', row => seconds(row.until50)],
	['90 % by', row => seconds(row.until90)],
	['99 % by', row => seconds(row.until99)],
	['gave up', row => percent(row.gaveUp)],
	['requests per image', row => row.requestsPerImage?.toFixed(1) ?? 'no image'],
	['peak per second', row => String(row.peak)],
];

/** The rows as aligned text, under the name of each world. */
export function toTable(rows: readonly Row[]): string {
	const cells = [columns.map(([title]) => title), ...rows.map(row => columns.map(([, show]) => show(row)))];
	const widths = columns.map((_, index) => Math.max(...cells.map(line => line[index]?.length ?? 0)));
	const [head = '', ...lines] = cells.map(line =>
		line.map((cell, index) => pad(cell, widths[index] ?? 0, index)).join('  '),
	);
	const body = rows.flatMap((row, index) => [
		...(row.world === rows[index - 1]?.world ? [] : ['', row.world]),
		lines[index] ?? '',
	]);
	return `${[head, ...body].map(line => line.trimEnd()).join('\n')}\n`;
}

/** Words start and numbers end below each other. */
function pad(cell: string, width: number, column: number): string {
	return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`;
}

function seconds(value: number | null): string {
	return value === null ? 'never' : `${value.toFixed(1)} s`;
}
