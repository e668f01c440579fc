import * as vscode from 'vscode';
import { candidateNames } from '../../core/asset/fileName.ts';
import { detailOf, Failure } from '../../core/failure.ts';

/** Saves wait for each other: two of them must not both find the same name free. */
let lastSave: Promise<unknown> = Promise.resolve();

/**
 * Writes bytes as a new file `stem.extension` in `folder`, which is made if it is not there. The file
 * appears whole or not at all, and nothing is ever overwritten: a taken name gets -1, -2 and so on.
 * Gives the file's URI. Throws a Failure `cannotSave`.
 */
export function saveImage(
	folder: vscode.Uri,
	name: { readonly stem: string; readonly extension: string },
	bytes: Uint8Array,
): Promise<vscode.Uri> {
	const save = lastSave.then(() => writeNew(folder, name, bytes));
	lastSave = save.catch(() => undefined);
	return save;
}

async function writeNew(
	folder: vscode.Uri,
	{ stem, extension }: { readonly stem: string; readonly extension: string },
	bytes: Uint8Array,
): Promise<vscode.Uri> {
	const { fs } = vscode.workspace;
	const temporary = vscode.Uri.joinPath(folder, `.figment-${crypto.randomUUID()}.tmp`);
	try {
		await fs.createDirectory(folder);
		await fs.writeFile(temporary, bytes);
		for (const name of candidateNames(stem, extension)) {
			const uri = vscode.Uri.joinPath(folder, name);
			if (await renameToNew(temporary, uri)) {
				return uri;
			}
		}
		throw new Failure('cannotSave');
	} catch (error) {
		await fs.delete(temporary).then(undefined, () => undefined);
		throw error instanceof Failure
			? error
			: new Failure('cannotSave', { detail: detailOf(error), cause: error });
	}
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
