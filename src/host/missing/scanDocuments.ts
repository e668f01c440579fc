import * as vscode from 'vscode';
import { documentExtensions, documentLanguage } from '../../core/library/uses/documentLanguage.ts';
import { pathBelow } from '../assets/siteFiles.ts';
import { pattern, searched, walk } from '../library/listFiles.ts';
import { folderFiles } from './folderFiles.ts';
import { excludedBy, excludedGlobs } from './scanExcludes.ts';
import { readIgnores } from './scanIgnores.ts';
import type { IgnoreFiles } from './scanIgnores.ts';

/**
 * The ids of the documents of all workspace folders in which links can be found, sorted: without what
 * `files.exclude`, `search.exclude` and git leave out. Rejects with the signal's reason.
 */
export async function listDocuments(signal: AbortSignal): Promise<readonly string[]> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const lists = await Promise.all(folders.map(({ uri }) => listIn(uri, signal)));
	signal.throwIfAborted();
	// A workspace folder may be in another one.
	return [...new Set(lists.flat())].sort();
}

const gitignore = '.gitignore';
const extensions = documentExtensions.filter(each => documentLanguage(`page.${each}`) !== undefined);
/** `.gitignore` is all extension. */
const soughtExtensions = [...extensions, gitignore.slice(1)];
/** No repository is looked for in more folders above. */
const mostAbove = 32;

async function listIn(root: vscode.Uri, signal: AbortSignal): Promise<readonly string[]> {
	const isExcluded = excludedBy(
		excludedGlobs(
			vscode.workspace.getConfiguration('files', root).get('exclude'),
			vscode.workspace.getConfiguration('search', root).get('exclude'),
		),
	);
	const isOut = (file: vscode.Uri) => isExcluded(pathBelow(root, file) ?? '');
	const ids = searched.has(root.scheme)
		? await search(root, signal)
		: await walk(root, soughtExtensions, signal, isOut);
	const found = ids.flatMap(id => {
		const path = pathBelow(root, vscode.Uri.parse(id));
		return path === undefined || isExcluded(path) ? [] : [{ id, path }];
	});
	const rules = found.flatMap(({ path }) => (isRules(path) ? [path] : []));
	const isIgnored = await readIgnores(rules, await ignoreFiles(root));
	const isMeant = (path: string) => documentLanguage(path) !== undefined && !isIgnored(path);
	return found.flatMap(({ id, path }) => (isMeant(path) ? [id] : []));
}

function isRules(path: string): boolean {
	return path.slice(path.lastIndexOf('/') + 1) === gitignore;
}

/** VS Code leaves out what `files.exclude` says, and spares itself the folders that `search.exclude` does. */
async function search(root: vscode.Uri, signal: AbortSignal): Promise<readonly string[]> {
	const globs = excludedGlobs(vscode.workspace.getConfiguration('search', root).get('exclude'));
	// Braces in braces are nothing that every search understands.
	const plain = globs.filter(glob => !/[{},]/.test(glob));
	const source = new vscode.CancellationTokenSource();
	const cancel = () => source.cancel();
	signal.addEventListener('abort', cancel);
	try {
		const found = await vscode.workspace.findFiles(
			new vscode.RelativePattern(root, pattern(soughtExtensions)),
			plain.length > 1 ? `{${plain.join(',')}}` : plain[0],
			undefined,
			source.token,
		);
		return found.map(String);
	} finally {
		signal.removeEventListener('abort', cancel);
		source.dispose();
	}
}

async function ignoreFiles(root: vscode.Uri): Promise<IgnoreFiles> {
	const above = (up: number) => vscode.Uri.joinPath(root, ...Array.from({ length: up }, () => '..'));
	return {
		isCaseSensitive: (await folderFiles(root)).isCaseSensitive,
		read: path => readText(vscode.Uri.joinPath(root, path)),
		readAbove: up => readText(vscode.Uri.joinPath(above(up), gitignore)),
		isRepository: folder => isRepository(vscode.Uri.joinPath(root, folder)),
		above: async () => {
			for (let up = 0; up <= mostAbove && (up === 0 || above(up).path !== above(up - 1).path); up++) {
				if (await isRepository(above(up))) {
					return up === 0 ? [] : root.path.split('/').filter(Boolean).slice(-up);
				}
			}
			return undefined;
		},
	};
}

/** In a worktree or a submodule `.git` is a file. */
async function isRepository(folder: vscode.Uri): Promise<boolean> {
	const git = vscode.Uri.joinPath(folder, '.git');
	return (await vscode.workspace.fs.stat(git).then(undefined, () => undefined)) !== undefined;
}

async function readText(file: vscode.Uri): Promise<string | undefined> {
	const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => undefined);
	return bytes && new TextDecoder().decode(bytes);
}
