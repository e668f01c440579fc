import { lineAt } from '../line.ts';
import type { LineAround, ReadStart } from './parts.ts';
import type { PartsLanguage } from './partsLayout.ts';

const heading = /^\*+[ \t]+(?:(?:TODO|DONE)[ \t]+)?(?:\[#[A-Za-z0-9]\][ \t]+)?/;
const item = /^[ \t]*(?:[-+]|(?:\d+|[a-zA-Z])[.)]|(?<=[ \t])\*)(?:[ \t]+|$)(?:\[[ xX-]\][ \t]+)?/;
const verbatim = /^[ \t]*#\+begin_(src|example|export|comment)\b/i;
const drawer = /^[ \t]*:[\w-]+:[ \t]*$/;
const drawerEnd = /^[ \t]*:END:[ \t]*$/;
const row = /^[ \t]*\|/;
/** What belongs to a heading: when it is due, its properties. */
const property = /^[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED):|:PROPERTIES:[ \t]*$)/i;
/** Keywords, comments and text that is left as it is. */
const other = /^[ \t]*(?:#(?:\+|[ \t]|$)|:(?:[ \t]|$)|-{5,}[ \t]*$)/;
const comment = /^[ \t]*#(?:[ \t]|$)/;
const literal = /^[ \t]*:(?:[ \t]|$)/;
/** Keywords that say something of what is below them. */
const affiliated = /^[ \t]*#\+(?:caption|name|plot|header|results|attr_\w+)(?:\[.*\])?:/i;

/** Code, links, formulas, macros, footnotes, dates and addresses, none of which shows an image. */
const closed =
	/(?<![^\s\-('"{])([=~])(?=\S)[^]{1,999}?(?<=\S)\1(?![^\s\-.,;:!?'")}[\\])|\[\[[^[\]]{1,999}\](?:\[(?:(?!\]\])[^]){1,999}\])?\]|\$\$[^$]{1,999}\$\$|(?<!\$)\$[^$\s](?:[^$]{0,999}[^$\s])?\$(?!\w)|\\\([^]{0,999}?\\\)|\\\[[^]{0,999}?\\\]|\{{3}[^]{0,999}?\}{3}|@@[^]{0,999}?@@|\[fn:[^[\]]{1,999}\]|<[^<>\n]{1,999}>|\[\d{4}-[^[\]\n]{1,99}\]|(?<![a-z])[a-z]{1,20}:\/\/[^\s[\]<>()]+|\\[a-zA-Z]+(?:\{\})?|(?:src|call)_\w+(?:\[[^\]]{0,999}\])?\{[^}]{0,999}\}/g;

/** Org (https://orgmode.org/worg/org-syntax.html). */
export const orgParts: PartsLanguage = {
	readStart,
	hasLinksInTitles: true,
	closed,
	// Marks of emphasis begin nothing behind a bracket.
	apart: { after: /^[=~*/_+]+(?=[\p{L}\p{N}])/u },
	// The tags of a heading.
	tail: /(?<![ \t])[ \t]+:(?:[\p{L}\p{N}_@#%]+:)+[ \t]*$/u,
	isNoText: (text, part, offset) => {
		const line = lineAt(text, offset);
		return part.kind === 'table' && /^[ \t]*(?:\|-|#)/.test(text.slice(line.start, line.end));
	},
};

function readStart({ line, above, below }: LineAround): ReturnType<ReadStart> {
	const prefix = /^[ \t]*/.exec(line)?.[0] ?? '';
	const raw = { kind: 'raw', lead: prefix.length, prefix } as const;
	const title = heading.exec(line)?.[0];
	if (title !== undefined) {
		return { kind: 'title', lead: title.length, prefix: '', isBound: property.test(below) };
	}
	if (property.test(line)) {
		const isDrawer = drawer.test(line);
		return { ...raw, isBound: !isDrawer && property.test(below), ...(isDrawer && { end: drawerEnd }) };
	}
	const code = verbatim.exec(line)?.[1];
	if (code !== undefined) {
		return { ...raw, end: new RegExp(`^[ \\t]*#\\+end_${code}[ \\t]*$`) };
	}
	if (drawer.test(line)) {
		return { ...raw, end: drawerEnd };
	}
	if (above?.kind === 'table' && (row.test(line) || /^[ \t]*#\+tblfm:/i.test(line))) {
		return 'more';
	}
	if (row.test(line)) {
		return { ...raw, kind: 'table' };
	}
	if (other.test(line)) {
		const goesOn = [comment, literal].some(kind => kind.test(line) && kind.test(below));
		return { ...raw, isBound: goesOn || affiliated.test(line) };
	}
	const marker = item.exec(line)?.[0];
	if (marker !== undefined) {
		const text = marker.replace(/\[.*/, '');
		return { kind: 'text', lead: marker.length, prefix: text.replace(/\S/g, ' '), isItem: true };
	}
	const isLeft = above?.isItem === true && prefix.length < above.prefix.length;
	return above?.kind === 'text' && !isLeft
		? undefined
		: { kind: 'text', lead: prefix.length, prefix, isItem: prefix !== '' };
}
