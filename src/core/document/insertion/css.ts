import type { Anchor } from '../anchor.ts';
import { readStyle } from './cssReader.ts';
import { gapInLine, gapOnLines } from './layout.ts';
import type { DocumentText, Gap, Layout } from './layout.ts';
import { plainLayout } from './plain.ts';

/** Style sheets: links are values, unless a template makes them declarations or rules, which have lines. */
export const cssLayout: Layout = {
	inLine: (document, range) => {
		const { text, languageId } = document;
		const place = readStyle(text, range.start, languageId);
		switch (place.kind) {
			case 'url':
			case 'string':
				return gapInString(document, range, place);
			case 'value': {
				const end = readStyle(text, range.end, languageId);
				return end.kind === 'value' && end.start === place.start ? gapInValue(document, range) : undefined;
			}
			case 'comment':
			case 'other':
				return undefined;
		}
	},
	nearby: (document, caret, areBlocks) => findBelow(document, caret, areBlocks),
	below: (document, { end }, areBlocks) => findBelow(document, end, areBlocks),
	atEnd: (document, areBlocks) => (areBlocks ? plainLayout.atEnd(document, areBlocks) : undefined),
};

/** Several images of one declaration are a list. */
function gapInValue({ text }: DocumentText, range: Anchor): Gap {
	const isGlued = /[^\s:(,=/]/.test(text.slice(0, range.start).slice(-1));
	const isFollowed = /[^\s;),}!/]/.test(text.charAt(range.end));
	return { ...gapInLine(text, range, ', '), before: isGlued ? ' ' : '', after: isFollowed ? ' ' : '' };
}

/** A path alone; that of an image that is there is replaced as a whole. */
function gapInString(
	{ text }: DocumentText,
	range: Anchor,
	{ kind, inside, quote }: Extract<ReturnType<typeof readStyle>, { inside: Anchor }>,
): Gap | undefined {
	const isUrl = kind === 'url';
	const start = Math.min(Math.max(range.start, inside.start), inside.end);
	const place = range.start === range.end ? { start, end: start } : isUrl ? inside : range;
	if (range.end > inside.end + (isUrl ? quote.length : 0)) {
		return undefined;
	}
	const between = isUrl ? `${quote}), url(${quote}` : `${quote}, ${quote}`;
	return { ...gapInLine(text, place, between), place: { kind: 'value', data: 'css', quote } };
}

function findBelow(document: DocumentText, offset: number, areBlocks: boolean): Gap | undefined {
	const { text, languageId } = document;
	const place = readStyle(text, offset, languageId);
	if (areBlocks) {
		const end = place.kind === 'comment' ? place.end : offset;
		return plainLayout.below(document, { start: end, end }, true);
	}
	// Behind an image there may be another one.
	const isListed = place.kind === 'value' && text.charAt(offset - 1) === ')';
	return isListed ? gapOnLines({ start: offset, end: offset }, [', ', ', ', '']) : undefined;
}
