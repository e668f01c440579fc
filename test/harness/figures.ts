import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject } from './json.ts';
import { withLock } from './lock.ts';
import { outputFolder } from './paths.ts';

/** Measured values by name, numbers or strings. */
export type Figures = Readonly<Record<string, unknown>>;

/** Writes a measured value into `test-output/figures.json` and prints it. Safe from several processes at once. */
export async function recordFigure(name: string, value: number | string): Promise<void> {
	await changeFigure(name, () => value);
	console.log(`figure ${name} = ${value}`);
}

/** Adds to a number in `test-output/figures.json` without a word. Safe from several processes at once. */
export function addToFigure(name: string, amount: number): Promise<void> {
	return changeFigure(name, before => Number(before ?? 0) + amount);
}

/** What was recorded so far. */
export function readFigures(): Figures {
	const path = figuresPath();
	return existsSync(path) ? readJsonObject(path) : {};
}

async function changeFigure(name: string, change: (before: unknown) => number | string): Promise<void> {
	const path = figuresPath();
	await withLock(`${path}.lock`, async () => {
		const figures = readFigures();
		const merged = { ...figures, [name]: change(figures[name]) };
		const sorted = Object.fromEntries(
			Object.entries(merged).sort(([left], [right]) => (left < right ? -1 : 1)),
		);
		writeFileSync(`${path}.new`, `${JSON.stringify(sorted, undefined, '\t')}\n`);
		renameSync(`${path}.new`, path);
	});
}

function figuresPath(): string {
	return join(outputFolder(), 'figures.json');
}
