import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from '../harness/command.ts';
import { obtainFolder } from '../harness/download.ts';
import { projectRoot } from '../harness/paths.ts';

/** Exact versions by package. */
export type Packages = Readonly<Record<string, string>>;

/** The project's own `node_modules`. */
export async function ownModules(): Promise<string> {
	return path.join(projectRoot, 'node_modules');
}

/** A `node_modules` of its own with these packages, in `.vscode-test/<name>`, brought once for this machine. */
export async function obtainModules(name: string, packages: Packages): Promise<string> {
	const folder = await obtainFolder(name, async partial => {
		writeFileSync(path.join(partial, 'package.json'), manifestOf(packages));
		await runNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], {
			cwd: partial,
		});
	});
	return path.join(folder, 'node_modules');
}

/** The `package.json` of a site that is made with these packages, and what else it says. */
export function manifestOf(packages: Packages, more: Readonly<Record<string, unknown>> = {}): string {
	return JSON.stringify({ private: true, ...more, dependencies: packages }, undefined, '\t');
}
