import { findFrontMatter } from '../../document/find/markdown/frontMatter.ts';
import { readMarkup } from '../../document/find/html/scan.ts';
import type { OutlineBlock } from './outline.ts';

/** Elements that stand in a line of text; all others begin and end one. */
const inline =
	/^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|meter|nobr|output|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;
/** Elements whose content is no text to read. */
const skipped = /^(?:pre|svg|math|object|canvas|video|audio|select|head)$/;
const markup = /<(?=[a-z/!?%])/gi;

/** The headings and the texts between block elements of HTML. */
export function readHtmlOutline(text: string): readonly OutlineBlock[] {
	const blocks: OutlineBlock[] = [];
	let kind: OutlineBlock['kind'] = 'paragraph';
	let start = startOf(text);
	let at = start;
	const close = (end: number, next: OutlineBlock['kind'], from: number) => {
		blocks.push({ kind, start, end, text: text.slice(start, end) });
		kind = next;
		start = from;
	};
	for (;;) {
		markup.lastIndex = at;
		if (!markup.test(text)) {
			close(text.length, 'paragraph', text.length);
			return blocks;
		}
		const opening = markup.lastIndex - 1;
		const [, slash, name = ''] = /^<(\/?)([a-z][^\s/>]*)/i.exec(text.slice(opening, opening + 32)) ?? [];
		const element = name.toLowerCase();
		at = Math.max(endOf(text, opening, slash === '' ? element : ''), opening + 1);
		if (element !== '' && !inline.test(element)) {
			close(opening, slash === '' && /^h[1-6]$/.test(element) ? 'heading' : 'paragraph', at);
		}
	}
}

/** A piece of a document may start in a script or a style. */
function startOf(text: string): number {
	const { end } = findFrontMatter(text);
	const match = /<(\/?)(?:script|style)\b[^<>]*>/i.exec(text);
	return match?.[1] === '/' ? match.index + match[0].length : end;
}

/** Where a tag ends, or an element of which nothing is read. */
function endOf(text: string, opening: number, element: string): number {
	if (text[opening + 1] === '%') {
		return endAfter(text, '%>', opening);
	}
	const { end } = readMarkup(text, opening, text.startsWith('<?', opening) ? 'php' : 'html');
	if (skipped.test(element)) {
		const closing = new RegExp(`</${element}\\s*>`, 'gi');
		closing.lastIndex = end;
		return closing.test(text) ? closing.lastIndex : text.length;
	}
	// Of the end tag of a script only the name is read.
	return text[end - 1] !== '>' && text[end] === '>' ? end + 1 : end;
}

function endAfter(text: string, ending: string, from: number): number {
	const end = text.indexOf(ending, from);
	return end === -1 ? text.length : end + ending.length;
}
