import type { Anchor } from '../../anchor.ts';
import { lineAt, lineBelow } from '../../line.ts';
import { gapInLine } from '../layout.ts';
import type { Gap } from '../layout.ts';
import type { Block } from './blocks.ts';

/** The place in the cell of a table that a caret or a range is in; undefined where there are no cells. */
export function gapInCell(text: string, block: Block, range: Anchor): Gap | undefined {
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
	const start = Math.min(Math.max(range.start, first), last);
	const end = Math.min(Math.max(range.end, start), last);
	const pipes = text.slice(start, end).match(/(?<!\\)\|/g) ?? [];
	const [left, right] = [text.charAt(start - 1), text.charAt(end)];
	return {
		...gapInLine(text, { start, end }, ' '),
		before: left === '|' && right === ' ' ? ' ' : '',
		after: ' |'.repeat(pipes.length) + (left === ' ' && right === '|' ? ' ' : ''),
	};
}
