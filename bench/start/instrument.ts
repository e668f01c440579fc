// An extension that measures, in the extension host and from before start-up is over, what others take.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { noteLaterBundles } from './laterBundles.ts';
import type { LaterBundles } from './laterBundles.ts';
import type { Plan, Report } from './report.ts';

/** As long as the page still loads, so that it does not take the processor from what is measured. */
const quietMilliseconds = 2500;
/** How long nothing more may be loaded until all is loaded that is needed. */
const stillMilliseconds = 2000;

/**
 * VS Code calls extensions that wait for the end of start-up when this is done, and at the latest after ten
 * seconds: until then the others are activated here, one after the other.
 */
export async function activate(): Promise<void> {
	const plan = JSON.parse(readFileSync(process.env['FIGMENT_BENCH_PLAN'] ?? '', 'utf8')) as Plan;
	lendClock();
	const bundles = noteLaterBundles(extension(plan.subject).extensionPath);
	await delay(quietMilliseconds);
	await show(plan.plain);
	const early = plan.order.filter(id => extension(id).isActive);
	for (const id of plan.order) {
		await extension(id).activate();
		await delay(100);
	}
	void report(plan, early, bundles);
}

/** VS Code measures activations by `Date.now`, in whole milliseconds: here it gets their fractions, too. */
function lendClock(): void {
	Date.now = () => performance.timeOrigin + performance.now();
}

async function report(plan: Plan, early: readonly string[], bundles: LaterBundles): Promise<void> {
	await delay(stillMilliseconds);
	const withPlain = bundles.files();
	await show(plan.illustrated);
	for (let count = -1; count !== bundles.files().length;) {
		count = bundles.files().length;
		await delay(stillMilliseconds);
	}
	const withIllustrated = bundles.files();
	const later = bundles.took();
	const table = await activations(plan.order);
	const found: Report = { early, table, withPlain, withIllustrated, later };
	writeFileSync(`${plan.reportFile}.new`, JSON.stringify(found));
	renameSync(`${plan.reportFile}.new`, plan.reportFile);
}

async function show(name: string): Promise<void> {
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
	await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name));
}

/** VS Code's own table. Its page is filled when VS Code has nothing else to do. */
async function activations(ids: readonly string[]): Promise<string> {
	await vscode.commands.executeCommand('perfview.show');
	for (;;) {
		const text = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
		const rows = text.split('\n').filter(line => ids.some(id => line.includes(`| ${id} `)));
		if (rows.length >= ids.length) {
			return rows.join('\n');
		}
		await delay(100);
	}
}

function extension(id: string): vscode.Extension<unknown> {
	const found = vscode.extensions.getExtension(id);
	if (found === undefined) {
		throw new Error(`There is no extension ${id}`);
	}
	return found;
}
