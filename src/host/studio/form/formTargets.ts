import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { languageIdOf } from '../../../core/document/languageId.ts';
import { languageOf as linksOf } from '../../../core/document/link/languages.ts';
import { plain } from '../../../core/document/link/plain.ts';
import { detailOf } from '../../../core/failure.ts';
import { invalidRequest } from '../../../core/models/request.ts';
import { documentOf } from '../../editor/lastEditor.ts';
import type { LastEditor } from '../../editor/lastEditor.ts';
import { languageOf } from '../../editor/languageOf.ts';
import { placeAt } from '../../editor/places.ts';
import type { SelectedPlace } from '../../editor/places.ts';
import { resolveTarget, takesText } from '../../editor/target.ts';
import type { FormState } from '../../../protocol/studio/form.ts';

/** Images are only saved. */
export const noTargetId = '';
/** The editor that was worked in last, whichever that is. */
export const lastTargetId = 'last';

/** A document that images are for, and the place in it that links go to; at its end where none is known. */
export interface FoundTarget {
	readonly document: vscode.TextDocument | undefined;
	readonly place: SelectedPlace | undefined;
}

/** A place that was looked for in the whole text of a document, which is not to be done for each key. */
interface KnownPlace {
	/** The state of the document, and what is selected in it. */
	readonly about: string;
	readonly place: SelectedPlace;
}

/** The documents that the form's images may be for. An id is the document's URI, or says which one is meant. */
export class FormTargets {
	readonly #lastEditor: LastEditor;
	readonly #places = new WeakMap<vscode.TextDocument, KnownPlace>();

	constructor(lastEditor: LastEditor) {
		this.#lastEditor = lastEditor;
	}

	/** The target of a form that nobody has touched. */
	get first(): string {
		return this.#lastEditor.last === undefined ? noTargetId : lastTargetId;
	}

	/** All targets, in words; `chosen` is among them as long as it can be found. */
	list(chosen: string): FormState['targets'] {
		const { last } = this.#lastEditor;
		const shown = shownDocuments().filter(uri => last === undefined || !isSame(uri, last));
		const ids = new Set([...shown.map(String), ...(isLost(chosen) ? [] : [chosen])]);
		const others = [...ids].map(id => ({ id, uri: vscode.Uri.parse(id) }));
		const all = [...(last === undefined ? [] : [{ id: lastTargetId, uri: last }]), ...others];
		const labelled = all.map(({ id, uri }) => {
			const isAlone = all.every(each => each.id === id || nameOf(each.uri) !== nameOf(uri));
			const name = isAlone ? nameOf(uri) : vscode.workspace.asRelativePath(uri);
			return { id, label: placeWords(name, this.#peek(uri, id === lastTargetId || id === chosen)) };
		});
		return [{ id: noTargetId, label: l10n.t('No document, only save the image') }, ...labelled];
	}

	/** The document that an id means; undefined for none. */
	uriOf(id: string): vscode.Uri | undefined {
		if (id === lastTargetId) {
			return this.#lastEditor.last;
		}
		return id === noTargetId ? undefined : vscode.Uri.parse(id);
	}

	/** Finds what an id means. An open document is found at once. Throws a Failure for one that cannot be opened. */
	async find(id: string): Promise<FoundTarget> {
		const uri = this.uriOf(id);
		if (uri === undefined) {
			return { document: undefined, place: undefined };
		}
		const document = openDocument(uri) ?? (await openTarget(uri));
		return { document, place: document && this.#placeIn(document) };
	}

	#placeIn(document: vscode.TextDocument): SelectedPlace | undefined {
		const selection = this.#lastEditor.selectionIn(document);
		if (selection === undefined) {
			return undefined;
		}
		const { version, languageId } = document;
		const about = JSON.stringify([version, languageId, selection.anchor, selection.active]);
		let known = this.#places.get(document);
		if (known?.about !== about) {
			known = { about, place: placeAt(document, selection) };
			this.#places.set(document, known);
		}
		return known.place;
	}

	/** Only of the documents that are likely meant it is worth knowing whether the cursor is in a link. */
	#peek(uri: vscode.Uri, isLikely: boolean): Pick<SelectedPlace, 'selection' | 'link'> | undefined {
		const document = openDocument(uri);
		if (document === undefined || isLikely) {
			return document && this.#placeIn(document);
		}
		const selection = this.#lastEditor.selectionIn(document);
		return selection && { selection, link: undefined };
	}
}

function placeWords(name: string, place: Pick<SelectedPlace, 'selection' | 'link'> | undefined): string {
	if (place === undefined) {
		return l10n.t('{0}, at the end', name);
	}
	return !place.selection.isEmpty
		? l10n.t('{0}, below the selection', name)
		: place.link === undefined
			? l10n.t('{0}, at the cursor', name)
			: l10n.t('{0}, below the image at the cursor', name);
}

/** The documents of tabs that images can be shown in. */
function shownDocuments(): vscode.Uri[] {
	return vscode.window.tabGroups.all
		.flatMap(group => group.tabs)
		.flatMap(({ input }) => documentOf(input) ?? [])
		.filter(uri => takesText(uri) && linksOf(languageAt(uri)) !== plain);
}

function languageAt(uri: vscode.Uri): string {
	const document = openDocument(uri);
	return document === undefined ? languageIdOf(byName(uri), uri.path) : languageOf(document);
}

/** The language of a file that VS Code has not opened yet, where the name alone says it. */
function byName({ path }: vscode.Uri): string {
	return /\.(?:md|markdown|ipynb)$/i.test(path) ? 'markdown' : 'plaintext';
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
}

async function openTarget(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
	try {
		return (await resolveTarget(uri)).document;
	} catch (error) {
		const problem = { kind: 'other', text: l10n.t('it cannot be opened ({0}).', detailOf(error)) } as const;
		throw invalidRequest([{ path: 'document', problem, received: uri.toString() }]);
	}
}

/** What was never saved is gone when it is closed. */
function isLost(id: string): boolean {
	return (
		id === noTargetId ||
		id === lastTargetId ||
		(id.startsWith('untitled:') && openDocument(vscode.Uri.parse(id)) === undefined)
	);
}

/** Whether a tab's document is the one that was worked in, which may be a cell of its notebook. */
function isSame(shown: vscode.Uri, last: vscode.Uri): boolean {
	return last.scheme === 'vscode-notebook-cell'
		? shown.path === last.path
		: shown.toString() === last.toString();
}

function nameOf({ path }: vscode.Uri): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
