import type { ImageLink } from '../document/find/imageLink.ts';
import { readTarget } from '../library/uses/target.ts';

/** The formats that Figment makes, as models call them. */
export type ImageFormat = 'png' | 'jpeg' | 'webp';

/** What an image link points to, where that is an image file that Figment could make. */
export interface ImageTarget {
	/** The parts of the path, percent-decoded: names, and dots that are yet to be resolved. */
	readonly parts: readonly string[];
	/** Whether it starts from a site's root, and not from the document. */
	readonly isFromRoot: boolean;
	readonly format: ImageFormat;
	/** A query or fragment, which is no part of the file's name; empty when there is none. */
	readonly rest: string;
}

/**
 * What a link points to; undefined where that is no image file Figment makes, or where it cannot be told which:
 * another format, an address, data, an anchor, a bundler's alias, or something that a program fills in.
 */
export function readImageTarget({
	target,
	kind,
}: Pick<ImageLink, 'target' | 'kind'>): ImageTarget | undefined {
	const text = target.text.trim();
	// Also a drive's letter, as it leads out of the workspace folder or is on one machine only.
	if (/^(?:[a-z][\w+.-]*:|[\\/]{2}|[@~$][^/]*\/|[#?])/i.test(text) || isByProgram(text)) {
		return undefined;
	}
	const path = withoutRest(text);
	// Sphinx takes the target of a directive for the name of a file.
	const parts = path.split('/').map(part => (kind === 'directive' ? part : decode(part)));
	const [, extension] = /[^/]\.(png|jpe?g|webp)$/i.exec(parts.at(-1) ?? '') ?? [];
	return extension === undefined
		? undefined
		: {
				parts: parts.filter(part => part !== ''),
				isFromRoot: path.startsWith('/'),
				format: formatOf(extension),
				rest: text.slice(path.length),
			};
}

/** The format that the extension of a file's name, without its dot, stands for. */
export function formatOf(extension: string): ImageFormat {
	const lower = extension.toLowerCase();
	return lower === 'webp' || lower === 'png' ? lower : 'jpeg';
}

/** Whether a program fills in a part of it; most have none of the signs for that. */
function isByProgram(text: string): boolean {
	// Of a name that is all filled in but for its ending nothing can be told.
	return /[{}*<\\]/.test(text) && (readTarget(text)?.from ?? 'program') === 'program';
}

/** A `?` or `#` behind the extension begins what is asked of a server; before it, it is part of a strange name. */
function withoutRest(text: string): string {
	if (!/[?#]/.test(text)) {
		return text;
	}
	const bare = text.replace(/[?#].*$/s, '');
	const ending = /\.(?:png|jpe?g|webp)$/i;
	return ending.test(bare) || !ending.test(text) ? bare : text;
}

/** A separator that is percent-encoded separates nothing: no file has such a name. */
function decode(part: string): string {
	if (!part.includes('%')) {
		return part;
	}
	try {
		const name = decodeURIComponent(part);
		return name.includes('/') ? part : name;
	} catch {
		return part;
	}
}
