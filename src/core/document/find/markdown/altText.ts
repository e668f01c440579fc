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

const escapeOrReference = /\\([!-/:-@[-`{-~\n])|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/gi;

function readPlain(text: string): string {
	return trimLines(text).replace(
		escapeOrReference,
		(match, sign?: string) => sign ?? decodeReference(match) ?? match,
	);
}

/** Takes the spaces before line endings away (CommonMark 0.31, 6.7 and 6.8). */
function trimLines(text: string): string {
	return text.includes(' \n')
		? text
				.split('\n')
				.map((line, index, lines) => (index === lines.length - 1 ? line : trimSpaces(line)))
				.join('\n')
		: text;
}

/** No pattern: it would take the square of the time on many spaces. */
function trimSpaces(line: string): string {
	let end = line.length;
	while (line[end - 1] === ' ') {
		end--;
	}
	return line.slice(0, end);
}
