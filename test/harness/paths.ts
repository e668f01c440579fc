import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root folder of the project. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** The one folder that downloads go to; git ignores it and it is kept between runs. */
export const downloadsDir = join(projectRoot, '.vscode-test');

/** Everything a test run leaves behind for people: logs, screenshots, figures. */
export const outputDir = join(projectRoot, 'test-output');

/** The path of a folder inside `test-output`, made when missing. */
export function outputFolder(...names: readonly string[]): string {
	const folder = join(outputDir, ...names);
	mkdirSync(folder, { recursive: true });
	return folder;
}
