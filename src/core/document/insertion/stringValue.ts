import type { Anchor } from '../anchor.ts';
import { lineAt } from '../line.ts';
import { quoteAt } from '../link/context.ts';
import { gapInLine } from './layout.ts';
import type { Gap } from './layout.ts';

/**
 * The place of a path in a string of JavaScript or JSON, or for such a string where a value is missing behind what
 * `opening` matches; undefined elsewhere.
 */
export function gapForString(text: string, range: Anchor, opening: RegExp): Gap | undefined {
	const line = lineAt(text, range.start);
	const after = text.slice(range.end, line.end);
	const open = quoteAt(text.slice(line.start, range.start));
	const quote = open === '"' || open === "'" ? open : '';
	const previous = text.slice(0, range.start).trimEnd().slice(-200);
	const isAmid = previous !== '' || text.slice(range.end).trim() === '';
	const isMissing = isAmid && opening.test(previous) && /^\s*(?:[;,)\]}]|$)/.test(after);
	if (range.end > line.end || (quote === '' ? !isMissing : !after.includes(quote))) {
		return undefined;
	}
	const place = { kind: 'value', data: 'javascript', quote } as const;
	return {
		...gapInLine(text, range, ', '),
		place,
		...(quote === '' && /[=:]$/.test(previous) && { brackets: ['[', ']'] as const }),
	};
}
