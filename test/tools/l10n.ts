// Collects every text that goes through vscode.l10n.t into l10n/bundle.l10n.json, for translators.
// With --check it only says whether the committed file is up to date.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const file = 'bundle.l10n.json';
const isCheck = process.argv.includes('--check');
const folder = isCheck ? mkdtempSync(path.join(tmpdir(), 'figment-l10n-')) : 'l10n';
try {
	execFileSync('vscode-l10n-dev', ['export', '--outDir', folder, 'src'], {
		stdio: 'pipe',
		shell: process.platform === 'win32',
	});
	const texts = readFileSync(path.join(folder, file), 'utf8');
	if (isCheck && texts.trim() !== readFileSync(path.join('l10n', file), 'utf8').trim()) {
		console.error(`l10n/${file} is out of date: npm run l10n`);
		process.exitCode = 1;
	}
} finally {
	if (isCheck) {
		rmSync(folder, { recursive: true });
	}
}
