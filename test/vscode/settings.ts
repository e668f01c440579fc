import * as vscode from 'vscode';

/** Runs `work` while settings of the workspace have these values; later they are as before. */
export async function withSettings<Result>(
	settings: Readonly<Record<string, unknown>>,
	work: () => Thenable<Result>,
): Promise<Result> {
	const configuration = vscode.workspace.getConfiguration();
	const target = vscode.ConfigurationTarget.Workspace;
	const before = Object.keys(settings).map(id => [id, configuration.inspect(id)?.workspaceValue] as const);
	for (const [id, value] of Object.entries(settings)) {
		await configuration.update(id, value, target);
	}
	try {
		return await work();
	} finally {
		for (const [id, value] of before) {
			await configuration.update(id, value, target);
		}
	}
}
