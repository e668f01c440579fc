import * as vscode from 'vscode';
import { defaultFolder, resolveFolder, resolveStem } from '../../core/asset/destination.ts';
import type { FolderPath } from '../../core/asset/destination.ts';
import { toSlug } from '../../core/asset/fileName.ts';
import { expandTemplate } from '../../core/asset/template.ts';
import type { Failure } from '../../core/failure.ts';
import type { Model, ImageRequest } from '../../core/models/model.ts';
import { pixelsOf } from '../../core/models/model.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { parseUri } from '../commands/arguments.ts';
import type { Settings } from '../settings.ts';

/** Where a batch's files go. */
export interface Destination {
	readonly folder: vscode.Uri;
	/** The folder link paths start from. */
	readonly linkBase: vscode.Uri;
	/** The file's name without its extension, when the caller gave one. */
	readonly stem: string | undefined;
}

/** What decides where files go. */
export interface DestinationWish {
	readonly document: vscode.TextDocument | undefined;
	readonly output: string | vscode.Uri | undefined;
	readonly settings: Settings;
	/** Asks for a folder when none or several are open; undefined when the person leaves. */
	readonly askFolder: () => Promise<vscode.Uri | undefined>;
}

/** A folder that files must stay in, and where the document's own folder is below it. */
interface Root {
	readonly uri: vscode.Uri;
	readonly documentFolder: FolderPath | undefined;
}

/**
 * Decides the folder before anything is paid. Undefined when the person was asked and left.
 * Throws a Failure `invalidRequest` for a path that leads out of the workspace.
 */
export async function resolveDestination(wish: DestinationWish): Promise<Destination | undefined> {
	const { document, output, settings } = wish;
	const home = document === undefined ? undefined : folderOf(document);
	const workspaceRoot = rootOf(home);
	if (output instanceof vscode.Uri || (output !== undefined && /^[a-z][a-z0-9+.-]+:/i.test(output))) {
		const uri = output instanceof vscode.Uri ? output : parseUri(output, 'output');
		const root = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? rootWithoutWorkspace(uri);
		return resolveOutput(root, uri.path.slice(root.path.length), home ?? root);
	}
	const asked = workspaceRoot === undefined ? await wish.askFolder() : undefined;
	const root = workspaceRoot ?? (asked === undefined ? undefined : rootAt(asked));
	if (root === undefined) {
		return undefined;
	}
	const linkBase = home ?? root.uri;
	if (output !== undefined) {
		return resolveOutput(root.uri, output, linkBase);
	}
	const base = root.documentFolder ?? (settings.assetsFolder === '' ? defaultFolder : []);
	const path = resolveFolder(settings.assetsFolder, base, 'assets.folder');
	return { folder: vscode.Uri.joinPath(root.uri, ...path), linkBase, stem: undefined };
}

/** The name of a request's file, without extension. Throws a Failure `invalidRequest`. */
export function resolveName(request: ImageRequest, model: Model, settings: Settings): string {
	const { width, height } = pixelsOf(model, request.imageSize);
	const name = expandTemplate(
		settings.assetsName,
		{
			promptSlug: toSlug(request.prompt),
			seed: String(request.seed),
			width: String(width),
			height: String(height),
			model: toSlug(request.model),
		},
		'assets.name',
	);
	return resolveStem(name, 'assets.name');
}

/** The folder of a document that has one; a notebook's cells live where the notebook does. */
function folderOf(document: vscode.TextDocument): vscode.Uri | undefined {
	if (document.isUntitled) {
		return undefined;
	}
	const notebook = vscode.workspace.notebookDocuments.find(each =>
		each.getCells().some(cell => cell.document === document),
	);
	if (notebook?.isUntitled === true) {
		return undefined;
	}
	return vscode.Uri.joinPath((notebook ?? document).uri, '..');
}

function rootOf(home: vscode.Uri | undefined): Root | undefined {
	if (home !== undefined) {
		// A document outside every workspace folder has its images beside it.
		const uri = vscode.workspace.getWorkspaceFolder(home)?.uri ?? home;
		return {
			uri,
			documentFolder: home.path
				.slice(uri.path.length)
				.split('/')
				.filter(part => part !== ''),
		};
	}
	const folders = vscode.workspace.workspaceFolders ?? [];
	const [first, ...others] = folders;
	return first === undefined || others.length > 0 ? undefined : rootAt(first.uri);
}

/** A workspace folder has a place of its own for images; any other folder was chosen for them. */
function rootAt(uri: vscode.Uri): Root {
	const isWorkspaceFolder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === uri.toString();
	return { uri, documentFolder: isWorkspaceFolder ? undefined : [] };
}

/** A caller's own path: a folder when it is one or ends with a slash, else a file of any extension. */
async function resolveOutput(root: vscode.Uri, path: string, linkBase: vscode.Uri): Promise<Destination> {
	// A leading slash would mean the root anyway: the path is below it in every case.
	const parts = resolveFolder(path, [], 'output');
	const whole = vscode.Uri.joinPath(root, ...parts);
	const name = parts.at(-1);
	if (name === undefined || path.endsWith('/') || (await isFolder(whole))) {
		return { folder: whole, linkBase, stem: undefined };
	}
	const stem = resolveStem(name.replace(/\.(png|jpe?g|webp)$/i, ''), 'output');
	return { folder: vscode.Uri.joinPath(root, ...parts.slice(0, -1)), linkBase, stem };
}

function rootWithoutWorkspace(uri: vscode.Uri): vscode.Uri {
	if (vscode.workspace.workspaceFolders !== undefined && vscode.workspace.workspaceFolders.length > 0) {
		throw invalidRequest([
			{ path: 'output', problem: { kind: 'other', text: 'outside' }, received: uri.toString() },
		]);
	}
	return vscode.Uri.joinPath(uri, '..');
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
	try {
		return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
	} catch {
		return false;
	}
}

/** The failure of having no folder and nobody to ask. */
export function noFolder(): Failure {
	return invalidRequest([{ path: 'output', problem: { kind: 'other', text: 'noFolder' } }]);
}
