import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The command that opens a panel with nothing in it: what a webview takes by itself. */
export const emptyPanelCommand = 'figmentBench.openEmpty';

const manifest = {
	name: 'empty-panel',
	publisher: 'figment-bench',
	version: '1.0.0',
	engines: { vscode: '^1.110.0' },
	main: './extension.cjs',
	contributes: { commands: [{ command: emptyPanelCommand, title: 'Open an Empty Panel' }] },
};

const code = `const vscode = require('vscode');
exports.activate = ({ subscriptions }) => subscriptions.push(
	vscode.commands.registerCommand('${emptyPanelCommand}', () => {
		const panel = vscode.window.createWebviewPanel('empty', 'Empty', 1, { enableScripts: true });
		panel.webview.html = '<!DOCTYPE html><html><body><p id="empty">Empty</p></body></html>';
	}),
);
`;

/** Packs an extension that opens an empty panel, has it used, and removes it. */
export async function withEmptyPanel(use: (vsix: string) => Promise<void>): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'figment-empty-'));
	const vsix = join(folder, 'empty.vsix');
	try {
		writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
		writeFileSync(join(folder, 'extension.cjs'), code);
		const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
		execFileSync('vsce', ['package', ...flags], {
			cwd: folder,
			stdio: 'pipe',
			shell: process.platform === 'win32',
		});
		await use(vsix);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
