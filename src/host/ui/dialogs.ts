import * as vscode from 'vscode';

/** An item of a list that stands for a value. */
export interface Option<Value> extends vscode.QuickPickItem {
	readonly value: Value;
}

/** Modal messages. Kept behind one object since VS Code refuses modals where tests run. */
export const modal = {
	/** Whether the person chose `action` rather than Cancel. */
	confirm: async (message: string, action: string, detail = ''): Promise<boolean> =>
		(await vscode.window.showWarningMessage(message, { modal: true, detail }, action)) === action,
	/** Shows a long text until the person has read it. */
	tell: async (message: string, detail: string): Promise<void> => {
		await vscode.window.showInformationMessage(message, { modal: true, detail });
	},
};

/** Lets the person choose one option; undefined when they leave. */
export async function choose<Value>(
	options: readonly Option<Value>[],
	title: string,
	placeHolder: string,
): Promise<Value | undefined> {
	const picked = await vscode.window.showQuickPick(options, { title, placeHolder, ignoreFocusOut: true });
	return picked?.value;
}
