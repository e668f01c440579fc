import { folderOfPath, namesOf, resolvePath } from '../../asset/posixPath.ts';
import type { Pacer } from '../pacer.ts';
import { placeOf, readableId } from '../place.ts';
import { servedFolders } from './imageCandidates.ts';
import type { FoundUse } from './readUses.ts';
import { foldPath, readTarget } from './target.ts';
import type { NamePattern } from './target.ts';
import type { Use } from './use.ts';

/** A use by what it may mean. */
export interface KeyedUse extends Keys {
	readonly use: Use;
}

interface Keys {
	/** Under which images look for it. */
	readonly keys: readonly string[];
	/** The readable ids of the images that it means for sure, where there are such. */
	readonly exact: readonly string[];
	readonly patterns: readonly NamePattern[];
}

/** Works out what the uses of a document may mean; those that can mean no image are left out. */
export async function keyUses(found: readonly FoundUse[], pacer: Pacer): Promise<readonly KeyedUse[]> {
	const known = new Map<string, Keys | undefined>();
	const keyed: KeyedUse[] = [];
	for (const each of found) {
		const { targets, folder, ...use } = each;
		// What is written in the same way means the same: work and memory are saved.
		const written = [use.kind, folder ?? '\0', use.target, ...targets].join('\n');
		const keys = known.has(written) ? known.get(written) : keysOf(each);
		known.set(written, keys);
		if (keys !== undefined) {
			keyed.push({ use, ...keys });
		}
		if (pacer.isDue) {
			await pacer.rest();
		}
	}
	return keyed;
}

/** What of an image's id its uses are found by. */
export interface ImageName {
	readonly readable: string;
	/** The names on its path, folded. */
	readonly folded: readonly string[];
	/** How many of them are those of its workspace folder. */
	readonly depth: number;
	/** Names of folders that are served, besides the usual ones. */
	readonly served: ReadonlySet<string>;
}

/** Works out what an image's uses are found by. */
export function imageName(
	id: string,
	folders: readonly string[],
	served: ReadonlySet<string> = new Set(),
): ImageName {
	const readable = readableId(id);
	const folded = namesOf(foldPath(splitId(readable)[1]));
	const place = placeOf(id, folders);
	return {
		readable,
		folded,
		depth: place === undefined ? 0 : folded.length - namesOf(place.path).length,
		served,
	};
}

/** The keys that an image looks for uses under, besides {@link exactKey}. */
export function nameKeys({ folded, depth, served }: ImageName): string[] {
	const keys: string[] = [];
	let rest = '';
	for (let index = folded.length - 1; index >= 0; index--) {
		rest = rest === '' ? (folded[index] ?? '') : `${folded[index]}/${rest}`;
		keys.push(endKey(rest));
		const above = folded[index - 1] ?? '';
		if (index === depth || usual.has(above) || served.has(above)) {
			keys.push(servedKey(rest));
		}
	}
	return keys;
}

const usual = new Set(servedFolders);

/** Where the whole path or, for a site's address, the end of it is found; a mere name only where it is served. */
function rootKeys(path: string): string[] {
	const names = path.split('/');
	const ends = names.slice(0, -2).map((_, index) => names.slice(index + 1).join('/'));
	return [path, ...ends].map(endKey).concat(servedKey(names.at(-1) ?? ''));
}

function resolveIn(document: string, folder: string, up: number, path: string): string {
	const [origin, documentPath] = splitId(document);
	return origin + resolvePath(folderOfPath(documentPath), `./${folder}/${'../'.repeat(up)}${path}`);
}

/** An id's scheme and authority, and its path. */
function splitId(readable: string): readonly [string, string] {
	const [origin = ''] = /^[a-z][\w+.-]*:(?:\/\/[^/]*)?/i.exec(readable) ?? [];
	return [origin, readable.slice(origin.length)];
}

/** Whether a name that a program computes may be that of an image with these names on its path. */
export function matches({ folders, start, end }: NamePattern, folded: readonly string[]): boolean {
	const name = folded.at(-1) ?? '';
	return (
		name.length >= start.length + end.length &&
		name.startsWith(start) &&
		name.endsWith(end) &&
		(folders === '' || `/${folded.slice(0, -1).join('/')}`.endsWith(`/${folders}`))
	);
}

/** The key of an image by its readable id. */
export function exactKey(readable: string): string {
	return `=${readable}`;
}

function endKey(path: string): string {
	return `/${path}`;
}

function servedKey(path: string): string {
	return `^${path}`;
}

function keysOf({ targets, folder, document, target, kind }: FoundUse): Keys | undefined {
	const read = targets.flatMap(each => readTarget(each) ?? []);
	if (read.length === 0) {
		return undefined;
	}
	const exact = read.flatMap(({ from, paths, up }) =>
		from === 'document' && folder !== undefined
			? paths.map(path => resolveIn(readableId(document), folder, up, path))
			: [],
	);
	const isSure = kind === 'link' || /^\.\.?[\\/]/.test(target);
	const keys = read.flatMap(({ from, paths }) =>
		paths.flatMap(path => (from === 'root' ? rootKeys(foldPath(path)) : [endKey(foldPath(path))])),
	);
	return {
		keys: [...new Set([...keys, ...exact.map(exactKey)])],
		exact: isSure ? exact : [],
		patterns: read.flatMap(({ pattern }) => pattern ?? []),
	};
}
