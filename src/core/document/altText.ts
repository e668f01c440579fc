/** The longest alt text Figment writes by itself, in UTF-16 code units: what screen readers read well. */
const longest = 125;

/** Letters of languages that put no spaces between words. */
const spaceless =
	/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;

/** Another direction for a part of a text, with its end; or a sign of one that would reach further. */
const turns = /[\u2066-\u2068][^\u202A-\u202E\u2066-\u2069]*\u2069|[\u202A-\u202E\u2066-\u2069]/g;

/** Alt text of a prompt or a selection: one line, cut at a word, whether or not spaces are between words. */
export function toAltText(text: string): string {
	const line = toLine(text);
	if (line.length <= longest) {
		return line;
	}
	const end = findWordEnd(line);
	const cut = end > longest / 2 ? line.slice(0, end) : cutBetweenCharacters(line);
	// What only leads over to what was cut.
	return toLine(cut).replace(/[\s,;:、，；：\p{Pd}\p{Ps}\p{Pi}]+$/u, '');
}

/**
 * `text` on one line, with single spaces and none at its ends; control characters count as spaces. What would turn
 * the direction of the text around it is left out.
 */
export function toLine(text: string): string {
	return text
		.replace(turns, found => (found.length > 1 ? found : ''))
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

/** The last place to cut that is between words, or 0. What hangs together without spaces stays together. */
function findWordEnd(line: string): number {
	// A word that goes on for longer than this is as good as none.
	const head = line.slice(0, 2 * longest);
	let end = 0;
	for (const { index } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(head)) {
		if (index > longest) {
			break;
		}
		// Two code units, for one may be half a character.
		if (line[index] === ' ' || spaceless.test(line.slice(Math.max(0, index - 2), index + 2))) {
			end = index;
		}
	}
	return end;
}

function cutBetweenCharacters(line: string): string {
	let end = 0;
	for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)) {
		if (index + segment.length > longest) {
			break;
		}
		end = index + segment.length;
	}
	// Marks on a letter may be more than all there is room for.
	return end > 0 ? line.slice(0, end) : line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
