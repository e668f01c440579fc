import { readTag } from '../html/tag.ts';
import type { ImageLink } from '../imageLink.ts';
import { skipExpression, skipStringOrComment } from './expression.ts';

/** What was found where lines of nothing but elements and expressions may start. */
export interface Flow {
	/** Where the last of the lines ends; undefined when the first one holds something else. */
	readonly end: number | undefined;
	readonly links: readonly ImageLink[];
	/** How far the text was looked at. */
	readonly reach: number;
	/** Whether the lines hold something else because nothing closes what they begin before the limit. */
	readonly isOpen: boolean;
}

const spaces = /[ \t]*/y;
const tagStart = /<(?=[\p{L}_$/>])/uy;
const module = /(?:im|ex)port /y;
const inModule = /[{`'"/([)\]]|\n[ \t]*(?![^\r\n])/g;

/** Reads tags and expressions up to the end of a line; what nothing closes takes all that follows. */
export function readFlow(text: string, start: number, limit: number): Flow {
	const links: ImageLink[] = [];
	let isExpression = false;
	for (let at = start; ;) {
		spaces.lastIndex = at;
		at += spaces.exec(text)?.[0].length ?? 0;
		if (at >= limit || text[at] === '\n' || text[at] === '\r') {
			return { end: at, links, reach: at, isOpen: false };
		}
		const { end, link, isFlow, isOpen = false } = readPart(text, at, limit);
		const wasExpression = isExpression;
		isExpression = text[at] === '{';
		// Two expressions in a row make the line text.
		if (!isFlow || (wasExpression && isExpression)) {
			return { end: undefined, links: [], reach: end, isOpen };
		}
		if (link !== undefined) {
			links.push(link);
		}
		at = end;
	}
}

/** Whether a line starts with `import` or `export`. */
export function isModule(text: string, start: number): boolean {
	module.lastIndex = start;
	return module.test(text);
}

/** Where the line ends before the blank line that ends imports and exports, and how far was looked at. */
export function skipModule(text: string, start: number): { readonly end: number; readonly reach: number } {
	let depth = 0;
	for (let at = start; at < text.length;) {
		inModule.lastIndex = at;
		const match = inModule.exec(text);
		if (match === null) {
			break;
		}
		const [sign] = match;
		at = inModule.lastIndex;
		if (sign === '(' || sign === '[') {
			depth++;
		} else if (sign === ')' || sign === ']') {
			depth--;
		} else if (sign === '{' || sign === '`') {
			at = skipExpression(text, match.index, text.length) ?? text.length;
		} else if (!sign.startsWith('\n')) {
			at = skipStringOrComment(text, match.index);
		} else if (depth <= 0) {
			return { end: match.index, reach: at };
		}
	}
	return { end: text.length, reach: text.length };
}

interface Part {
	readonly end: number;
	readonly isFlow: boolean;
	readonly isOpen?: boolean;
	readonly link?: ImageLink | undefined;
}

/** Reads one element's tag, expression or comment, which are of the versions of MDX before 2. */
function readPart(text: string, at: number, limit: number): Part {
	const isLast = limit === text.length;
	if (text[at] === '{') {
		const end = skipExpression(text, at, limit);
		return { end: end ?? limit, isFlow: end !== undefined || isLast, isOpen: end === undefined };
	}
	if (text.startsWith('<!--', at)) {
		const length = text.slice(at, limit).indexOf('-->', 2) + 3;
		const isClosed = length > 2;
		return { end: isClosed ? at + length : limit, isFlow: isClosed || isLast, isOpen: !isClosed };
	}
	tagStart.lastIndex = at;
	if (!tagStart.test(text)) {
		return { end: at + 1, isFlow: false };
	}
	const { end, isComplete, link } = readTag({ text, start: at, limit, syntax: 'jsx' });
	const isOpen = !isComplete && end === limit;
	return { end, isFlow: isComplete || (isLast && isOpen), isOpen, link };
}
