import type { Anchor } from '../anchor.ts';
import type { LinkPlace } from '../link/link.ts';

/** What matters of a document here. */
export interface DocumentText {
	readonly text: string;
	readonly eol: string;
	readonly languageId: string;
}

/** A place for links in a text. */
export interface Gap {
	/** What they replace. */
	readonly start: number;
	readonly end: number;
	readonly place: LinkPlace;
	readonly before: string;
	readonly between: string;
	readonly after: string;
	/** What belongs around several links, inside of that. */
	readonly brackets?: readonly [opening: string, closing: string];
	/** What the further lines of a link start with. */
	readonly indent: string;
}

/** Where links go in documents of a language. Ranges have no white space at their ends. */
export interface Layout {
	/**
	 * In a line, over a range or at a caret; undefined where a link would be no link or would break something. A place
	 * that is not over the range leaves that as it is; one that is in no line says so and no more.
	 */
	readonly inLine: (document: DocumentText, range: Anchor) => Gap | undefined;
	/**
	 * On lines of their own, as near to a caret as can be; blocks are links that are no part of a text. Undefined, as
	 * with the others, where there is no such place.
	 */
	readonly nearby: (document: DocumentText, caret: number, areBlocks: boolean) => Gap | undefined;
	/** On lines of their own below a range. */
	readonly below: (document: DocumentText, range: Anchor, areBlocks: boolean) => Gap | undefined;
	readonly atEnd: (document: DocumentText, areBlocks: boolean) => Gap | undefined;
}

/** A place in a line of text. */
export function gapInLine(text: string, { start, end }: Anchor, between: string): Gap {
	const before = start === 0 ? '' : text.charAt(start - 1);
	const place = { kind: 'inline', before: neighbour(before), after: neighbour(text.charAt(end)) } as const;
	return { start, end, place, before: '', between, after: '', indent: '' };
}

/** A place on lines of their own, with what belongs around the links. */
export function gapOnLines(
	{ start, end }: Anchor,
	[before, between, after]: readonly [before: string, between: string, after: string],
	indent = '',
): Gap {
	return { start, end, place: { kind: 'block' }, before, between, after, indent };
}

/** A place at the end, after an empty line where the language keeps its blocks apart. */
export function gapAtEnd({ text, eol }: DocumentText, areApart: boolean): Gap {
	const gap = areApart ? eol : '';
	const isEmpty = text.trim() === '' || /\n[^\S\n]*\n$/.test(text);
	const before = isEmpty ? '' : text.endsWith('\n') ? gap : `${eol}${gap}`;
	return gapOnLines({ start: text.length, end: text.length }, [before, `${eol}${gap}`, eol]);
}

function neighbour(character: string): string {
	return /[\r\n]/.test(character) ? '' : character;
}
