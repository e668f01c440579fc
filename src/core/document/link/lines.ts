import type { LinkText } from './language.ts';

/** How lines go on in a document. */
export interface Lines {
	readonly eol: string;
	/** What each line after the first starts with: spaces, the mark of a quote. */
	readonly indent: string;
}

/** A link with its further lines as the document has them. */
export function fitLines(link: LinkText, lines: Lines): LinkText {
	const { text, alt, definition } = link;
	return {
		...link,
		text: fit(text, text.length, lines),
		alt: { start: fit(text, alt.start, lines).length, end: fit(text, alt.end, lines).length },
		...(definition !== undefined && { definition: fit(definition, definition.length, lines) }),
	};
}

/** The first `end` code units of a text; a line that is empty stays without spaces at its end. */
function fit(text: string, end: number, { eol, indent }: Lines): string {
	return text.slice(0, end).replace(/\n/g, (_, index: number) => {
		const isEmpty = text[index + 1] === undefined || text[index + 1] === '\n';
		return eol + (isEmpty ? indent.trimEnd() : indent);
	});
}
