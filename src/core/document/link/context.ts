/** The quotation mark that is open at the end of a template's text; an apostrophe in a word is none. */
export function quoteAt(before: string): string {
	let quote = '';
	let previous = '';
	for (const character of before.slice(before.lastIndexOf('\n') + 1)) {
		if (quote === '') {
			quote = /["']/.test(character) && !/[\p{L}\p{N}]/u.test(previous) ? character : '';
		} else if (character === quote && previous !== '\\') {
			quote = '';
		}
		previous = character;
	}
	return quote;
}

/** Whether a tag of HTML, XML or JSX is open at the end of a template's text. */
export function isInTag(before: string): boolean {
	return openTag(before) !== '';
}

/** What there is of the tag that is open at the end of a template's text; `{{<` opens a shortcode of Hugo. */
export function openTag(before: string): string {
	return /(?<!\{\{)<[a-z/][^<>]*$/i.exec(before)?.[0] ?? '';
}

/** The last line of a template's text. */
export function lastLine(before: string): string {
	return before.slice(before.lastIndexOf('\n') + 1);
}

/** Escapes text for a string of most programming languages and of JSON, or for a template of JavaScript. */
export function escapeString(text: string, quote: string): string {
	const marks = quote === '`' ? '\\`$' : `\\${quote}`;
	return text
		.replace(/[\\"'`$]/g, mark => (marks.includes(mark) ? `\\${mark}` : mark))
		.replace(/\p{Cc}/gu, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A character as a reference that HTML, Markdown, JSX and AsciiDoc all read. */
export function toReference(character: string): string {
	return `&#${character.codePointAt(0)};`;
}
