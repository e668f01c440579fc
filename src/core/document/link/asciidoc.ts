import { lastLine, quoteAt, toReference } from './context.ts';
import type { LinkLanguage } from './language.ts';
import { encodePath } from './path.ts';
import { fillTemplate } from './template.ts';

/**
 * AsciiDoc: a block macro on a line of its own, which nothing may be before, else an inline macro
 * (https://docs.asciidoctor.org/asciidoc/latest/macros/images/). All that Asciidoctor substitutes is
 * written as references or, in paths, percent-encoded; spaces stay, for it encodes them itself where it
 * writes URLs.
 */
export const asciidoc: LinkLanguage = {
	form: 'image::${path}[${alt}]',
	inline: target => fillTemplate('image:${path}[${alt}]', asciidoc, target),
	named: { figure: '.${title}\nimage::${path}[${alt}]' },
	isBlock: text => text.startsWith('image::'),
	takesSitePaths: true,
	escapePath: (path, before) => {
		const encoded = encodePath(path).replace(/(?<=.)%20(?=.)/g, ' ');
		return isBlockMacro(before) ? encoded : encoded.replace(inlinePathMarks, percentEncode);
	},
	escapeText,
	quoteFor: (text, before) => (needsQuotes(text, before) ? '"' : ''),
};

/** What an encoded path may still have and a line of text gives a meaning: italics, dashes, addresses. */
const inlinePathMarks = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[+@;=!:]|(?<=-)-|(?<=\.\.)\./gu;

/** Backslashes, cells of tables, attributes, references and replaced signs mean something in every text. */
const marks = /[\\|<>`{]|&(?=[a-z#])|(?<=-)-|(?<=\.\.)\.|\((?=(?:C|R|TM)\))/gi;

/** Formatting, macros, addresses and lists of terms mean something in a line of text. */
const inlineMarks = new RegExp(String.raw`${marks.source}|[*_#^~+[@$;]|\((?=\()|(?<=:):|:(?=/)`, 'gi');

function escapeText(text: string, before: string): string {
	const isBlock = isBlockMacro(before);
	const isQuoted = quoteAt(before) === '"' || needsQuotes(text, before);
	const escaped = text
		.replace(isBlock ? marks : inlineMarks, toReference)
		// In a word an apostrophe would become another one.
		.replace(/(?<=[\p{Alphabetic}\p{N}])'(?=\p{Alphabetic})/gu, "\\'")
		.replaceAll(']', isInBrackets(before) && !isBlock ? '\\]' : ']')
		.replaceAll('"', isQuoted ? '\\"' : '"');
	// A second dot at the start of a title makes it a block.
	return lastLine(before) === '.' ? escaped.replace(/^\./, toReference) : escaped;
}

/** Whether a text is a macro's whole attribute and would be read as more, or as a quoted one. */
function needsQuotes(text: string, before: string): boolean {
	return before.endsWith('[') && /^["']|[,=]/.test(text);
}

function isInBrackets(before: string): boolean {
	return /\[[^\]]*$/.test(lastLine(before));
}

function isBlockMacro(before: string): boolean {
	return lastLine(before).startsWith('image::');
}

/** encodeURIComponent leaves a few of these as they are. */
function percentEncode(character: string): string {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
