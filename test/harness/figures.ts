import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject } from './json.ts';
import { withLock } from './lock.ts';
import { outputFolder } from './paths.ts';

/** Measured values by name, numbers or strings. */
export type Figures = Readonly<Record<string, unknown>>;

/** Writes a measured value into `test-output/figures.json` and prints it. Safe from several processes at once. */
export async function recordFigure(name: string, value: number | string): Promise<void> {
	const path = figuresPath();
	await withLock(`${path}.lock`, async () => {
		const merged = { ...readFigures(), [name]: value };
		const sorted = Object.fromEntries(
			Object.entries(merged).sort(([left], [right]) => (left < right ? -1 : 1)),
		);
		writeFileSync(`${path}.new`, `${JSON.stringify(sorted, undefined, '\t')}\n`);
		renameSync(`${path}.new`, path);
	});
	console.log(`figure ${name} = ${value}`);
}

/** What was recorded so far. */
export function readFigures(): Figures {
	const path = figuresPath();
	return existsSync(path) ? readJsonObject(path) : {};
}

function figuresPath(): string {
	return join(outputFolder(), 'figures.json');
}
