/** The longest alt text Figment writes by itself, in UTF-16 code units: what screen readers read well. */
const longest = 125;

/** Alt text of a prompt or a selection: one line, cut at a word where the language has words. */
export function toAltText(text: string): string {
	const line = toLine(text);
	if (line.length <= longest) {
		return line;
	}
	const lastSpace = line.lastIndexOf(' ', longest);
	// A language without spaces is cut between characters.
	const cut = lastSpace > longest / 2 ? line.slice(0, lastSpace) : cutBetweenCharacters(line);
	return cut.replace(/[\s,;:–—-]+$/u, '');
}

/** `text` on one line, with single spaces and none at its ends; control characters count as spaces. */
export function toLine(text: string): string {
	return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function cutBetweenCharacters(line: string): string {
	let end = 0;
	for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)) {
		if (index + segment.length > longest) {
			break;
		}
		end = index + segment.length;
	}
	return line.slice(0, end);
}
