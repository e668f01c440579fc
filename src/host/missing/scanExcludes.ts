import picomatch from 'picomatch/posix.js';
import { folderOf } from '../../core/document/site/folders.ts';

/** What settings like `files.exclude` leave out: the globs that they switch on. Other rules than `true` count as off. */
export function excludedGlobs(...settings: readonly unknown[]): readonly string[] {
	const globs = settings.flatMap(rulesOf).flatMap(([glob, value]) => (value === true ? [glob] : []));
	return [...new Set(globs)].filter(glob => glob !== '');
}

/**
 * Tells of a path from the workspace folder whether one of the globs leaves it out, or a folder that it is in. The
 * globs are VS Code's, which start in the workspace folder.
 */
export function excludedBy(globs: readonly string[]): (path: string) => boolean {
	// Most say nothing but a name, and many paths are asked for.
	const names = new Set(globs.flatMap(glob => /^\*\*\/([\w.-]+)$/.exec(glob)?.[1] ?? []));
	const matchers = globs.filter(glob => !names.has(glob.slice(3))).flatMap(toMatcher);
	const folders = new Map<string, boolean>([['', false]]);
	const isLeft = (path: string) =>
		names.has(path.slice(path.lastIndexOf('/') + 1)) || matchers.some(matches => matches(path));
	const isFolderLeft = (folder: string): boolean => {
		const known = folders.get(folder);
		const found = known ?? (isFolderLeft(folderOf(folder)) || isLeft(folder));
		folders.set(folder, found);
		return found;
	};
	return path => isFolderLeft(folderOf(path)) || isLeft(path);
}

/**
 * Tells whether a setting like `files.exclude` leaves a file out for another one that is beside it. Such a rule is
 * `"**\/*.js": { "when": "$(basename).ts" }` (https://code.visualstudio.com/docs/getstarted/userinterface#_explorer-view).
 */
export function excludedBeside(setting: unknown): (path: string, names: ReadonlySet<string>) => boolean {
	const rules = rulesOf(setting).flatMap(([glob, value]) => {
		const when: unknown =
			typeof value === 'object' && value !== null && 'when' in value ? value.when : undefined;
		return typeof when === 'string' ? toMatcher(glob).map(matches => ({ matches, when })) : [];
	});
	return (path, names) =>
		rules.some(({ matches, when }) => {
			const stem = path.slice(path.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/, '');
			return matches(path) && names.has(when.replace('$(basename)', () => stem));
		});
}

function rulesOf(setting: unknown): readonly (readonly [glob: string, value: unknown])[] {
	return typeof setting === 'object' && setting !== null
		? Object.entries(setting).map(([glob, value]) => [glob.trim().replace(/^\/+|\/+$/g, ''), value])
		: [];
}

/** One that is too long to be read matches nothing. */
function toMatcher(glob: string): ((path: string) => boolean)[] {
	try {
		return [picomatch(glob, { dot: true, noext: true, nonegate: true })];
	} catch {
		return [];
	}
}
