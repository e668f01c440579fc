import picomatch from 'picomatch/posix.js';
import { folderOf } from '../../core/document/site/folders.ts';

/** What settings like `files.exclude` leave out: the globs that they switch on. Other rules than `true` count as off. */
export function excludedGlobs(...settings: readonly unknown[]): readonly string[] {
	const globs = settings.flatMap(setting =>
		typeof setting === 'object' && setting !== null
			? Object.entries(setting).flatMap(([glob, value]) => (value === true ? [glob] : []))
			: [],
	);
	return [...new Set(globs.map(glob => glob.trim().replace(/^\/+|\/+$/g, '')))].filter(glob => glob !== '');
}

/**
 * Tells of a path from the workspace folder whether one of the globs leaves it out, or a folder that it is in. The
 * globs are VS Code's, which start in the workspace folder.
 */
export function excludedBy(globs: readonly string[]): (path: string) => boolean {
	const matchers = globs.flatMap(toMatcher);
	const folders = new Map<string, boolean>([['', false]]);
	const isLeft = (path: string) => matchers.some(matches => matches(path));
	const isFolderLeft = (folder: string): boolean => {
		const known = folders.get(folder);
		const found = known ?? (isFolderLeft(folderOf(folder)) || isLeft(folder));
		folders.set(folder, found);
		return found;
	};
	return path => isFolderLeft(folderOf(path)) || isLeft(path);
}

/** One that is too long to be read matches nothing. */
function toMatcher(glob: string): ((path: string) => boolean)[] {
	try {
		return [picomatch(glob, { dot: true, noext: true, nonegate: true })];
	} catch {
		return [];
	}
}
