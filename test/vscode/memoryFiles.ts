import * as vscode from 'vscode';

/** Something a file system does with a file. */
export interface FileStep {
	readonly step: 'write' | 'rename' | 'delete';
	/** The path, of `rename` the new one. */
	readonly path: RegExp;
}

/** A file system in memory, which can be told to fail: what a virtual workspace is to an extension. */
export class MemoryFiles implements vscode.FileSystemProvider {
	readonly #files = new Map<string, Uint8Array | 'folder'>([['/', 'folder']]);
	readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly onDidChangeFile = this.#changed.event;
	/** Thrown by every write of a file whose name ends like this. */
	full: { readonly ending: string; readonly keepsHalf: boolean } | undefined;
	/** The paths of folders that are symbolic links. */
	linked: readonly string[] = [];
	/** The steps that are not allowed. */
	refused: readonly FileStep[] = [];

	/** Nothing fails any more. */
	mend(): void {
		this.full = undefined;
		this.refused = [];
	}

	/** All paths that are files. */
	get files(): string[] {
		return [...this.#files.keys()].filter(path => this.#files.get(path) !== 'folder').sort();
	}

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => undefined);
	}

	stat(uri: vscode.Uri): vscode.FileStat {
		const found = this.#find(uri);
		const size = found === 'folder' ? 0 : found.length;
		const kind = found === 'folder' ? vscode.FileType.Directory : vscode.FileType.File;
		const type = this.linked.includes(uri.path) ? kind | vscode.FileType.SymbolicLink : kind;
		return { type, size, ctime: 0, mtime: 0 };
	}

	readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
		const prefix = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
		return [...this.#files.keys()]
			.filter(path => path.startsWith(prefix) && path !== prefix && !path.slice(prefix.length).includes('/'))
			.map(path => [path.slice(prefix.length), this.stat(uri.with({ path })).type]);
	}

	createDirectory(uri: vscode.Uri): void {
		this.#files.set(uri.path, 'folder');
	}

	readFile(uri: vscode.Uri): Uint8Array {
		const found = this.#find(uri);
		if (found === 'folder') {
			throw vscode.FileSystemError.FileIsADirectory(uri);
		}
		return found;
	}

	// Asynchronous: after a `writeFile` that throws at once VS Code never comes back from the next one of that file.
	async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
		this.#check('write', uri);
		if (this.full !== undefined && uri.path.endsWith(this.full.ending)) {
			if (this.full.keepsHalf) {
				this.#files.set(uri.path, content.slice(0, content.length / 2));
			}
			throw new vscode.FileSystemError('no space left on device');
		}
		this.#files.set(uri.path, content.slice());
		this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
	}

	delete(uri: vscode.Uri): void {
		this.#check('delete', uri);
		this.#find(uri);
		this.#files.delete(uri.path);
	}

	rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): void {
		this.#check('rename', to);
		const found = this.#find(from);
		if (!overwrite && this.#files.has(to.path)) {
			throw vscode.FileSystemError.FileExists(to);
		}
		this.#files.set(to.path, found);
		this.#files.delete(from.path);
	}

	#check(step: FileStep['step'], uri: vscode.Uri): void {
		if (this.refused.some(each => each.step === step && each.path.test(uri.path))) {
			throw vscode.FileSystemError.NoPermissions(uri);
		}
	}

	#find(uri: vscode.Uri): Uint8Array | 'folder' {
		const found = this.#files.get(uri.path);
		if (found === undefined) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		return found;
	}
}
