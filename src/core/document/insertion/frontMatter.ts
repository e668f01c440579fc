import type { Anchor } from '../anchor.ts';
import { lineAt } from '../line.ts';
import { quoteAt } from '../link/context.ts';
import { gapInLine, gapOnLines } from './layout.ts';
import type { DocumentText, Gap } from './layout.ts';

/** Front matter (YAML or TOML), which must stay the first thing in its document. */
export interface FrontMatter {
	/** After its last line break; 0 when there is none. */
	readonly end: number;
	/** The lines between its marks. */
	readonly body: Anchor;
	readonly data: 'yaml' | 'toml';
}

const pattern = /^(---|\+\+\+)[^\S\n]*\n((?:[^]*?\n)??)\1[^\S\n]*(?:\n|$)/;

/** Finds the front matter of a document. */
export function findFrontMatter(text: string): FrontMatter {
	const [whole = '', mark = '', body = ''] = pattern.exec(text) ?? [];
	const start = whole.indexOf('\n') + 1;
	return {
		end: whole.length,
		body: { start, end: start + body.length },
		data: mark === '+++' ? 'toml' : 'yaml',
	};
}

/** The place for the values of a key or an item; undefined where there is none. */
export function gapForValue(
	{ text, eol }: DocumentText,
	{ body, data }: FrontMatter,
	range: Anchor,
): Gap | undefined {
	const line = lineAt(text, range.start);
	const before = text.slice(line.start, range.start);
	const after = text.slice(range.end, Math.max(line.end, range.end));
	const key = /^\s*(?:-(?=\s|$)|[^\s#][^:=#]*[:=])\s*/.exec(before)?.[0];
	if (key === undefined || range.start < body.start || range.end > Math.min(line.end, body.end)) {
		return undefined;
	}
	const quote = toQuote(quoteAt(before.slice(key.length)));
	const value = before.slice(key.length);
	const isFirst = /^(?:.*[[,{]\s*)?$/.test(value) && /^\s*(?:[\],}#]|$)/.test(after);
	const isText = data === 'yaml' && !/["'#[\]{}]/.test(value + after);
	if (quote === '' && !isFirst && !isText) {
		return undefined;
	}
	const item = /^\s*- *$/.exec(before)?.[0];
	const isWhole = quote === '' && value === '' && after.trim() === '';
	const between = isWhole && item !== undefined ? `${eol}${item.trimEnd()} ` : ', ';
	return {
		...gapInLine(text, range, between),
		place: { kind: 'value', data, quote },
		before: quote === '' && /[-:]$/.test(before) ? ' ' : '',
		...(isWhole && item === undefined && { brackets: ['[', ']'] as const }),
	};
}

/** On lines of their own after front matter. */
export function gapBehind(
	{ text, eol }: DocumentText,
	{ end }: Pick<FrontMatter, 'end'>,
	between: string,
): Gap {
	const before = text.slice(0, end).endsWith('\n') ? eol : eol + eol;
	const isLast = text.slice(end).trim() === '' || /^[^\S\n]*\n/.test(text.slice(end));
	return gapOnLines({ start: end, end }, [before, between, isLast ? eol : eol + eol]);
}

function toQuote(mark: string): '' | '"' | "'" {
	return mark === '"' || mark === "'" ? mark : '';
}
