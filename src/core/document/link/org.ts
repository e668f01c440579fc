import { lastLine } from './context.ts';
import type { LinkLanguage } from './language.ts';
import { fillTemplate } from './template.ts';

/**
 * Org: a link to a file without a description is an image. Alt texts belong to HTML alone and stand on a
 * line above it (https://orgmode.org/manual/Images-in-HTML-export.html); a link in a line has none.
 */
export const org: LinkLanguage = {
	form: '#+ATTR_HTML: :alt ${alt}\n[[file:${path}]]',
	inline: target => ({ ...fillTemplate('[[file:${path}]]', org, target), isBlock: false }),
	named: { figure: '#+CAPTION: ${title}\n#+ATTR_HTML: :alt ${alt}\n[[file:${path}]]' },
	takesSitePaths: false,
	escapePath: (path, before) => (/\[\[[^\]]*$/.test(before) ? escapeLink(path) : path),
	escapeText: (text, before) =>
		/^\s*#\+attr_/i.test(lastLine(before)) ? escapeAttribute(text) : escapeMarkup(text),
};

/** Org's own escape character. */
const zeroWidthSpace = '\u200B';

/**
 * Brackets are escaped, and backslashes before them and at the end
 * (https://orgmode.org/manual/Link-Format.html). A tilde would be the home folder.
 */
function escapeLink(path: string): string {
	const escaped = path.replace(/\\*[[\]]|\\+$/g, part =>
		part.replace(/\\/g, '\\\\').replace(/[[\]]$/, '\\$&'),
	);
	return escaped.startsWith('~') ? `./${escaped}` : escaped;
}

/** A word after a colon would be the next attribute, and `nil` is none; quotation marks mean nothing. */
function escapeAttribute(text: string): string {
	return text
		.replace(/(?<=^|\s):(?=[-\w]+(?:\s|$))/g, `:${zeroWidthSpace}`)
		.replace(/^nil$/, `nil${zeroWidthSpace}`);
}

/** Marks of emphasis need one on both sides, for to some it is a space and to some it is none. */
function escapeMarkup(text: string): string {
	return (
		text
			.replace(/(?<=^|[\s\-('"*/_=~+^$\\@{[<])[*/_=~+](?=\S)/g, `${zeroWidthSpace}$&${zeroWidthSpace}`)
			.replace(/[_^\\@{[<](?=\S)/g, `$&${zeroWidthSpace}`)
			// What looks like an address is one, and nothing is escaped in it.
			.replace(/(?<=\S):(?=\S)/g, `${zeroWidthSpace}:`)
			// Mathematics may be a single character, even one that nobody sees.
			.replaceAll('$', () => '\\dollar{}')
	);
}
