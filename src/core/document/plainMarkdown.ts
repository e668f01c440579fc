import { toLine } from './altText.ts';

/**
 * Foreign text as Markdown that shows just this text, on one line, also in a table: no markup, HTML, link or
 * formula, in any renderer. What would turn the direction of the text around it is left out.
 */
export function plainMarkdown(text: string): string {
	// A backslash before any ASCII punctuation is just that sign, by CommonMark.
	return toLine(text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
