import type { Anchor } from '../../anchor.ts';
import { lineAt, lineBelow } from '../../line.ts';
import { gapInLine } from '../layout.ts';
import type { Gap } from '../layout.ts';
import type { Block } from './blocks.ts';
import { placeAt, readSpans, settle } from './spans.ts';
import type { Settled, SpanOptions } from './spans.ts';

/** The place in the cell of a table that a caret or a range is in; undefined where there are no cells. */
export function gapInCell(text: string, block: Block, range: Anchor, options: SpanOptions): Gap | undefined {
	const line = lineAt(text, range.start);
	const isDelimiter = line.start === lineBelow(text, block.first)?.start;
	if (isDelimiter || range.end > line.end) {
		return undefined;
	}
	const row = text.slice(line.start, line.end);
	const isFirst = line.start === block.first.start;
	const marks = isFirst ? block.content - line.start : (/^[\s>]*/.exec(row)?.[0].length ?? 0);
	// What is outside of the pipes at its sides is in no cell.
	const lead = /^(?:\| ?)?/.exec(row.slice(marks))?.[0].length ?? 0;
	const tail = / ?(?<!\\)\|\s*$/.exec(row.slice(marks + lead))?.[0].length ?? 0;
	const first = line.start + marks + lead;
	const last = Math.max(first, line.end - tail);
	const from = Math.min(Math.max(range.start, first), last);
	const asked = { start: from, end: Math.min(Math.max(range.end, from), last) };
	const { start, end, before } = settleInCell(text, asked, line, options);
	const pipes = text.slice(start, end).match(pipe) ?? [];
	const isEscaped = text[start - 2] === '\\';
	const [left, right] = [isEscaped ? '' : text.charAt(start - 1), text.charAt(end)];
	return {
		...gapInLine(text, { start, end }, ' '),
		before: left === '|' && right === ' ' ? ' ' : before,
		after: ' |'.repeat(pipes.length) + (left === ' ' && right === '|' ? ' ' : ''),
	};
}

const pipe = /(?<!\\)\|/g;

/** The place in the cell: code and the like stays whole. */
function settleInCell(text: string, range: Anchor, line: Anchor, options: SpanOptions): Settled {
	const pipes = [...text.slice(line.start, line.end).matchAll(pipe)].map(({ index }) => line.start + index);
	const start = (pipes.findLast(at => at < range.end) ?? line.start - 1) + 1;
	const end = pipes.find(at => at >= range.end) ?? line.end;
	return settle(readSpans(text.slice(start, end), options), range, placeAt(start));
}
