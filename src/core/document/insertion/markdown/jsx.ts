import { readTag } from '../../find/html/tag.ts';
import { skipExpression, skipStringOrComment } from '../../find/mdx/expression.ts';

/** A tag of JSX, or JavaScript in braces. */
interface Part {
	readonly start: number;
	readonly end: number;
	readonly isTag: boolean;
	/** How many more elements are open behind it than before it. */
	readonly depth: number;
}

const spaces = /[ \t]*/y;
const tagStart = /<(?=[\p{L}_$/>])/uy;

/**
 * Reads the tags and the JavaScript that lines hold nothing else but, up to the end of the line that the last of
 * them ends in; where there is something else or one has no end before `limit`, how far that was read in vain.
 */
export function readJsx(text: string, start: number, limit: number): readonly Part[] | number {
	const parts: Part[] = [];
	for (let at = start; ;) {
		spaces.lastIndex = at;
		at += spaces.exec(text)?.[0].length ?? 0;
		if (at >= limit || /[\r\n]/.test(text.charAt(at))) {
			return parts;
		}
		const part = text[at] === '{' ? readExpression(text, at, limit) : readElement(text, at, limit);
		if (typeof part === 'number') {
			return part;
		}
		// Two pieces of JavaScript in a row make a text of the line.
		if (!part.isTag && parts.at(-1)?.isTag === false) {
			return part.end;
		}
		parts.push(part);
		at = part.end;
	}
}

/** Whether an offset is between the tags of an element that is in one piece: text there makes a text of it all. */
export function isInElement(parts: readonly Part[], offset: number): boolean {
	const depthOf = (some: readonly Part[]) => some.reduce((depth, part) => depth + part.depth, 0);
	const isInPart = parts.some(({ start, end }) => start < offset && offset < end);
	return !isInPart && depthOf(parts) === 0 && depthOf(parts.filter(({ end }) => end <= offset)) > 0;
}

/**
 * Where the last line ends of imports and exports: an empty one ends them that is in no brackets. Undefined when
 * a bracket is not closed.
 */
export function findModuleEnd(text: string, start: number): number | undefined {
	const notable = /[{}()[\]`'"/]|\n[ \t]*(?=\r?\n|$(?![^]))/g;
	let depth = 0;
	notable.lastIndex = start;
	for (let match = notable.exec(text); match !== null; match = notable.exec(text)) {
		const { index, 0: sign } = match;
		if (sign.startsWith('\n')) {
			// One bracket too many opens nothing.
			if (depth <= 0) {
				return text[index - 1] === '\r' ? index - 1 : index;
			}
			continue;
		}
		if (/[([]/.test(sign)) {
			depth++;
		} else if (/[)\]]/.test(sign)) {
			depth--;
		} else if (/[{`]/.test(sign)) {
			const end = skipExpression(text, index, text.length);
			if (end === undefined) {
				return undefined;
			}
			notable.lastIndex = end;
		} else if (sign !== '}') {
			notable.lastIndex = skipStringOrComment(text, index);
		}
	}
	return depth <= 0 ? text.length : undefined;
}

function readExpression(text: string, start: number, limit: number): Part | number {
	const end = skipExpression(text, start, limit);
	return end === undefined ? limit : { start, end, isTag: false, depth: 0 };
}

function readElement(text: string, start: number, limit: number): Part | number {
	tagStart.lastIndex = start;
	if (!tagStart.test(text)) {
		return start;
	}
	const { end, isComplete, isClosed } = readTag({ text, start, limit, syntax: 'jsx' });
	if (!isComplete) {
		return end;
	}
	return { start, end, isTag: true, depth: text[start + 1] === '/' ? -1 : isClosed ? 0 : 1 };
}
