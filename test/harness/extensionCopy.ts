import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject } from './json.ts';
import { makeTemporaryFolder } from './temporary.ts';

/** What an extension needs at run time. */
const servedEntries = ['package.json', 'package.nls.json', 'dist', 'l10n', 'media'];

/** A copy of an extension in a temporary folder. */
export interface ExtensionCopy {
	readonly path: string;
	/** Removes the copy. */
	close(): void;
}

/** A copy that runs in the web worker, with a test bundle inside. */
export interface WebExtensionCopy extends ExtensionCopy {
	readonly testsPath: string;
}

/** Copies what an extension needs at run time, so that a later build does not disturb tests that run. */
export function copyExtension(extensionPath: string): ExtensionCopy {
	const { path, remove } = makeTemporaryFolder('extension');
	for (const entry of servedEntries) {
		if (existsSync(join(extensionPath, entry))) {
			cpSync(join(extensionPath, entry), join(path, entry), { recursive: true });
		}
	}
	return { path, close: remove };
}

/** Copies an extension and takes `main` from its manifest: VS Code then runs its `browser` bundle. */
export function copyAsWebExtension(extensionPath: string, testsPath: string): WebExtensionCopy {
	const copy = copyExtension(extensionPath);
	const manifestPath = join(copy.path, 'package.json');
	const { main: _main, ...manifest } = readJsonObject(manifestPath);
	writeFileSync(manifestPath, JSON.stringify(manifest));
	// VS Code runs tests in the host of the extension whose folder they are in.
	const ownTestsPath = join(copy.path, 'suite.js');
	cpSync(testsPath, ownTestsPath);
	return { ...copy, testsPath: ownTestsPath };
}
