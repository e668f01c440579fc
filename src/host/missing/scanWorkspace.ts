import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { findImageLinks } from '../../core/document/find/findImageLinks.ts';
import { Gate } from '../../core/library/gate.ts';
import type { FolderFiles } from '../../core/missing/folderListings.ts';
import { missingIn } from '../../core/missing/missingIn.ts';
import { toFindings } from '../../core/missing/missingImages.ts';
import type { MissingLink } from '../../core/missing/missingImages.ts';
import { scanForMissing } from '../../core/missing/missingScan.ts';
import type { ScanFindings } from '../../core/missing/missingScan.ts';
import { languageOf } from '../editor/languageOf.ts';
import { localFiles } from '../library/localFile.node.ts';
import { DocumentPlaces } from './documentPlaces.ts';
import { fileOfDocument } from '../assets/documentsFile.ts';
import { findDocuments } from './scanDocuments.ts';
import { ScanFolders } from './scanFolders.ts';
import { ScanPlaces } from './scanPlaces.ts';

/**
 * What is missing in all documents of the workspace, looked for under a notice unless the caller wants quiet.
 * Undefined when the person cancels.
 */
export async function scanWorkspace(isQuiet: boolean): Promise<ScanFindings | undefined> {
	if (isQuiet) {
		return scan(new AbortController().signal, () => undefined);
	}
	const title = l10n.t('Looking for missing images');
	const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
	return vscode.window.withProgress(options, async (progress, token) => {
		const stop = new AbortController();
		const subscription = token.onCancellationRequested(() => stop.abort());
		let shown = 0;
		try {
			return await scan(stop.signal, (done, all) => {
				const percent = all === 0 ? 100 : Math.floor((done / all) * 100);
				const message = l10n.t('{0} of {1} documents', done, all);
				// More are found meanwhile.
				progress.report({ message, increment: Math.max(0, percent - shown) });
				shown = Math.max(shown, percent);
			});
		} catch (error) {
			if (stop.signal.aborted) {
				return undefined;
			}
			throw error;
		} finally {
			subscription.dispose();
		}
	});
}

/** What is missing in open documents: one, or the cells of a notebook. */
export async function scanDocuments(documents: readonly vscode.TextDocument[]): Promise<ScanFindings> {
	const places = new DocumentPlaces();
	const missing: MissingLink[] = [];
	for (const document of documents) {
		const settings = await places.settingsOf(fileOfDocument(document.uri), document);
		if (settings !== undefined) {
			const [id, languageId, text] = [document.uri.toString(), languageOf(document), document.getText()];
			const links = findImageLinks(languageId, text);
			const listings = await places.listingsOf(settings.root);
			missing.push(...(await missingIn({ id, languageId, text, links, settings }, listings)));
		}
	}
	return { ...toFindings(missing), unread: [] };
}

async function scan(
	signal: AbortSignal,
	onProgress: (done: number, all: number) => void,
): Promise<ScanFindings> {
	const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
	const opened = await Promise.all(roots.map(root => ScanFolders.open(root)));
	const folders = new Map(opened.map(each => [each.root.toString(), each]));
	const places = new ScanPlaces(new DocumentPlaces(), folders);
	return scanForMissing(
		{
			list: async onFound => {
				await Promise.all(opened.map(each => findDocuments({ folders: each, onFound, signal })));
			},
			readText,
			settings: id => places.settingsOf(vscode.Uri.parse(id)),
			folders: root => folders.get(root) ?? gone,
		},
		{ signal, onProgress },
	);
}

/** A workspace folder that was closed meanwhile. */
const gone: FolderFiles = {
	isCaseSensitive: true,
	list: () => Promise.reject(new Error('The folder is not open any more.')),
};

/** What is typed counts, also before it is saved. */
async function readText(id: string): Promise<string> {
	const open = vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === id);
	return open?.getText() ?? new TextDecoder().decode(await readFile(vscode.Uri.parse(id)));
}

function readFile(file: vscode.Uri): PromiseLike<Uint8Array> {
	return file.scheme === 'file' && localFiles !== undefined
		? readLocally.pass(() => localFiles.readWhole(file.fsPath))
		: vscode.workspace.fs.readFile(file);
}

/** The disk gives no more than a few at a time, and each takes one of the files that may be open. */
const readLocally = new Gate(16);
