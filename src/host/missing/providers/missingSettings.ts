import * as vscode from 'vscode';

/** What Figment shows in documents. */
export interface MissingSettings {
	/** How a link shows that its image is missing. */
	readonly show: 'hint' | 'information' | 'off';
	readonly codeLens: boolean;
	readonly hover: boolean;
	readonly completion: boolean;
}

/** Reads what is to be shown in a document. Values of the wrong type count as not set. */
export function readMissingSettings(document: vscode.TextDocument): MissingSettings {
	const configuration = vscode.workspace.getConfiguration('figment', document);
	const show = configuration.get<unknown>('missing.show');
	return {
		show: show === 'information' || show === 'off' ? show : 'hint',
		codeLens: configuration.get<unknown>('codeLens') !== false,
		hover: configuration.get<unknown>('hover') !== false,
		completion: configuration.get<unknown>('completion') !== false,
	};
}
