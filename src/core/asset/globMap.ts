import picomatch from 'picomatch/posix.js';
import { joinPath, normalPath } from './posixPath.ts';

/** What a glob is held against. */
export interface GlobPlace {
	/** The document's path as in its URI; undefined when there is none. */
	readonly document: string | undefined;
	/** The folder that files must stay in. */
	readonly root: string;
	/** The paths of all workspace folders. */
	readonly workspaceFolders: readonly string[];
}

/** The file of a folder that stands for having no document: globs of a kind of file do not match it. */
const anyFile = '_';

/**
 * What a setting says for a document: a text as it is, or of a map from globs the first one, in the order of
 * the object, whose glob matches the document's path. The globs are those of `markdown.copyFiles.destination`:
 * one that starts with a slash starts in a workspace folder, any other is found at any depth. Undefined when
 * nothing is set for the document, and for values of the wrong type.
 */
export function chooseTemplate(setting: unknown, place: GlobPlace): string | undefined {
	if (typeof setting === 'string') {
		return setting;
	}
	if (typeof setting !== 'object' || setting === null) {
		return undefined;
	}
	const path = normalPath(place.document ?? `${place.root}/${anyFile}`);
	const found = Object.entries(setting).find(
		([glob, template]) =>
			typeof template === 'string' && wholeGlobs(glob, place).some(each => isMatching(each, path)),
	);
	return typeof found?.[1] === 'string' ? found[1] : undefined;
}

/** The globs over whole paths that a setting's glob stands for. */
function wholeGlobs(glob: string, { workspaceFolders }: GlobPlace): readonly string[] {
	if (glob.startsWith('/')) {
		return workspaceFolders.map(folder => joinPath(normalPath(folder), glob));
	}
	return [glob.startsWith('**') ? glob : `**/${glob}`];
}

/** As VS Code matches; a glob that is too long to be read matches nothing. */
function isMatching(glob: string, path: string): boolean {
	try {
		return picomatch.isMatch(path, glob, { dot: true });
	} catch {
		return false;
	}
}
