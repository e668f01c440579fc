import { Failure } from '../failure.ts';
import { findNameFault } from './fileName.ts';
import { namesOf, startsWithFolder } from './posixPath.ts';

/** A folder, as the names that lead to it from a root it must stay in. */
export type FolderPath = readonly string[];

/**
 * The folder that a text means: from the root when it starts with a slash, else from `base`.
 * Empty parts and dots are resolved; nothing may lead out of the root, and every name must be one
 * that any system can check out. `setting` is where the text comes from.
 * Throws a Failure `invalidRequest`.
 */
export function resolveFolder(text: string, base: FolderPath, setting: string): FolderPath {
	const path = text.startsWith('/') ? [] : [...base];
	for (const part of text.split('/')) {
		if (part === '' || part === '.') {
			continue;
		}
		if (part === '..') {
			if (path.pop() === undefined) {
				throw badFolder(setting, text, 'outside');
			}
			continue;
		}
		const fault = findNameFault(part);
		if (fault !== undefined) {
			throw badFolder(setting, text, fault);
		}
		path.push(part);
	}
	return path;
}

/** Where a path comes from, and what it must keep to. Paths are normal and absolute. */
export interface Confinement {
	/** The folder that nothing may lead out of. */
	readonly root: string;
	/** A folder below it that is there already: its names are not judged. */
	readonly base: string;
	readonly setting: string;
	/** What the path was made of, as people are shown it. */
	readonly received: string;
}

/**
 * The names that lead from the root to the folder `path`. Nothing may lead out of the root, and every
 * name that is not the base's must be one that any system can check out. Throws a Failure `invalidRequest`.
 */
export function confineFolder(path: string, { root, base, setting, received }: Confinement): FolderPath {
	if (!startsWithFolder(path, root)) {
		throw badFolder(setting, received, 'outside');
	}
	const names = namesOf(path);
	const there = namesOf(base);
	const firstNew = names.findIndex((name, index) => name !== there[index]);
	for (const name of firstNew === -1 ? [] : names.slice(firstNew)) {
		const fault = findNameFault(name);
		if (fault !== undefined) {
			throw badFolder(setting, received, fault);
		}
	}
	return names.slice(namesOf(root).length);
}

/** The longest number that a taken name gets. */
const longestNumber = '-9999';

/** The longest that an extension is. */
const longestEnding = '.jpeg';

/** The stem of a file name that a text means. Throws a Failure `invalidRequest`. */
export function resolveStem(text: string, setting: string): string {
	checkName(text, '', { setting, received: text });
	checkName(text, longestEnding, { setting, received: text });
	return text;
}

/**
 * What a person calls a file: its stem, and the folder that any folders before it lead to, from `base` or, after a
 * slash at the start, from the root. Throws a Failure `invalidRequest`.
 */
export function resolveName(
	text: string,
	base: FolderPath,
	setting: string,
): { readonly folder: FolderPath; readonly stem: string } {
	// The name is split off first: what is no name, such as `..`, must not make a folder the file.
	const start = text.lastIndexOf('/') + 1;
	const stem = resolveStem(text.slice(start), setting);
	return { folder: resolveFolder(text.slice(0, start), base, setting), stem };
}

/** Throws a Failure `invalidRequest` when a file cannot be called `stem` and `ending`, with a number or not. */
export function checkName(
	stem: string,
	ending: string,
	{ setting, received }: Pick<Confinement, 'setting' | 'received'>,
): void {
	const fault = findNameFault(stem + ending) ?? findNameFault(stem + longestNumber + ending);
	if (fault !== undefined) {
		throw badFolder(setting, received, fault);
	}
}

function badFolder(setting: string, received: string, text: string): Failure {
	return new Failure('invalidRequest', {
		detail: setting,
		fields: [{ path: setting, problem: { kind: 'other', text }, received }],
	});
}
