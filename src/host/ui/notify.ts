import * as vscode from 'vscode';

/** A button of a notice: its label and what it does. */
export interface NoticeAction {
	readonly label: string;
	readonly run: () => unknown;
}

/** A button that runs one of VS Code's commands. */
export function commandAction(label: string, command: string, ...args: readonly unknown[]): NoticeAction {
	return { label, run: () => vscode.commands.executeCommand(command, ...args) };
}

/** Shows one notice and does what its pressed button stands for; resolves when it is gone. */
export async function notify(
	severity: 'information' | 'warning' | 'error',
	message: string,
	actions: readonly NoticeAction[] = [],
): Promise<void> {
	const labels = actions.map(action => action.label);
	const pressed = await show(severity, message, labels);
	await actions.find(action => action.label === pressed)?.run();
}

function show(
	severity: 'information' | 'warning' | 'error',
	message: string,
	labels: readonly string[],
): Thenable<string | undefined> {
	switch (severity) {
		case 'information':
			return vscode.window.showInformationMessage(message, ...labels);
		case 'warning':
			return vscode.window.showWarningMessage(message, ...labels);
		case 'error':
			return vscode.window.showErrorMessage(message, ...labels);
	}
}
