import * as vscode from 'vscode';
import { numberedNames } from '../../core/asset/fileName.ts';
import { detailOf, Failure } from '../../core/failure.ts';

/** Names in one folder are given one after the other: two images must not both find the same one free. */
const lastNames = new Map<string, Promise<unknown>>();

/** The files that this window has named: what is called the same again hardly finds its first name free. */
const named = new Set<string>();

/** What a file is called, and the job it belongs to. */
export interface FileNameOfJob {
	readonly id: string;
	readonly stem: string;
	/** The extension with its dot, or nothing. */
	readonly ending: string;
}

/**
 * Writes bytes as a new file, `stem` and `ending`, in `folder`, which is made if it is not there. The file
 * appears whole or not at all, and nothing is ever overwritten: a taken name gets -1, -2 and so on.
 * With `isSavedPerhaps` a file of that name with the same bytes is taken for the one to write.
 * Gives the file's URI. Throws a Failure `cannotSave`.
 */
export async function saveImage(
	folder: vscode.Uri,
	name: FileNameOfJob,
	bytes: Uint8Array,
	isSavedPerhaps = false,
): Promise<vscode.Uri> {
	const saved = isSavedPerhaps ? await findSaved(folder, name, bytes) : undefined;
	return saved ?? writeNew(folder, name, bytes);
}

async function writeNew(folder: vscode.Uri, name: FileNameOfJob, bytes: Uint8Array): Promise<vscode.Uri> {
	const { fs } = vscode.workspace;
	const temporary = temporaryFile(folder, name.id);
	try {
		// That makes the folder too.
		await fs.writeFile(temporary, bytes);
		return await inTurn(folder, () => giveName(temporary, folder, name));
	} catch (error) {
		await fs.delete(temporary).then(undefined, () => undefined);
		throw error instanceof Failure
			? error
			: new Failure('cannotSave', { detail: detailOf(error), cause: error });
	}
}

function inTurn<Result>(folder: vscode.Uri, work: () => Promise<Result>): Promise<Result> {
	const key = folder.toString();
	const result = (lastNames.get(key) ?? Promise.resolve()).then(work);
	const last = result.then(
		() => undefined,
		() => undefined,
	);
	lastNames.set(key, last);
	void last.then(() => lastNames.get(key) === last && lastNames.delete(key));
	return result;
}

/** Gives a file the first name that is free. */
async function giveName(
	temporary: vscode.Uri,
	folder: vscode.Uri,
	{ stem, ending }: FileNameOfJob,
): Promise<vscode.Uri> {
	const first = vscode.Uri.joinPath(folder, stem + ending).toString();
	// Of many images of one prompt each would else try the names of all before it.
	let taken = named.has(first) ? await namesIn(folder) : undefined;
	for (const name of numberedNames(stem, ending)) {
		const uri = vscode.Uri.joinPath(folder, name);
		if (taken?.has(name) !== true && (await renameToNew(temporary, uri))) {
			named.add(first);
			return uri;
		}
		taken ??= await namesIn(folder);
	}
	throw new Failure('cannotSave');
}

async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
	const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
	return new Set(entries.map(([name]) => name));
}

/** Writes a file that is not there yet, whole or not at all; false when there is one. Throws when it cannot. */
export async function createImage(file: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
	const { fs } = vscode.workspace;
	const folder = vscode.Uri.joinPath(file, '..');
	const temporary = temporaryFile(folder, 'restored');
	await fs.createDirectory(folder);
	try {
		await fs.writeFile(temporary, bytes);
		return await renameToNew(temporary, file);
	} finally {
		await fs.delete(temporary).then(undefined, () => undefined);
	}
}

/** Removes what a crash left of a file that was being written. */
export async function removeHalf(folder: vscode.Uri, id: string): Promise<void> {
	const { fs } = vscode.workspace;
	const entries = await fs.readDirectory(folder).then(undefined, () => []);
	for (const [name] of entries) {
		if (name.startsWith(temporaryPrefix(id)) && name.endsWith('.tmp')) {
			await fs.delete(vscode.Uri.joinPath(folder, name)).then(undefined, () => undefined);
		}
	}
}

/**
 * The name tells whose it is, so that it can be tidied away after a crash. Each try has one of its own: VS
 * Code may never again write to a file that a file system once refused.
 */
function temporaryFile(folder: vscode.Uri, id: string): vscode.Uri {
	return vscode.Uri.joinPath(folder, `${temporaryPrefix(id)}${crypto.randomUUID().slice(0, 8)}.tmp`);
}

function temporaryPrefix(id: string): string {
	return `.figment-${id}-`;
}

/** The file that `writeNew` has made of these bytes before, if it has. */
async function findSaved(
	folder: vscode.Uri,
	{ stem, ending }: FileNameOfJob,
	bytes: Uint8Array,
): Promise<vscode.Uri | undefined> {
	for (const name of numberedNames(stem, ending)) {
		const uri = vscode.Uri.joinPath(folder, name);
		const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
		if (stat === undefined) {
			break;
		}
		if (stat.size === bytes.length && isSame(await vscode.workspace.fs.readFile(uri), bytes)) {
			return uri;
		}
	}
	return undefined;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) {
		return false;
	}
	for (let index = 0; index < a.length; index++) {
		if (a[index] !== b[index]) {
			return false;
		}
	}
	return true;
}

/** Whether the name was free and the file has it now. */
async function renameToNew(from: vscode.Uri, to: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.rename(from, to, { overwrite: false });
		return true;
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileExists') {
			return false;
		}
		throw error;
	}
}
