import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordFigure } from '../harness/figures.ts';
import { outputFolder } from '../harness/paths.ts';
import { promises } from '../vscode/faultMatrix/promises.ts';
import type { MatrixRow } from '../vscode/faultMatrix/row.ts';

/** One cell of the fault matrix, as one run of the suite played it. */
export interface PlayedCell {
	readonly host: string;
	/** The version of VS Code. */
	readonly version: string;
	readonly row: MatrixRow;
}

/** What starts the lines that the suite prints of the matrix. */
const mark = 'figment-matrix ';

/** All cells of all runs in this process. */
const cells: PlayedCell[] = [];
const recorded = new Map<string, number>();

/**
 * Adds the cells among the lines of a run to `test-output/fault-matrix.md` and to the figures. Does nothing for a
 * run without any.
 */
export async function collectMatrix(
	run: Pick<PlayedCell, 'host' | 'version'>,
	lines: readonly string[],
): Promise<void> {
	const rows = readRows(lines);
	cells.push(...rows.map(row => ({ ...run, row })));
	if (rows.length > 0) {
		writeFileSync(join(outputFolder(), 'fault-matrix.md'), toTable(cells));
		for (const [name, value] of countMatrix(cells)) {
			if (recorded.get(name) !== value) {
				recorded.set(name, value);
				await recordFigure(name, value);
			}
		}
	}
}

/** The cells among the lines that a suite printed. */
export function readRows(lines: readonly string[]): readonly MatrixRow[] {
	return lines
		.filter(line => line.startsWith(mark))
		.map(line => JSON.parse(line.slice(mark.length)) as MatrixRow);
}

/** The figures of the matrix: its cells, each counted once, and the promises broken in any run. */
export function countMatrix(played: readonly PlayedCell[]): ReadonlyMap<string, number> {
	const names = new Set(played.map(({ row }) => nameOf(row)));
	const broken = promises.map(promise => {
		const count = played.filter(({ row }) => row.broken.includes(promise)).length;
		return [`fault matrix, ${promise}`, count] as const;
	});
	return new Map([['fault matrix, cells', names.size] as const, ...broken]);
}

/** The matrix as a table in Markdown: one row a cell, more where hosts or versions differ. */
export function toTable(played: readonly PlayedCell[]): string {
	const groups = new Map<string, Map<string, PlayedCell[]>>();
	for (const cell of played) {
		const outcomes = groups.get(nameOf(cell.row)) ?? new Map<string, PlayedCell[]>();
		const outcome = JSON.stringify(cell.row);
		outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), cell]);
		groups.set(nameOf(cell.row), outcomes);
	}
	const rows = [...groups.values()].flatMap(outcomes =>
		[...outcomes.values()].map(same => {
			const { stage, fault, billed, told, disk, recovery, broken } = same[0]!.row;
			const all = [...outcomes.values()].flat();
			const what = [recovery, ...broken.map(each => `BROKEN: ${each}`)]
				.filter(text => text !== '')
				.join('; ');
			return [stage, fault, hostsOf(same, all), billed, told, disk, what];
		}),
	);
	const heads = ['stage', 'fault', 'host', 'billed', 'told', 'on disk', 'the next window'];
	return [heads, heads.map(() => '---'), ...rows].map(toLine).join('');
}

function nameOf({ stage, fault }: MatrixRow): string {
	return `${stage}: ${fault}`;
}

/** Whose outcome it is: a host by its name when all its versions agree. */
function hostsOf(same: readonly PlayedCell[], all: readonly PlayedCell[]): string {
	const hosts = [...new Set(same.map(({ host }) => host))].sort();
	return hosts
		.map(host => {
			const versions = (list: readonly PlayedCell[]) =>
				list.filter(each => each.host === host).map(({ version }) => version);
			const own = versions(same);
			return own.length === versions(all).length ? host : `${host} ${own.join(', ')}`;
		})
		.join(', ');
}

function toLine(texts: readonly string[]): string {
	return `| ${texts.map(text => text.replaceAll('|', String.raw`\|`)).join(' | ')} |\n`;
}
