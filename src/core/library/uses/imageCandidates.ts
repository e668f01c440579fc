import { folderOf, inFolder } from '../../document/site/folders.ts';
import { readTarget } from './target.ts';

/** The folders that site generators and bundlers serve from `/`, by their usual names. */
export const servedFolders = [
	'static',
	'public',
	'source',
	'src',
	'docs',
	'content',
	'assets',
	'www',
	'site',
	'app',
];

/**
 * The files that an image's target in a document may mean, the likeliest first. Paths are relative to the
 * workspace folder.
 *
 * @param roots folders served from `/` that are known: the setting `insert.siteRoot`, a site's root
 */
export function imageCandidates(target: string, documentPath: string, roots: readonly string[]): string[] {
	const { paths = [], from, up = 0 } = readTarget(target) ?? {};
	const folder = folderOf(documentPath);
	const found: string[] = [];
	if (from === 'document') {
		const names = folder === '' ? [] : folder.split('/');
		const base = names.slice(0, Math.max(0, names.length - up)).join('/');
		found.push(...(up <= names.length ? paths.map(path => inFolder(base, path)) : []));
	}
	const bases = [...roots.map(root => root.replace(/^\/+|\/+$/g, '')), ...sitesAbove(folder)];
	for (const base of bases) {
		found.push(...paths.map(path => inFolder(base, path)));
	}
	if (from === 'root') {
		// What a site's address has before its paths.
		for (const rest of paths.flatMap(path => [path.split('/').slice(1), path.split('/').slice(2)])) {
			found.push(...(rest.length === 0 ? [] : bases.map(base => inFolder(base, rest.join('/')))));
		}
	}
	return [...new Set(found)];
}

/** Folders that may be served from `/`: those above a document and the usual ones in them, the nearest first. */
function sitesAbove(folder: string): string[] {
	const found: string[] = [];
	for (let above = folder; ; above = folderOf(above)) {
		found.push(above, ...servedFolders.map(name => inFolder(above, name)));
		if (above === '') {
			return found;
		}
	}
}
