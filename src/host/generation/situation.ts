import type * as vscode from 'vscode';
import { detailOf } from '../../core/failure.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { isFolder } from '../assets/isFolder.ts';
import type { GenerateArguments } from '../commands/arguments.ts';
import { holdPlaces, selectedPlaces } from '../editor/places.ts';
import type { HeldPlace, InsertMode, SelectedPlace } from '../editor/places.ts';
import { noTarget, resolveTarget } from '../editor/target.ts';
import type { Target } from '../editor/target.ts';
import { readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { EarlierRequest, PromptSource } from './deps.ts';

/** What a command finds when it begins. */
export interface Situation {
	readonly target: Target;
	readonly settings: Settings;
	/** What is selected at each of the places that images are for; none where there is no editor. */
	readonly selected: readonly SelectedPlace[];
	/** Where links go, one for each of these. */
	readonly places: readonly HeldPlace[];
	/** The folder that a menu of the Explorer was opened on. */
	readonly folder: vscode.Uri | undefined;
}

/** Finds and holds the places that images are for. Throws a Failure `invalidRequest`. */
export async function findSituation(args: GenerateArguments, source: PromptSource): Promise<Situation> {
	if (args.remakes !== undefined) {
		const places = typeof source === 'string' ? [] : [source.place];
		return {
			target: noTarget,
			settings: readSettings(args.remakes),
			selected: [],
			places,
			folder: undefined,
		};
	}
	if (typeof source !== 'string') {
		return resume(source);
	}
	// A selection is what it was when the command began: it is held before anything is waited for.
	const here = hold(args, source, await resolveTarget(undefined));
	const folder = await folderOf(args.resource);
	if (folder !== undefined) {
		letGo(here);
		const selected = primaryOf(here);
		return { ...here, folder, settings: readSettings(folder), selected, places: nowhere(selected) };
	}
	const uri = args.document ?? args.resource;
	const shown = here.target.editor?.document ?? here.target.document;
	if (uri === undefined || uri.toString() === shown?.uri.toString()) {
		return here;
	}
	letGo(here);
	return hold(args, source, await openTarget(uri));
}

/**
 * The same of a document that was chosen, or of none: at one place of it, or at its end where none is known. Asks
 * nobody and opens nothing; the place is held as soon as this is called.
 */
export function situationIn(
	args: GenerateArguments,
	document: vscode.TextDocument | undefined,
	place: SelectedPlace | undefined,
): Situation {
	const target = { ...noTarget, document, selectedText: place?.text ?? '' };
	return holdIn(args, 'box', target, place === undefined ? [] : [place]);
}

/** Follows the places no longer. */
export function letGo({ places }: Pick<Situation, 'places'>): void {
	for (const { spot } of places) {
		spot?.dispose();
	}
}

/** The document of an earlier request, wherever the person is now. */
async function resume({ place, document }: EarlierRequest): Promise<Situation> {
	const target = document === undefined ? noTarget : await resolveTarget(document).catch(() => noTarget);
	const settings = readSettings(target.document);
	return { target, settings, selected: [], places: [place], folder: undefined };
}

function hold(args: GenerateArguments, source: 'box' | 'selection', target: Target): Situation {
	return holdIn(args, source, target, selectedPlaces(target));
}

function holdIn(
	args: GenerateArguments,
	source: 'box' | 'selection',
	target: Target,
	found: readonly SelectedPlace[],
): Situation {
	const settings = readSettings(target.document);
	const all = { target, selected: found };
	const { insert } = args;
	if (target.document === undefined || insert === 'none') {
		// Only prompts need what is selected, and the box takes one.
		const selected = source === 'box' ? primaryOf(all) : all.selected;
		return { ...all, settings, selected, places: nowhere(selected), folder: undefined };
	}
	const modeOf = (place: SelectedPlace) => insert ?? defaultMode(args, source, settings, place);
	return { ...all, settings, places: holdPlaces(target.document, all.selected, modeOf), folder: undefined };
}

function nowhere(selected: readonly SelectedPlace[]): HeldPlace[] {
	return selected.map(({ text }) => ({ spot: undefined, text }));
}

function primaryOf({ target, selected }: Pick<Situation, 'target' | 'selected'>): readonly SelectedPlace[] {
	const primary = selected.filter(({ selection }) => target.editor?.selection.isEqual(selection));
	return primary.length > 0 ? primary : selected.slice(0, 1);
}

/** A selection is illustrated, an image link under the cursor is left whole, else the cursor is the place. */
function defaultMode(
	args: GenerateArguments,
	source: 'box' | 'selection',
	settings: Settings,
	place: SelectedPlace,
): InsertMode {
	if (source === 'selection' || !place.selection.isEmpty) {
		// A picture of something else must not take the text's place.
		return args.request.prompt === undefined ? settings.insertSelection : 'below';
	}
	return place.link === undefined ? 'cursor' : 'below';
}

async function openTarget(uri: vscode.Uri): Promise<Target> {
	try {
		return await resolveTarget(uri);
	} catch (error) {
		const problem = { kind: 'other', text: detailOf(error) } as const;
		throw invalidRequest([{ path: 'document', problem, received: uri.toString() }]);
	}
}

async function folderOf(resource: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
	return resource !== undefined && (await isFolder(resource)) ? resource : undefined;
}
