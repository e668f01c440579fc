import type { ImageLink, TextRange } from '../document/find/imageLink.ts';

/** Text in the place of a range. */
export interface TextEdit {
	readonly range: TextRange;
	readonly text: string;
}

/**
 * The edit that gives a link's target another extension, without its dot, and leaves all else as it is written:
 * quotes, escapes, what is percent-encoded, query and fragment. Of a reference it is in the definition. Undefined
 * where the target has none of the extensions of images, or writes it with entities.
 */
export function retarget({ target }: Pick<ImageLink, 'target'>, extension: string): TextEdit | undefined {
	const { text, raw, range } = target;
	const end = text.search(/[?#]/);
	const path = end === -1 || !isImage(text.slice(0, end)) ? text : text.slice(0, end);
	if (!isImage(path)) {
		return undefined;
	}
	// Escapes change no letters, so the one to change is the same in the order of all.
	const count = [...path.matchAll(extensions)].length;
	const written = [...raw.matchAll(extensions)];
	const match = written[count - 1];
	if (match === undefined || written.length !== [...text.matchAll(extensions)].length) {
		return undefined;
	}
	const [before] = match;
	const start = range.start + match.index;
	return {
		range: { start, end: start + before.length },
		text: before === before.toUpperCase() ? extension.toUpperCase() : extension,
	};
}

const extensions = /png|jpe?g|webp/gi;

function isImage(path: string): boolean {
	return /\.(?:png|jpe?g|webp)$/i.test(path);
}
