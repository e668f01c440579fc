import { readableId } from '../place.ts';

/** What a target can mean, of files. */
export interface ImageTarget {
	/** Paths without dots, doubled slashes, or a slash at their start: the likeliest first. */
	readonly paths: readonly string[];
	/** Relative to the document; from a site's root or from what a program decides; or written by a program. */
	readonly from: 'document' | 'root' | 'program';
	/** How often it goes up from the document's folder. */
	readonly up: number;
	/** Of a target that a program writes, what it surely has; undefined when its last name is all there. */
	readonly pattern: NamePattern | undefined;
}

/** What is known of a path of which a part is computed. Folded by {@link foldPath}. */
export interface NamePattern {
	/** What the folders end with: `a/b`, or nothing. */
	readonly folders: string;
	/** What the file's name starts and ends with. */
	readonly start: string;
	readonly end: string;
}

/** A path as paths are compared: small letters, composed. Not all file systems tell capitals apart. */
export function foldPath(path: string): string {
	return path.normalize('NFC').toLowerCase();
}

/** What a link's target, or a mention, says of image files; undefined when it can mean none. */
export function readTarget(text: string): ImageTarget | undefined {
	const trimmed = text.trim();
	if (trimmed === '' || /^data:/i.test(trimmed)) {
		return undefined;
	}
	const masked = maskPrograms(trimmed);
	if (masked.includes(unknown)) {
		return readProgram(masked);
	}
	const bare = withoutQuery(trimmed);
	const [, scheme] = /^(?!\w:[\\/])([a-z][\w+.-]*:)/i.exec(bare) ?? [];
	const rest = scheme === undefined ? bare : bare.slice(scheme.length).replace(/^\/\/[^/]*/, '/');
	if (!imageName.test(rest)) {
		return undefined;
	}
	const isFile = scheme?.toLowerCase() === 'file:';
	const isRelative = (scheme === undefined || isFile) && !/^(?:[\\/]|\w:[\\/]|[@~$#%])/.test(rest);
	const written = [readableId(rest), rest].map(normal);
	const [first] = written;
	const paths = written.flatMap(({ path }) => [path, ...withoutAlias(path)]).filter(path => path !== '');
	return {
		paths: [...new Set(paths)],
		from: isRelative ? 'document' : 'root',
		up: first?.up ?? 0,
		pattern: undefined,
	};
}

const imageName = /[^\\/]\.(?:png|jpe?g|webp)$/i;
/** Stands for what a program computes. */
const unknown = '\0';
/** No path has more names. */
const mostNames = 32;

/** Replaces what template languages, AsciiDoc, LaTeX and glob patterns fill in. */
function maskPrograms(text: string): string {
	return (
		text
			.replace(
				/\$\{[^}]*\}|\{\{[^}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|#\{[^}]*\}|\{[^{}]*\}|\*+|^\\[a-z]+(?=[\\/])/gi,
				unknown,
			)
			// What is left of one that is written in a way that is not known.
			.replace(/^.*[}]/s, unknown)
	);
}

function readProgram(masked: string): ImageTarget | undefined {
	const known = withoutQuery(masked.slice(masked.lastIndexOf(unknown) + 1)).replaceAll('\\', '/');
	if (known.includes('/')) {
		const name = readableId(known.slice(known.lastIndexOf('/') + 1));
		return imageName.test(name) ? { paths: [name], from: 'program', up: 0, pattern: undefined } : undefined;
	}
	const before = masked.slice(0, masked.indexOf(unknown)).replaceAll('\\', '/');
	const isOne = masked.indexOf(unknown) === masked.lastIndexOf(unknown);
	const { path } = normal(isOne ? readableId(before) : '');
	const slash = isOne && before.endsWith('/') ? path.length : path.lastIndexOf('/');
	const pattern = {
		folders: foldPath(path.slice(0, Math.max(0, slash))),
		start: foldPath(path.slice(slash + 1)),
		end: foldPath(readableId(known)),
	};
	const hasName = /[^.]/.test(pattern.end.replace(/\.(?:png|jpe?g|webp)$/, ''));
	// Of any image at all nothing can be told.
	return pattern.folders === '' && pattern.start === '' && !hasName
		? undefined
		: { paths: [], from: 'program', up: 0, pattern };
}

/** A target without what a server is asked besides, unless that is a part of the name. */
function withoutQuery(text: string): string {
	const bare = text.replace(/[?#].*$/s, '');
	return imageName.test(bare) || !imageName.test(text) ? bare : text;
}

/** A path without dots and doubled slashes, and how often it goes up at first. */
function normal(text: string): { readonly path: string; readonly up: number } {
	const names: string[] = [];
	let up = 0;
	for (const name of text.replace(/^[a-z]:(?=[\\/])/i, '').split(/[\\/]+/)) {
		if (name === '..' && names.pop() === undefined) {
			up++;
		} else if (name !== '' && name !== '.' && name !== '..') {
			names.push(name);
		}
	}
	return { path: names.slice(-mostNames).join('/'), up };
}

/** What `@/a.png`, `~a/b.png`, `$lib/a.png` and such may mean. */
function withoutAlias(path: string): string[] {
	return /^[@~$#%]/.test(path) ? [path.replace(/^[^/]*\/?/, ''), path.slice(1).replace(/^\//, '')] : [];
}
