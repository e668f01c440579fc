import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { folderOf, inFolder } from '../document/site/folders.ts';

/**
 * What git ignores by the `.gitignore` files of a folder and of those in it. Paths are from that folder, with
 * slashes. A file's rules count more than those of the folders above it, but nothing in an ignored folder comes
 * back (https://git-scm.com/docs/gitignore).
 */
export class IgnoreTree {
	readonly #isCaseSensitive: boolean;
	/** The rules by the folders whose files they are in, as if they were written in the topmost one. */
	readonly #rules = new Map<string, readonly string[]>();
	/** The rules that count in such a folder: its own and those above it. */
	readonly #matchers = new Map<string, Ignore>();

	/** What git calls `core.ignoreCase` is the opposite of `isCaseSensitive`. */
	constructor({ isCaseSensitive }: { readonly isCaseSensitive: boolean }) {
		this.#isCaseSensitive = isCaseSensitive;
	}

	/**
	 * Takes in the text of the `.gitignore` of a folder, `''` for the topmost; one more of the same counts more. To be
	 * done before it is asked what is ignored in the folders below that one.
	 */
	add(folder: string, text: string): void {
		const rules = text
			.replace(/^\uFEFF/, '')
			.split('\n')
			.flatMap(line => toRule(folder, line) ?? []);
		this.#rules.set(folder, [...(this.#rules.get(folder) ?? []), ...rules]);
		this.#matchers.delete(folder);
	}

	/** Whether a file or folder is ignored, or is in a folder that is. */
	isIgnored(path: string, isFolder: boolean): boolean {
		return path !== '' && this.#matcherIn(folderOf(path)).ignores(isFolder ? `${path}/` : path);
	}

	#matcherIn(folder: string): Ignore {
		const nearest = folder === '' || this.#rules.has(folder) ? folder : undefined;
		if (nearest === undefined) {
			return this.#matcherIn(folderOf(folder));
		}
		const known = this.#matchers.get(nearest);
		if (known !== undefined) {
			return known;
		}
		const matcher = ignore({ ignorecase: !this.#isCaseSensitive });
		for (const above of foldersTo(nearest)) {
			matcher.add(this.#rules.get(above) ?? []);
		}
		this.#matchers.set(nearest, matcher);
		return matcher;
	}
}

/** The folders that lead to a folder, the topmost and itself too. */
function foldersTo(folder: string): string[] {
	const found = [''];
	for (const name of folder === '' ? [] : folder.split('/')) {
		found.push(inFolder(found.at(-1) ?? '', name));
	}
	return found;
}

/** A line of a folder's file as a rule of the topmost one; undefined where it is none. */
function toRule(folder: string, line: string): string | undefined {
	const pattern = plainSlashes(line.replace(/\r$/, ''));
	if (folder === '' || pattern.startsWith('#')) {
		return folder === '' ? pattern : undefined;
	}
	const isNegated = pattern.startsWith('!');
	// At the start of a line these two would mean something; behind a folder they do not.
	const rest = pattern.slice(isNegated ? 1 : 0).replace(/^\\(?=[#!])/, '');
	// A slash at the end only says that it is a folder.
	const isAnchored = /\/(?! *$)/.test(rest);
	const base = `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}/`;
	const isNothing = /^\/? *$/.test(rest);
	return isNothing
		? undefined
		: (isNegated ? '!' : '') + base + (isAnchored ? rest.replace(/^\//, '') : `**/${rest}`);
}

/**
 * To git a slash with a backslash is a slash like any other, unless the pattern begins or ends there or two stars
 * stand before it: then they stand for a folder at least.
 */
function plainSlashes(pattern: string): string {
	const start = pattern.startsWith('!') ? 1 : 0;
	const end = pattern.trimEnd().length;
	return pattern.replaceAll(/\\(.)/g, (escaped, sign: string, at: number) =>
		sign === '/' && at > start && at + escaped.length < end && !pattern.slice(0, at).endsWith('**')
			? '/'
			: escaped,
	);
}
