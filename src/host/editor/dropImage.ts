import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { planInsertions } from '../../core/document/insertion.ts';
import type { InsertionPlan } from '../../core/document/insertion.ts';
import type { LinkPlace } from '../../core/document/link/link.ts';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import { imageDragType } from '../../protocol/studio/gallery.ts';
import { linkedImages, linkStyle } from '../images/imageLinks.ts';
import type { LinkedImages, LinkStyle } from '../images/imageLinks.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { takesText } from './target.ts';

/** More images than this are not dropped at a time. */
const mostDropped = 1000;

/** Lets images of the Studio's gallery be dropped into any document: as links, as Insert would write them. */
export function registerDropImage({ library }: Pick<ImageTools, 'library'>): vscode.Disposable {
	return vscode.languages.registerDocumentDropEditProvider('*', new DropImage(library), {
		dropMimeTypes: [imageDragType],
		providedDropEditKinds: [kind()],
	});
}

/** Finds images of the library by their ids. */
interface ImageFinder {
	readonly find: (ids: readonly string[], signal?: AbortSignal) => Promise<readonly LibraryImage[]>;
}

/** Writes what is inserted for images that are dropped. */
export class DropImage implements vscode.DocumentDropEditProvider {
	readonly #library: ImageFinder;

	constructor(library: ImageFinder) {
		this.#library = library;
	}

	/** The edit that puts links in where images are dropped; undefined for what is no image of the library. */
	async provideDocumentDropEdits(
		document: vscode.TextDocument,
		position: vscode.Position,
		dataTransfer: vscode.DataTransfer,
		token: vscode.CancellationToken,
	): Promise<vscode.DocumentDropEdit | undefined> {
		const ids = (await dataTransfer.get(imageDragType)?.asString())?.split(/\r?\n/).filter(id => id !== '');
		if (ids === undefined || ids.length > mostDropped || !takesText(document.uri)) {
			return undefined;
		}
		const { version } = document;
		const [first, ...others] = await this.#library.find([...new Set(ids)], signalOf(token));
		if (first === undefined) {
			return undefined;
		}
		const images = await linkedImages([first, ...others]);
		const style = await linkStyle(images, document);
		// Where it is would be reckoned by another text.
		return token.isCancellationRequested || document.version !== version
			? undefined
			: toDropEdit(document, document.offsetAt(position), planDrop(images, style, { document, position }));
	}
}

function planDrop(
	[image, ...more]: LinkedImages,
	{ rules, languageId }: LinkStyle,
	{ document, position }: { readonly document: vscode.TextDocument; readonly position: vscode.Position },
): InsertionPlan {
	const offset = document.offsetAt(position);
	const text = document.getText();
	const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
	const write = (place: LinkPlace) => {
		const context = { languageId, text, offset, place };
		return [rules.write(image, context), ...more.map(each => rules.write(each, context))] as const;
	};
	const spot = { mode: 'cursor', anchor: { start: offset, end: offset } } as const;
	return planInsertions({ text, eol, languageId }, [{ spot, write }]);
}

function toDropEdit(
	document: vscode.TextDocument,
	offset: number,
	{ edits, placed: [placed] }: InsertionPlan,
): vscode.DocumentDropEdit | undefined {
	if (edits.length === 0) {
		return undefined;
	}
	const title = l10n.t('Insert Image Link');
	const [only, ...others] = edits;
	const isHere = only?.offset === offset && only.length === 0 && others.length === 0;
	if (isHere && placed !== undefined && !/[\r\n]/.test(only.text)) {
		// The alt text is what one may want to change next.
		const [start, end] = [placed.alt.start - offset, placed.alt.end - offset];
		const snippet = new vscode.SnippetString().appendText(only.text.slice(0, start));
		if (end > start) {
			snippet.appendPlaceholder(only.text.slice(start, end));
		}
		return new vscode.DocumentDropEdit(snippet.appendText(only.text.slice(end)), title, kind());
	}
	// VS Code would indent the further lines of what is inserted at the drop itself once more.
	const edit = new vscode.DocumentDropEdit('', title, kind());
	edit.additionalEdit = new vscode.WorkspaceEdit();
	edit.additionalEdit.set(
		document.uri,
		edits.map(each => {
			const range = new vscode.Range(
				document.positionAt(each.offset),
				document.positionAt(each.offset + each.length),
			);
			return vscode.TextEdit.replace(range, each.text);
		}),
	);
	return edit;
}

function kind(): vscode.DocumentDropOrPasteEditKind {
	return vscode.DocumentDropOrPasteEditKind.Empty.append('figment', 'image');
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
	const control = new AbortController();
	token.onCancellationRequested(() => control.abort());
	return control.signal;
}
