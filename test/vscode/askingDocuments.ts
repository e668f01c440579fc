import { assert } from 'chai';
import * as vscode from 'vscode';
import { read } from './figment.ts';
import { withSettings } from './settings.ts';

/** Allows what a test spends. */
export const maxUsd = 5;

/** Writes a file of text in a folder. */
export function write(folder: vscode.Uri, path: string, text: string): Thenable<void> {
	return vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
}

/** The text of a file in a folder. */
export async function textOf(folder: vscode.Uri, path: string): Promise<string> {
	return new TextDecoder().decode(await read(vscode.Uri.joinPath(folder, path)));
}

/** Waits until something is so; throws after ten seconds. */
export async function waitUntil(isSo: () => boolean | Promise<boolean>): Promise<void> {
	for (let tries = 0; !(await isSo()); tries++) {
		assert.isBelow(tries, 100, 'nothing happened for ten seconds');
		await new Promise(resolve => setTimeout(resolve, 100));
	}
}

/** Keeps all folders but a fresh one out of the workspace’s scan. */
export async function fillOnly(only: vscode.Uri, work: () => Promise<void>): Promise<void> {
	const [, root = ''] = /(test-[0-9a-f]{8})\/docs\/guide$/.exec(only.path) ?? [];
	const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(only, '../../..'));
	const others = entries.map(([name]) => name).filter(name => name !== root && !name.startsWith('.'));
	const excluded = Object.fromEntries(others.map(name => [name, true]));
	await withSettings({ 'search.exclude': excluded }, work);
}
