import * as vscode from 'vscode';
import {
	commandIds,
	detailsViewType,
	journalFolder,
	linkCommandIds,
	pageScheme,
	studioViewId,
	studioViewType,
} from './host/ids.ts';
import type { Figment } from './host/main.ts';
import { whenImagesShow } from './host/missing/wake.ts';

let figment: Promise<Figment> | undefined;

/**
 * Registers, and looks once whether an earlier window left something unfinished: all that Figment does is
 * in other bundles, loaded on first use.
 */
export function activate(context: vscode.ExtensionContext): void {
	const pageChanged = new vscode.EventEmitter<vscode.Uri>();
	const load = () =>
		(figment ??= import('./host/main.ts').then(main => main.createFigment(context, pageChanged)));
	const keepDeleted = async (files: readonly vscode.Uri[]) => {
		if (files.some(({ path }) => imageName.test(path)) || (await hasFolder(files))) {
			await (await load()).deleting(files);
		}
	};
	context.subscriptions.push(
		pageChanged,
		// After a reload VS Code opens the page's tab before anybody asks for it.
		vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
			onDidChange: pageChanged.event,
			provideTextDocumentContent: async () => (await load()).readPage(),
		}),
	);
	for (const id of [...Object.values(commandIds), ...Object.values(linkCommandIds)]) {
		context.subscriptions.push(
			vscode.commands.registerCommand(id, async (...args: unknown[]) => (await load()).run(id, args)),
		);
	}
	context.subscriptions.push(
		vscode.window.registerWebviewPanelSerializer(detailsViewType, {
			deserializeWebviewPanel: async (panel, state: unknown) => (await load()).restoreDetails(panel, state),
		}),
		vscode.window.registerWebviewPanelSerializer(studioViewType, {
			deserializeWebviewPanel: async panel => (await (await load()).studio()).restore(panel),
		}),
		vscode.window.registerWebviewViewProvider(studioViewId, {
			resolveWebviewView: async view => (await (await load()).studio()).resolveView(view),
		}),
		// Only images, and folders that may hold some, are worth loading anything for.
		vscode.workspace.onWillDeleteFiles(event => event.waitUntil(keepDeleted(event.files))),
		// What was kept before is known to what was loaded then.
		vscode.workspace.onDidDeleteFiles(async ({ files }) => (await figment)?.deleted(files)),
		vscode.workspace.onDidRenameFiles(async ({ files }) => {
			const isImage = files.some(({ oldUri }) => imageName.test(oldUri.path));
			if (isImage || (await hasFolder(files.map(({ newUri }) => newUri)))) {
				await (await load()).moved(files);
			}
		}),
		whenImagesShow(() => void load().then(({ offer }) => offer())),
	);
	void recover(context, load);
}

/** Leaves what is under way so that the next window can take it up. */
export async function deactivate(): Promise<void> {
	await (await figment)?.leave();
}

const imageName = /\.(?:png|jpe?g|webp)$/i;

async function hasFolder(files: readonly vscode.Uri[]): Promise<boolean> {
	const stats = await Promise.all(
		files.map(file => vscode.workspace.fs.stat(file).then(undefined, () => undefined)),
	);
	return stats.some(stat => stat?.type === vscode.FileType.Directory);
}

async function recover(context: vscode.ExtensionContext, load: () => Promise<Figment>): Promise<void> {
	const journal = vscode.Uri.joinPath(context.globalStorageUri, journalFolder);
	const entries = await vscode.workspace.fs.readDirectory(journal).then(undefined, () => []);
	if (entries.length > 0) {
		await (await load()).recoverAtStart();
	}
}
