import type { Work } from '../grammar.ts';
import type { ImageLink } from '../imageLink.ts';
import type { TagSyntax } from './tag.ts';
import { readTag } from './tag.ts';

/** What follows a tag, a comment or the like: where to go on, and the image it is. */
interface Markup {
	readonly end: number;
	readonly link: ImageLink | undefined;
}

/** How many tags are read at a time. */
const span = 512;

/** Elements whose content is text, not markup (WHATWG, 13.1.2 and 13.2.6.4.7). */
const textElements = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)$/;
const markup = /<(?=[a-z/!?])/gi;
const tagStart = /^<\/?[a-z]/i;
/** What matters in a script. */
const scriptMark = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi;
/** In `<!-->` and `<!--->` the start is the end too. */
const commentEnd = /(?<=<!--)-?>|--!?>/g;

/** The images of a text that is HTML. */
export function* findImages(text: string): Work<ImageLink[]> {
	const links: ImageLink[] = [];
	for (let at = 0, count = 1; at < text.length; count++) {
		markup.lastIndex = at;
		if (!markup.test(text)) {
			break;
		}
		const { end, link } = readMarkup(text, markup.lastIndex - 1, 'html');
		if (link !== undefined) {
			links.push(link);
		}
		at = end;
		if (count % span === 0) {
			yield;
		}
	}
	return links;
}

/** Reads the markup at an offset; what nothing ends goes to the end of the text. */
export function readMarkup(text: string, start: number, syntax: TagSyntax): Markup {
	if (!tagStart.test(text.slice(start, start + 3))) {
		return { end: skipDeclaration(text, start, syntax), link: undefined };
	}
	const tag = readTag({ text, start, limit: text.length, syntax });
	if (!tag.isComplete) {
		return { end: text.length, link: undefined };
	}
	const isText = text[start + 1] !== '/' && !tag.isClosed && textElements.test(tag.name);
	return { end: isText ? findEndTag(text, tag.name, tag.end) : tag.end, link: tag.link };
}

/**
 * Comments, and what browsers read like one: document types, processing instructions, PHP, and CDATA sections, which
 * are none in HTML.
 */
function skipDeclaration(text: string, start: number, syntax: TagSyntax): number {
	if (text.startsWith('<!--', start)) {
		commentEnd.lastIndex = start + 4;
		return commentEnd.test(text) ? commentEnd.lastIndex : text.length;
	}
	const isCode = syntax === 'php' && text[start + 1] === '?';
	const ending = isCode ? '?>' : '>';
	const end = text.indexOf(ending, start + 2);
	return end === -1 ? text.length : end + ending.length;
}

/** Where the name of an element's end tag ends: what follows it matters to nobody. */
function findEndTag(text: string, name: string, from: number): number {
	if (name === 'script') {
		return findScriptEnd(text, from);
	}
	if (name === 'plaintext') {
		return text.length;
	}
	const endTag = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi');
	endTag.lastIndex = from;
	return endTag.test(text) ? endTag.lastIndex : text.length;
}

/** In what looks like a comment a script may be written with its end tag (WHATWG, 13.2.5.18 to 13.2.5.31). */
function findScriptEnd(text: string, from: number): number {
	let isComment = false;
	let isInner = false;
	for (let at = from; ;) {
		scriptMark.lastIndex = at;
		const mark = scriptMark.exec(text)?.[0];
		if (mark === undefined) {
			return text.length;
		}
		at = scriptMark.lastIndex;
		if (mark === '<!--') {
			isComment = true;
			at -= 2;
		} else if (mark === '-->') {
			isComment = false;
			isInner = false;
		} else if (mark[1] !== '/') {
			isInner = isComment;
		} else if (isInner) {
			isInner = false;
		} else {
			return at;
		}
	}
}
