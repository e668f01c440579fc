import * as vscode from 'vscode';
import { createControl } from '../service/control.ts';
import type { Control } from '../service/control.ts';

/** What generating commands return, as another extension sees it. */
export interface Report {
	readonly assets: readonly {
		readonly uri: string;
		readonly width: number;
		readonly height: number;
		readonly mimeType: string;
		readonly model: string;
		readonly prompt: string;
		readonly seed: number;
		readonly draft: boolean;
		readonly cost: { readonly credits?: number; readonly usd?: number };
		readonly link?: string;
		readonly inserted: boolean;
	}[];
	readonly failures: readonly {
		readonly code: string;
		readonly message: string;
		readonly prompt?: string;
		readonly requestId?: string;
		readonly maybeBilled: boolean;
		readonly fields?: readonly { readonly path: string }[];
	}[];
}

/** The emulator that the person's settings name as the service. */
export function service(): Control {
	const origin = vscode.workspace.getConfiguration('figment').get<string>('api.baseUrl');
	if (origin === undefined || !origin.startsWith('http://127.0.0.1')) {
		throw new Error('The suite runs against the emulator only');
	}
	return createControl(origin);
}

/** Calls a generating command as a key binding or another extension would; nothing is asked. */
export async function generate(
	args: Readonly<Record<string, unknown>>,
	command = 'figment.generateImage',
): Promise<Report> {
	const report = await vscode.commands.executeCommand<Report | undefined>(command, { quiet: true, ...args });
	if (report === undefined) {
		throw new Error('the command gave nothing back');
	}
	return report;
}

/** The folders that tests have made. */
const made: vscode.Uri[] = [];

/** A folder of its own in the workspace, so that no test sees another's files. */
export async function freshFolder(): Promise<vscode.Uri> {
	const root = vscode.workspace.workspaceFolders?.[0]?.uri;
	if (root === undefined) {
		throw new Error('no folder is open');
	}
	const top = vscode.Uri.joinPath(root, `test-${crypto.randomUUID().slice(0, 8)}`);
	made.push(top);
	const folder = vscode.Uri.joinPath(top, 'docs', 'guide');
	await vscode.workspace.fs.createDirectory(folder);
	return folder;
}

/** For suites of which each test looks through the workspace: removes what earlier suites have left there. */
export async function removeEarlierFolders(): Promise<void> {
	for (const folder of made.splice(0)) {
		await vscode.workspace.fs.delete(folder, { recursive: true });
	}
}

/** Writes a file and shows it in an editor. */
export async function openDocument(
	folder: vscode.Uri,
	name: string,
	text: string,
): Promise<vscode.TextEditor> {
	const uri = vscode.Uri.joinPath(folder, name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Selects the first occurrence of a text. */
export function select(editor: vscode.TextEditor, text: string): void {
	const offset = editor.document.getText().indexOf(text);
	editor.selection = new vscode.Selection(
		editor.document.positionAt(offset),
		editor.document.positionAt(offset + text.length),
	);
}

/** The names in a folder, sorted. */
export async function namesIn(folder: vscode.Uri): Promise<string[]> {
	return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
}

/** The bytes of a file. */
export async function read(uri: string | vscode.Uri): Promise<Uint8Array> {
	return vscode.workspace.fs.readFile(typeof uri === 'string' ? vscode.Uri.parse(uri) : uri);
}

/** The coded picture of a PNG, without anything that is said about it. */
export function pictureData(bytes: Uint8Array): readonly number[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const data: number[] = [];
	for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
		if (view.getUint32(at + 4) === 0x49444154) {
			data.push(...bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
		}
	}
	return data;
}

/** Kind and size of a picture by its own header: independent of Figment's reader, good enough for PNG and JPEG. */
export function header(bytes: Uint8Array): string {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (view.getUint32(0) === 0x89504e47) {
		return `png ${view.getUint32(16)}x${view.getUint32(20)}`;
	}
	if (view.getUint16(0) === 0xffd8) {
		for (let at = 2; at < bytes.length; at += 2 + view.getUint16(at + 2)) {
			const marker = view.getUint8(at + 1);
			if (marker === 0xc0 || marker === 0xc2) {
				return `jpeg ${view.getUint16(at + 7)}x${view.getUint16(at + 5)}`;
			}
		}
	}
	return new TextDecoder('latin1').decode(bytes.subarray(0, 12));
}
