import { assert } from 'chai';
import * as vscode from 'vscode';

/** What VS Code itself measured of Figment's start, from its own table of activations. */
async function activation(): Promise<readonly string[]> {
	await vscode.commands.executeCommand('perfview.show');
	for (;;) {
		const text = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
		const row = text.split('\n').find(line => line.includes('figment.figment'));
		if (row !== undefined) {
			return row.split('|').map(cell => cell.trim());
		}
		await new Promise(resolve => {
			setTimeout(resolve, 50);
		});
	}
}

describe('Starting VS Code', () => {
	it('activates Figment when start-up is over, for one look into its journal', async () => {
		const row = await activation();
		assert.include(row, 'onStartupFinished');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	}).timeout(20_000);
});
