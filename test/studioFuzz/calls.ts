import type { Asked, Call, CallName } from '../../src/protocol/studio/calls.ts';
import { imageActions, mostTiles } from '../../src/protocol/studio/gallery.ts';
import type { GallerySearch } from '../../src/protocol/studio/gallery.ts';
import type { Chance } from './chance.ts';
import { junkNumber, junkText } from './junk.ts';

/** What is in the workspace that calls are about. */
export interface Known {
	/** The URIs of its images. */
	readonly images: readonly string[];
	/** URIs that no image of it has: other files, and what lies outside. */
	readonly others: readonly string[];
}

type Makers = { readonly [Name in CallName]: (chance: Chance, known: Known) => Asked<Name> };

/** A call of every kind, with values of any kind. */
const makers: Makers = {
	edit: chance => ({ name: 'edit', edit: chance.below(1000), changes: changes(chance) }),
	generate: chance => ({ name: 'generate', edit: chance.below(1000) }),
	earlierPrompts: () => ({ name: 'earlierPrompts' }),
	chooseFolder: () => ({ name: 'chooseFolder' }),
	useRecipe: (chance, known) => ({
		name: 'useRecipe',
		image: anyImage(chance, known),
		what: chance.of(['prompt', 'seed', 'all']),
	}),
	undoReplaced: () => ({ name: 'undoReplaced' }),
	dropUri: (chance, known) => ({ name: 'dropUri', uri: anyImage(chance, known) }),
	dropFile: chance => ({ name: 'dropFile', bytes: chance.bytes(chance.below(5000)) }),
	cancelJob: chance => ({ name: 'cancelJob', job: cut(junkText(chance), 128) }),
	cancelAll: () => ({ name: 'cancelAll' }),
	retryJob: chance => ({ name: 'retryJob', job: cut(junkText(chance), 128) }),
	dismissJob: chance => ({ name: 'dismissJob', job: cut(junkText(chance), 128) }),
	goOnWith: chance => ({ name: 'goOnWith', job: cut(junkText(chance), 128) }),
	goOnWithAll: () => ({ name: 'goOnWithAll' }),
	forgetJob: chance => ({ name: 'forgetJob', job: cut(junkText(chance), 128) }),
	images: chance => ({
		name: 'images',
		search: search(chance),
		from: wholeNumber(chance),
		count: chance.below(mostTiles + 1),
	}),
	imageIds: chance => ({
		name: 'imageIds',
		search: search(chance),
		from: wholeNumber(chance),
		to: wholeNumber(chance),
	}),
	keepThumbnail: (chance, known) => ({
		name: 'keepThumbnail',
		image: anyImage(chance, known),
		version: cut(junkText(chance), 100),
		bytes: chance.bytes(chance.below(3000)),
	}),
	setFavourite: (chance, known) => ({
		name: 'setFavourite',
		images: [anyImage(chance, known), ...chance.some(5, () => anyImage(chance, known))],
		isFavourite: chance.is(0.5),
	}),
	act: (chance, known) => ({
		name: 'act',
		action: chance.of(imageActions),
		images: [anyImage(chance, known), ...chance.some(5, () => anyImage(chance, known))],
	}),
	endPick: () => ({ name: 'endPick' }),
	takeStep: chance => ({
		name: 'takeStep',
		kind: chance.of(['noKey', 'noFolder', 'untrusted', 'offline', 'error']),
	}),
	problem: chance => ({ name: 'problem', text: cut(junkText(chance), 4000) }),
};

const names = Object.keys(makers) as readonly CallName[];

/** Any call: also one that costs money or deletes. */
export function anyCall(chance: Chance, known: Known): Call {
	return makers[chance.of(names)](chance, known);
}

/**
 * A call that would change something at once, were it listened to: `edit` is the number of the last edit that was. For
 * pages that are not, and to be damaged.
 */
export function potentCall(chance: Chance, { images }: Known, edit: number): Call {
	return chance.of<Call>([
		{ name: 'act', action: 'insert', images: [chance.of(images)] },
		{ name: 'act', action: chance.of(['delete', 'regenerate', 'vary']), images: [chance.of(images)] },
		{ name: 'edit', edit, changes: goodFields },
		{ name: 'generate', edit },
	]);
}

/** What opens dialogs and editors: a page may ask for it, and then a person has to say yes. */
const asking: readonly CallName[] = ['chooseFolder', 'takeStep'];

/**
 * A call that must leave the workspace as it is, with values of any kind. It is what a page may ask for, so what it
 * asks about is not there where the call would make, change or delete something.
 */
export function harmlessCall(chance: Chance, known: Known): Call {
	const call = anyCall(chance, known);
	if (asking.includes(call.name)) {
		return { name: 'takeStep', kind: 'offline' };
	}
	switch (call.name) {
		case 'generate':
			// No page has come so far: what would be made is not what such a page shows.
			return { ...call, edit: 2 ** 40 + chance.below(1000) };
		case 'act':
			return { ...call, images: call.images.map(() => chance.of(known.others)) };
		default:
			return call;
	}
}

const goodFields: Asked<'edit'>['changes'] = {
	prompt: 'A fox',
	model: 'blackforestlabs/flux-2-pro',
	preset: 'square',
	outputFormat: 'png',
	seed: '',
	safetyTolerance: '2',
	count: '1',
	draft: false,
	target: '',
	folder: '',
	name: '',
};

function anyImage(chance: Chance, { images, others }: Known): string {
	return cut(
		chance.is(0.4) ? chance.of(images) : chance.is(0.7) ? chance.of(others) : junkText(chance),
		8192,
	);
}

function changes(chance: Chance): Asked<'edit'>['changes'] {
	const typed = () => cut(chance.is(0.5) ? String(junkNumber(chance)) : junkText(chance), 40);
	const possible: Required<Asked<'edit'>['changes']> = {
		prompt: cut(junkText(chance), 100_000),
		model: cut(junkText(chance), 200),
		preset: cut(chance.is(0.5) ? chance.of(['square', 'landscape_16_9', '']) : junkText(chance), 100),
		width: typed(),
		height: typed(),
		outputFormat: chance.is(0.5) ? chance.of(['png', 'jpeg']) : typed(),
		seed: typed(),
		enableSafetyChecker: chance.is(0.5),
		safetyTolerance: typed(),
		count: typed(),
		draft: chance.is(0.5),
		useStyle: chance.is(0.5),
		target: cut(junkText(chance), 8192),
		folder: cut(junkText(chance), 1000),
		name: cut(junkText(chance), 500),
	};
	return Object.fromEntries(Object.entries(possible).filter(() => chance.is(0.3)));
}

function search(chance: Chance): GallerySearch {
	return {
		query: cut(chance.is(0.3) ? 'size:>=x draft:maybe in:../.. "' : junkText(chance), 1000),
		favourites: chance.is(0.2),
		drafts: chance.of(['all', 'only', 'none']),
		unused: chance.is(0.2),
		sort: chance.of(['newest', 'oldest', 'name']),
	};
}

function wholeNumber(chance: Chance): number {
	return chance.is(0.1) ? Number.MAX_SAFE_INTEGER : chance.below(100);
}

function cut(text: string, most: number): string {
	return text.slice(0, most);
}
