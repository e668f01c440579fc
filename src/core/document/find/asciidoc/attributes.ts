import type { LinkPart, TextRange } from '../imageLink.ts';

const name = /([\p{Alphabetic}\p{N}\p{Pc}][\p{Alphabetic}\p{N}\p{Pc}-]*)[ \t]*=[ \t]*/uy;
const quoted = /"(|[^]*?[^\\])"|'(|[^]*?[^\\])'/y;
const unquoted = /[^,]*/y;
const spaces = /\s*/y;
const delimiter = /[ \t]*,/y;

/** The attributes of a macro by their names; those without one have `names` by their position. */
export function readAttributes(
	text: string,
	{ start, end }: TextRange,
	names: readonly string[],
): ReadonlyMap<string, LinkPart> {
	// An attribute goes no further than the macro.
	const list = text.slice(0, end);
	const attributes = new Map<string, LinkPart>();
	let at = start;
	for (let index = 0; at < end; index++) {
		at += lengthAt(spaces, list, at);
		name.lastIndex = at;
		const named = name.exec(list);
		const value = readValue(list, at + (named?.[0].length ?? 0));
		const key = named?.[1] ?? names[index];
		// An empty place in the list says nothing.
		if (key !== undefined && (named !== null || value.range.start > at || value.text !== '')) {
			attributes.set(key, value);
		}
		at = value.end + lengthAt(delimiter, list, value.end);
	}
	return attributes;
}

function readValue(list: string, start: number): LinkPart & { readonly end: number } {
	quoted.lastIndex = start;
	const match = quoted.exec(list);
	const inner = match?.[1] ?? match?.[2];
	if (match !== null && inner !== undefined) {
		const text = inner.replaceAll(match[0].startsWith('"') ? '\\"' : "\\'", match[0].charAt(0));
		const range = { start: start + 1, end: start + 1 + inner.length };
		return { text: toLine(text), range, end: start + match[0].length };
	}
	const { length } = list.slice(start, start + lengthAt(unquoted, list, start)).trimEnd();
	const end = start + length;
	return { text: toLine(list.slice(start, end)), range: { start, end }, end };
}

/** A bracket is escaped for it would end the macro. */
function toLine(value: string): string {
	return value.replace(/\s*\n\s*/g, ' ').replaceAll('\\]', ']');
}

function lengthAt(pattern: RegExp, list: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.exec(list)?.[0].length ?? 0;
}
