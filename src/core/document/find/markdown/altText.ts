import type { TextRange } from '../imageLink.ts';
import { decodeReference } from '../entities/decode.ts';
import type { Replacement } from './emphasis.ts';

/**
 * The text of an image's description: what of it would be read aloud, with `replacements` for its markup. A
 * line ending stays one.
 */
export function readAltText(text: string, range: TextRange, replacements: readonly Replacement[]): string {
	let alt = '';
	let at = range.start;
	for (const replacement of [...replacements].sort((one, other) => one.start - other.start)) {
		if (replacement.start >= at && replacement.end <= range.end) {
			alt += readPlain(text.slice(at, replacement.start)) + replacement.text;
			at = replacement.end;
		}
	}
	return alt + readPlain(text.slice(at, range.end));
}

/** An escape, an entity, or the spaces before a line ending (CommonMark 0.31, 2.4, 2.5, 6.7 and 6.8). */
const notPlain = /\\([!-/:-@[-`{-~\n])|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});|(?<! ) +(?=\n)/gi;

function readPlain(text: string): string {
	return text.replace(notPlain, (match, sign?: string) =>
		match.startsWith(' ') ? '' : (sign ?? decodeReference(match) ?? match),
	);
}
