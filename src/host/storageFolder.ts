import * as vscode from 'vscode';
import type { Folder } from '../core/job/folder.ts';
import { localSteps } from './localSteps.node.ts';

/** A folder below Figment's own storage. It is made when something is first written to it. */
export class StorageFolder implements Folder {
	readonly #uri: vscode.Uri;
	readonly #local: typeof localSteps | undefined;

	constructor(uri: vscode.Uri) {
		this.#uri = uri;
		this.#local = uri.scheme === 'file' ? localSteps : undefined;
	}

	async list(): Promise<readonly string[]> {
		const entries = await ifThere(vscode.workspace.fs.readDirectory(this.#uri));
		return (entries ?? []).filter(([, type]) => type === vscode.FileType.File).map(([name]) => name);
	}

	read(name: string): Promise<Uint8Array | undefined> {
		return ifThere(vscode.workspace.fs.readFile(this.#of(name)));
	}

	async write(name: string, bytes: Uint8Array): Promise<void> {
		const file = this.#of(name);
		if ((await this.#local?.write(this.#uri.fsPath, file.fsPath, bytes)) !== true) {
			await vscode.workspace.fs.writeFile(file, bytes);
		}
	}

	async rename(from: string, to: string): Promise<boolean> {
		const file = this.#of(from);
		const named = this.#of(to);
		const local = await this.#local?.rename(file.fsPath, named.fsPath);
		if (local !== undefined) {
			return local === 'renamed';
		}
		try {
			await vscode.workspace.fs.rename(file, named, { overwrite: false });
			return true;
		} catch (error) {
			if (isFileSystemError(error, 'FileNotFound') || isFileSystemError(error, 'FileExists')) {
				return false;
			}
			throw error;
		}
	}

	async remove(name: string): Promise<void> {
		const file = this.#of(name);
		if ((await this.#local?.remove(file.fsPath)) !== true) {
			await ifThere(vscode.workspace.fs.delete(file));
		}
	}

	#of(name: string): vscode.Uri {
		return vscode.Uri.joinPath(this.#uri, name);
	}
}

/** Whether VS Code's file system failed for this reason. */
export function isFileSystemError(error: unknown, code: 'FileNotFound' | 'FileExists'): boolean {
	return error instanceof vscode.FileSystemError && error.code === code;
}

/** What a step of VS Code's file system gives; undefined when there is no such file. */
export async function ifThere<Result>(step: Thenable<Result>): Promise<Result | undefined> {
	try {
		return await step;
	} catch (error) {
		if (isFileSystemError(error, 'FileNotFound')) {
			return undefined;
		}
		throw error;
	}
}
