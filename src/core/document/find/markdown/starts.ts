import { deepestNesting, skipQuoteMark } from './containers.ts';
import type { Findings } from './findings.ts';
import { endsHtmlBlock, findHtmlBlock } from './htmlBlock.ts';
import type { Line } from './line.ts';
import type { OpenBlocks } from './openBlocks.ts';
import { newParagraph } from './openBlocks.ts';

/** What a line begins: a block that others are in, or one that takes the rest of the line, or none. */
export type Start = 'container' | 'leaf' | 'none';

/** A line and what it may begin blocks in. */
export interface OpenLine {
	readonly line: Line;
	readonly blocks: OpenBlocks;
	readonly findings: Findings;
}

/** No line goes on behind these: a `$` would take more for a line ending than CommonMark does. */
const heading = /#{1,6}(?=[ \t]|(?![^\r\n]))/y;
const fence = /`{3,}(?![^\r\n]*`)|~{3,}/y;
const underline = /(?:=+|-+)[ \t]*(?![^\r\n])/y;
const thematicBreak = /(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})(?![^\r\n])/y;
const itemMarker = /(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|(?![^\r\n]))/y;

/** Starts the block that the content of a line begins, if it begins one (CommonMark 0.31, 4 and 5). */
export function startBlock(place: OpenLine): Start {
	switch (place.line.code) {
		case 0x3e: // >
			return startQuote(place);
		case 0x23: // #
			return startHeading(place);
		case 0x60: // `
		case 0x7e: // ~
			return startFence(place);
		case 0x3c: // <
			return startHtml(place);
		case 0x2a: // *
		case 0x2b: // +
		case 0x2d: // -
		case 0x3d: // =
		case 0x5f: // _
			return startMarked(place);
		default:
			return startItem(place);
	}
}

function startQuote({ line, blocks }: OpenLine): Start {
	if (blocks.matched >= deepestNesting) {
		return 'none';
	}
	blocks.beginContainer('quote');
	skipQuoteMark(line);
	return 'container';
}

function startHeading({ line, blocks }: OpenLine): Start {
	if (line.match(heading) === undefined) {
		return 'none';
	}
	blocks.beginLeaf(newParagraph());
	blocks.addLine(line, false);
	blocks.closeLeaf();
	return 'leaf';
}

function startFence({ line, blocks }: OpenLine): Start {
	const marks = line.match(fence)?.[0];
	if (marks === undefined) {
		return 'none';
	}
	blocks.beginLeaf({ kind: 'fence', mark: marks.charAt(0), length: marks.length });
	return 'leaf';
}

function startHtml({ line, blocks }: OpenLine): Start {
	const start = line.text.slice(line.content, line.end);
	const html = findHtmlBlock(start, blocks.paragraph !== undefined || blocks.table !== undefined);
	if (html === undefined) {
		return 'none';
	}
	blocks.beginLeaf({ kind: 'html', lines: [line.content, line.end], isMarked: line.isMarked, html });
	if (endsHtmlBlock(html, start)) {
		blocks.closeLeaf();
	}
	return 'leaf';
}

/** What begins with the sign of a list item may be something else. */
function startMarked(place: OpenLine): Start {
	const { line, blocks, findings } = place;
	// Only the paragraph of the line itself becomes a heading, and only if it has text of its own.
	if (blocks.paragraph !== undefined && blocks.isInside && line.match(underline) !== undefined) {
		if (!findings.isAllDefinitions(blocks.paragraph)) {
			blocks.closeLeaf();
			return 'leaf';
		}
	}
	if (line.match(thematicBreak) !== undefined) {
		blocks.begin();
		return 'leaf';
	}
	return startItem(place);
}

function startItem({ line, blocks }: OpenLine): Start {
	const marker = line.match(itemMarker);
	if (marker === undefined || blocks.matched >= deepestNesting) {
		return 'none';
	}
	const { length } = marker[0];
	const isInParagraph = blocks.paragraph !== undefined && blocks.isInside;
	const before = line.indent;
	// A paragraph is interrupted only by a list that starts at 1 and has text.
	if (isInParagraph && (Number(marker[1] ?? 1) !== 1 || line.isBlankFrom(line.content + length))) {
		return 'none';
	}
	line.skipTo(line.content + length);
	const isEmpty = line.isBlank;
	// What is indented further is code in the item.
	const gap = isEmpty || line.indent > 4 ? 1 : line.indent;
	line.skipColumns(gap);
	blocks.beginContainer({ width: before + length + gap, isEmpty });
	return 'container';
}
