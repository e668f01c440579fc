import * as vscode from 'vscode';
import { KeyStore } from './account/keyStore.ts';
import { createClearApiKey } from './commands/clearApiKey.ts';
import type { Command } from './commands/command.ts';
import { createGenerateFromSelection } from './commands/generateFromSelection.ts';
import { createGenerateImage } from './commands/generateImage.ts';
import { createSetApiKey } from './commands/setApiKey.ts';
import { createShowLog } from './commands/showLog.ts';
import type { CommandId } from './ids.ts';
import { Log } from './log.ts';

/** All that Figment does once it is needed. */
export interface Figment {
	/** Runs a command with what it was called with, and gives its result. */
	readonly run: (id: CommandId, args: readonly unknown[]) => Promise<unknown>;
}

/** Puts Figment together. Reads no key, no file and no network. */
export function createFigment(context: vscode.ExtensionContext): Figment {
	const log = new Log();
	context.subscriptions.push(log);
	const keys = new KeyStore(context.secrets, log);
	const lostAndFound = vscode.Uri.joinPath(context.globalStorageUri, 'unsaved');
	const deps = { keys, log, chosenFolder: {}, lostAndFound };
	const list: readonly Command[] = [
		createGenerateImage(deps),
		createGenerateFromSelection(deps),
		createSetApiKey(keys),
		createClearApiKey(keys),
		createShowLog(log),
	];
	const commands = new Map(list.map(command => [command.id, command]));
	return {
		run: async (id, args) => {
			try {
				return await commands.get(id)?.run(args);
			} catch (error) {
				log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
				throw error;
			}
		},
	};
}
