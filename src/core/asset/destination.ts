import { Failure } from '../failure.ts';
import { findNameFault } from './fileName.ts';

/** A folder, as the names that lead to it from a root it must stay in. */
export type FolderPath = readonly string[];

/** Where images go when there is no document to put them beside. */
export const defaultFolder: FolderPath = ['images'];

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

/** The longest that a file's name has after its stem: the number of a taken name, the extension. */
const longestEnd = '-9999.jpeg';

/** The stem of a file name that a text means. Throws a Failure `invalidRequest`. */
export function resolveStem(text: string, setting: string): string {
	const fault = findNameFault(text) ?? findNameFault(`${text}${longestEnd}`);
	if (fault !== undefined) {
		throw badFolder(setting, text, fault);
	}
	return text;
}

function badFolder(setting: string, received: string, text: string): Failure {
	return new Failure('invalidRequest', {
		detail: setting,
		fields: [{ path: setting, problem: { kind: 'other', text }, received }],
	});
}
