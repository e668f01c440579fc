import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
	activationEvents: ['onStartupFinished'],
	contributes: { commands: [{ command: emptyPanelCommand, title: 'Open an Empty Panel' }] },
};

/** Notes in `delays` every 50 ms how long nothing else could run in the extension host, which all extensions share. */
const code = (delays: string) => `const vscode = require('vscode');
const { appendFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');
exports.activate = ({ subscriptions }) => {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const note = () => {
		appendFileSync(${JSON.stringify(delays)}, Date.now() + ' ' + delay.max / 1e6 + '\\n');
		delay.reset();
	};
	const timer = setInterval(note, 50);
	subscriptions.push(
		{ dispose: () => clearInterval(timer) },
		vscode.commands.registerCommand('${emptyPanelCommand}', () => {
			const panel = vscode.window.createWebviewPanel('empty', 'Empty', 1, { enableScripts: true });
			panel.webview.html = '<!DOCTYPE html><html><body><p id="empty">Empty</p></body></html>';
		}),
	);
};
`;

/** An extension that opens an empty panel, packed, in the same extension host as Figment. */
export interface EmptyPanel {
	readonly vsix: string;
	/** The longest that nothing could run in the host between two times in ms since 1970; in ms. */
	readonly longestBlock: (from: number, to: number) => number;
}

/** Packs an extension that opens an empty panel, has it used, and removes it. */
export async function withEmptyPanel(use: (panel: EmptyPanel) => Promise<void>): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'figment-empty-'));
	const vsix = join(folder, 'empty.vsix');
	const delays = join(folder, 'delays.txt');
	try {
		writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
		writeFileSync(join(folder, 'extension.cjs'), code(delays));
		const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
		execFileSync('vsce', ['package', ...flags], {
			cwd: folder,
			stdio: 'pipe',
			shell: process.platform === 'win32',
		});
		await use({ vsix, longestBlock: (from, to) => longestOf(readFileSync(delays, 'utf8'), from, to) });
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function longestOf(noted: string, from: number, to: number): number {
	const blocks = noted
		.trim()
		.split('\n')
		.map(line => line.split(' ').map(Number))
		.filter(([at = 0]) => at >= from && at <= to)
		.map(([, block = 0]) => block);
	if (blocks.length === 0) {
		throw new Error('The extension host noted nothing');
	}
	return Math.max(...blocks);
}
