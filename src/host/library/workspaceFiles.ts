import * as vscode from 'vscode';
import { Gate } from '../../core/library/gate.ts';
import { documentExtensions } from '../../core/library/uses/documentLanguage.ts';
import type { DocumentFiles } from '../../core/library/uses/useIndex.ts';
import type { FileStamp } from '../../core/library/fileReader.ts';
import type { LibraryFiles, OpenFile } from '../../core/library/libraryFiles.ts';
import { sidecarFolder } from '../../core/recipe/sidecar.ts';
import { ifThere } from '../storageFolder.ts';
import { listFiles } from './listFiles.ts';
import { localFiles } from './localFile.node.ts';

/** Where no parts of a file can be read, no larger one is, in bytes: it counts as an image without a recipe. */
const largestWhole = 50_000_000;

/** So few are in memory at a time. */
const wholeFiles = new Gate(2);

/** The images of this window's workspace and their sidecars; `cache` is a file, where there is a place for one. */
export function imageFiles(cache: vscode.Uri | undefined): LibraryFiles {
	return {
		folders,
		list: async signal => [
			...(await listFiles(['png', 'jpg', 'jpeg', 'webp'], signal)),
			...(await listSidecars()),
		],
		stat,
		open: id => openFile(vscode.Uri.parse(id)),
		readWhole: async id => vscode.workspace.fs.readFile(vscode.Uri.parse(id)),
		readCache: async () => cache && (await ifThere(vscode.workspace.fs.readFile(cache))),
		writeCache: async bytes => {
			if (cache !== undefined) {
				await vscode.workspace.fs.writeFile(cache, bytes);
			}
		},
	};
}

/**
 * The documents of this window's workspace. One that is open counts as it is shown; `onUnsaved` is told of each that
 * was read so, since no event says when what was typed is discarded.
 */
export function documentFiles(onUnsaved: (id: string) => void): DocumentFiles {
	return {
		folders,
		list: signal => listFiles(documentExtensions, signal),
		stat,
		readText: async id => {
			const open = openDocument(id);
			if (open !== undefined) {
				onUnsaved(id);
				return open.getText();
			}
			return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(id)));
		},
	};
}

function folders(): readonly string[] {
	return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
}

/** Sidecars are in one folder of each workspace folder. */
async function listSidecars(): Promise<readonly string[]> {
	const lists = (vscode.workspace.workspaceFolders ?? []).map(async ({ uri }) => {
		const folder = vscode.Uri.joinPath(uri, sidecarFolder);
		const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
		return entries.map(([name]) => vscode.Uri.joinPath(folder, name).toString());
	});
	return (await Promise.all(lists)).flat();
}

function openDocument(id: string): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === id);
}

async function stat(id: string): Promise<FileStamp | undefined> {
	const uri = vscode.Uri.parse(id);
	if (uri.scheme === 'file' && localFiles !== undefined) {
		return localFiles.stat(uri.fsPath);
	}
	const found = await ifThere(vscode.workspace.fs.stat(uri));
	return found !== undefined && (found.type & vscode.FileType.File) !== 0
		? { size: found.size, mtime: found.mtime }
		: undefined;
}

/** A file of which parts can be read, where that can be; else all of it is read once. */
async function openFile(uri: vscode.Uri): Promise<OpenFile> {
	if (uri.scheme === 'file' && localFiles !== undefined) {
		return localFiles.open(uri.fsPath);
	}
	const { size } = await vscode.workspace.fs.stat(uri);
	return size > largestWhole ? inMemory(new Uint8Array()) : openWhole(uri);
}

/** Reads a whole file when it is its turn, which lasts until it is closed. */
function openWhole(uri: vscode.Uri): Promise<OpenFile> {
	return new Promise((resolve, reject) => {
		void wholeFiles.pass(async () => {
			try {
				const file = inMemory(await vscode.workspace.fs.readFile(uri));
				await new Promise<void>(close => {
					resolve({
						...file,
						close: () => {
							close();
							return Promise.resolve();
						},
					});
				});
			} catch (error) {
				reject(error);
			}
		});
	});
}

function inMemory(bytes: Uint8Array): OpenFile {
	return {
		read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
		close: () => Promise.resolve(),
	};
}
