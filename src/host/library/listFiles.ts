import * as vscode from 'vscode';
import { placeOf } from '../../core/library/place.ts';

/** Folders that hold no work of the person's. */
const left = ['node_modules', '.git', 'bower_components', '.hg', '.svn'];

/** Schemes whose folders VS Code can search itself. */
const searched: ReadonlySet<string> = new Set(['file', 'vscode-remote', 'vscode-local']);

/**
 * The ids of the files of all workspace folders with one of these extensions, in small or capital letters. Where VS
 * Code cannot search a file system, its folders are walked. Rejects with the signal's reason.
 */
export async function listFiles(
	extensions: readonly string[],
	signal: AbortSignal,
): Promise<readonly string[]> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const lists = await Promise.all(
		folders.map(folder => (searched.has(folder.uri.scheme) ? search : walk)(folder.uri, extensions, signal)),
	);
	signal.throwIfAborted();
	return lists.flat();
}

/** Whether a file is where nobody keeps work of their own, below its workspace folder. */
export function isLeft(id: string): boolean {
	const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
	// The whole workspace may be in such a folder, and then it is what the person works on.
	const path = id.slice(placeOf(id, folders)?.folder.length ?? 0);
	return left.some(name => path.includes(`/${name}/`));
}

async function search(
	folder: vscode.Uri,
	extensions: readonly string[],
	signal: AbortSignal,
): Promise<readonly string[]> {
	const source = new vscode.CancellationTokenSource();
	const cancel = () => source.cancel();
	signal.addEventListener('abort', cancel);
	try {
		const found = await vscode.workspace.findFiles(
			new vscode.RelativePattern(folder, pattern(extensions)),
			// What the person hides from the Explorer counts: so VS Code must leave out nothing, and we what is left.
			// oxlint-disable-next-line unicorn/no-null -- undefined would hide what the setting does
			null,
			undefined,
			source.token,
		);
		return found.map(String).filter(id => !isLeft(id));
	} finally {
		signal.removeEventListener('abort', cancel);
		source.dispose();
	}
}

/** The glob of files with one of these extensions, in small or capital letters: on Linux VS Code minds their case. */
function pattern(extensions: readonly string[]): string {
	return `**/*.{${extensions.map(anyCase).join(',')}}`;
}

function anyCase(text: string): string {
	return text.replaceAll(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`);
}

/** The same of one folder, as it is now. */
export async function walk(
	folder: vscode.Uri,
	extensions: readonly string[],
	signal: AbortSignal,
): Promise<readonly string[]> {
	const found: string[] = [];
	const folders = [folder];
	for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
		signal.throwIfAborted();
		const entries = await vscode.workspace.fs.readDirectory(next).then(undefined, () => []);
		for (const [name, type] of entries) {
			const uri = vscode.Uri.joinPath(next, name);
			if (type === vscode.FileType.Directory && !left.includes(name)) {
				folders.push(uri);
			} else if ((type & vscode.FileType.File) !== 0 && extensions.some(each => endsWith(name, each))) {
				found.push(uri.toString());
			}
		}
	}
	return found;
}

function endsWith(name: string, extension: string): boolean {
	return name.toLowerCase().endsWith(`.${extension}`);
}
