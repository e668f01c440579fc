import { readMarkup } from '../html/scan.ts';
import { completeTag } from './rawHtml.ts';

/** The seven kinds of HTML blocks (CommonMark 0.31, 4.6) by how their first line begins. */
const starts: readonly RegExp[] = [
	/^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
	/^<!--/,
	/^<\?/,
	/^<![a-z]/i,
	/^<!\[CDATA\[/,
	/^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i,
	new RegExp(`^(?:${completeTag})\\s*$`, 'i'),
];

/** What the last line of the first five kinds holds; the others end before a blank line. */
const ends: readonly RegExp[] = [/<\/(?:script|pre|textarea|style)>/i, /-->/, /\?>/, />/, /\]\]>/];

/** The kind of HTML block that a line begins, a number from 1; only the last cannot interrupt a paragraph. */
export function findHtmlBlock(line: string, isInParagraph: boolean): number | undefined {
	const kind = 1 + starts.findIndex(start => start.test(line));
	return kind === 0 || (kind === 7 && isInParagraph) ? undefined : kind;
}

/** Whether a line is the last of an HTML block. */
export function endsHtmlBlock(kind: number, line: string): boolean {
	return ends[kind - 1]?.test(line) === true;
}

const markup = /<(?=[a-z/!?])/gi;

/** Whether HTML ends outside of its tags and comments, and of what is no HTML in it. */
export function endsInText(html: string): boolean {
	for (let at = 0; at < html.length;) {
		markup.lastIndex = at;
		if (!markup.test(html)) {
			return true;
		}
		// What nothing ends goes to the end of the text.
		at = readMarkup(html, markup.lastIndex - 1, 'html').end;
	}
	return false;
}
