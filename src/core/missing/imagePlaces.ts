import { findNameFault } from '../asset/fileName.ts';
import type { NameFault } from '../asset/fileName.ts';
import { namesOf } from '../asset/posixPath.ts';
import type { ImageLink } from '../document/find/imageLink.ts';
import { folderOf, resolveFolderIn } from '../document/site/folders.ts';
import type { PathReader, Site } from '../document/site/site.ts';
import { imageCandidates } from '../library/uses/imageCandidates.ts';
import { readTarget } from '../library/uses/target.ts';
import type { ImageTarget } from './imageTarget.ts';

/** Where a document is. Paths are from its workspace folder, with slashes, nothing percent-encoded. */
export interface DocumentPlace {
	readonly path: string;
	/** The folders served from `/` that are known, the likeliest first: the setting's, else the site's. */
	readonly roots: readonly string[];
	/** The site that the document is part of: what it would write itself is read so. */
	readonly site?: Pick<Site, 'imageFolder' | 'linkPath' | 'pageFolder'> | undefined;
}

/** Why no file can be saved where a link points to. */
export type PlaceFault = 'outside' | NameFault;

/** Where the file of a link is to be, and where else it may be that the link shows. */
export interface ImagePlaces {
	/** Where the link points to. Undefined where that is not in the workspace folder. */
	readonly path: string | undefined;
	/** Why it cannot be saved there; undefined where it can. */
	readonly fault: () => PlaceFault | undefined;
	/** The files that the link means, `path` first. When one of them is there, nothing is missing. */
	readonly meant: readonly string[];
	/** Further files that the link may show by rules that are not known here. */
	readonly others: () => readonly string[];
}

/** Works out where the file of a link may be. `folder` is the one that the links of the document start from. */
export function imagePlaces(
	{ kind, target: { text } }: Pick<ImageLink, 'kind' | 'target'>,
	target: ImageTarget,
	place: DocumentPlace,
	folder: string = folderOf(place.path),
): ImagePlaces {
	const reader = kind === 'html' ? 'browser' : 'generator';
	const from =
		reader === 'browser' && folder === folderOf(place.path)
			? (place.site?.pageFolder(place.path) ?? folder)
			: folder;
	const meant = target.isFromRoot
		? fromRoots(target, place, reader)
		: fromFolder(target, place, from, reader);
	const [path] = meant;
	return {
		path,
		fault: () => (path === undefined ? 'outside' : faultIn(path, from)),
		meant,
		others: () => (target.isFromRoot ? imageCandidates(text, place.path, place.roots) : besides(text, place)),
	};
}

/** From the folder, and before that from where a site keeps what a document names as if it were beside it. */
function fromFolder(
	{ parts }: ImageTarget,
	{ path, site }: DocumentPlace,
	folder: string,
	reader: PathReader,
): string[] {
	const beside = resolve(folder, parts);
	const kept = site && resolve(site.imageFolder(path, reader), parts);
	const written = withoutDot(parts.join('/'));
	const isKept = kept !== undefined && withoutDot(site?.linkPath(kept, path, reader) ?? '') === written;
	return [...new Set([...(isKept ? [kept] : []), ...(beside === undefined ? [] : [beside])])];
}

/** In each of the roots, the workspace folder last; but what a site puts before its paths is no folder. */
function fromRoots(
	{ parts }: ImageTarget,
	{ path, roots, site }: DocumentPlace,
	reader: PathReader,
): string[] {
	const folders = roots.flatMap(root => resolveFolderIn('', root.replace(/^\/+/, '')) ?? []);
	const found = [...folders, ''].flatMap(folder => resolve(folder, parts) ?? []);
	const shorter = folders.flatMap(folder =>
		[1, 2].flatMap(count => (count < parts.length ? (resolve(folder, parts.slice(count)) ?? []) : [])),
	);
	const written = `/${parts.join('/')}`;
	const meant = [...found, ...shorter].filter(each => site?.linkPath(each, path, reader) === written);
	return [...new Set([...meant, ...found])];
}

/** In the document's own folder, also as it is written: names may hold percent signs and backslashes. */
function besides(text: string, { path }: DocumentPlace): string[] {
	const { paths = [], up = 0 } = readTarget(text) ?? {};
	const ways = Array.from({ length: up }, () => '..');
	return paths.flatMap(each => resolve(folderOf(path), [...ways, ...each.split('/')]) ?? []);
}

/** A path in a folder; undefined when it leads out of the workspace folder. */
function resolve(folder: string, parts: readonly string[]): string | undefined {
	const names = namesOf(folder);
	for (const part of parts) {
		if (part === '..' && names.pop() === undefined) {
			return undefined;
		}
		if (part !== '' && part !== '.' && part !== '..') {
			names.push(part);
		}
	}
	return names.join('/');
}

/** What is wrong with the names that are not those of a folder that is there. */
function faultIn(path: string, folder: string): PlaceFault | undefined {
	const there = namesOf(folder);
	const names = path.split('/');
	const first = names.findIndex((name, index) => name !== there[index]);
	const [faulty] = names.slice(first).flatMap(name => findNameFault(name) ?? []);
	// The picture may turn out to be one of another format.
	return faulty ?? findNameFault(`${names.at(-1)?.replace(/\.\w+$/, '')}${longestEnding}`);
}

const longestEnding = '.jpeg';

function withoutDot(path: string): string {
	return path.replace(/^(?:\.\/)+/, '');
}
