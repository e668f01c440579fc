import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A keyboard shortcut as in `keybindings.json`: the key as VS Code writes it, such as `ctrl+alt+9`. */
export interface Keybinding {
	readonly key: string;
	readonly command: string;
	/** The one argument the command gets. */
	readonly args?: unknown;
}

/** Writes the person's keyboard shortcuts into a server's data folder, in place of those that were there. */
export function writeKeybindings(serverDataDir: string, keybindings: readonly Keybinding[]): void {
	const folder = join(serverDataDir, 'data/User');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'keybindings.json'), JSON.stringify(keybindings));
}
