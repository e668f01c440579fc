import * as vscode from 'vscode';
import { createFigment } from '../../src/host/main.ts';
import type { Figment } from '../../src/host/main.ts';
import { Log } from '../../src/host/log.ts';
import { testKeys } from '../harness/secrets.ts';

/** Figment once more in this host, whole, with a storage of its own. */
export interface SecondFigment extends vscode.Disposable {
	readonly figment: Figment;
}

/** Puts Figment together as VS Code would, with its storage in `storage` and with a key that is good. */
export function openSecondFigment(storage: vscode.Uri): SecondFigment {
	const extension = vscode.extensions.getExtension('figment.figment');
	if (extension === undefined) {
		throw new Error('Figment is not there');
	}
	const subscriptions: vscode.Disposable[] = [];
	const context: Partial<vscode.ExtensionContext> = {
		subscriptions,
		extension,
		extensionUri: extension.extensionUri,
		globalStorageUri: vscode.Uri.joinPath(storage, 'global'),
		storageUri: vscode.Uri.joinPath(storage, 'workspace'),
		globalState: { ...memento(), setKeysForSync: () => undefined },
		workspaceState: memento(),
		secrets: {
			get: () => Promise.resolve(testKeys.person),
			keys: () => Promise.resolve([]),
			store: () => Promise.resolve(),
			delete: () => Promise.resolve(),
			onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
		},
	};
	const pageChanged = new vscode.EventEmitter<vscode.Uri>();
	const figment = createFigment(context as vscode.ExtensionContext, pageChanged);
	return {
		figment,
		dispose: () => {
			// The log's channel is one for all that go by its name in a host: to close it would close Figment's own.
			const own = subscriptions.filter(each => !(each instanceof Log));
			vscode.Disposable.from(...own, pageChanged).dispose();
		},
	};
}

function memento(): vscode.Memento {
	const values = new Map<string, unknown>();
	return {
		keys: () => [...values.keys()],
		get: (key: string, fallback?: unknown) => values.get(key) ?? fallback,
		update: (key, value) => Promise.resolve(void values.set(key, value)),
	};
}
