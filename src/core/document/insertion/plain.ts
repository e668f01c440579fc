import type { Anchor } from '../anchor.ts';
import { lineAt } from '../line.ts';
import { gapAtEnd, gapInLine, gapOnLines } from './layout.ts';
import type { DocumentText, Gap, Layout } from './layout.ts';

/** Languages of which only the lines are known: what goes below a line starts where it starts. */
export const plainLayout: Layout = {
	inLine: ({ text, eol }, range) => gapInLine(text, range, eol),
	nearby: (document, caret) => findBelow(document, { start: caret, end: caret }),
	below: findBelow,
	atEnd: document => gapAtEnd(document, false),
};

function findBelow({ text, eol }: DocumentText, { end }: Anchor): Gap {
	const line = lineAt(text, end);
	const indent = /^\s*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
	const below = `${eol}${indent}`;
	const isEmpty = line.start + indent.length === line.end;
	const place = { start: line.end, end: line.end };
	return gapOnLines(place, [isEmpty ? '' : below, below, ''], indent);
}
