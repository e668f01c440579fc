import * as vscode from 'vscode';
import { commandIds } from './host/ids.ts';
import type { Figment } from './host/main.ts';

/**
 * Registers, nothing else: all that a command does is in the second bundle, loaded on first use.
 */
export function activate(context: vscode.ExtensionContext): void {
	let figment: Promise<Figment> | undefined;
	const load = () => (figment ??= import('./host/main.ts').then(main => main.createFigment(context)));
	for (const id of Object.values(commandIds)) {
		context.subscriptions.push(
			vscode.commands.registerCommand(id, async (...args: unknown[]) => (await load()).run(id, args)),
		);
	}
}
