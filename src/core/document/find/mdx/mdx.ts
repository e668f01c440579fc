import type { ReadChunk } from '../grammar.ts';
import { moveLink } from '../imageLink.ts';
import { readBlocks } from '../markdown/blocks.ts';
import { matchContainers } from '../markdown/containers.ts';
import { Content } from '../markdown/content.ts';
import { readInline } from '../markdown/inline.ts';
import { Line } from '../markdown/line.ts';
import type { OpenLine, Start } from '../markdown/starts.ts';
import { startBlock } from '../markdown/starts.ts';
import type { Flow } from './flow.ts';
import { isModule, readFlow, skipModule } from './flow.ts';

/** No text is code because it is indented. */
const codeIndent = Infinity;

/** Reads an MDX document: Markdown with JSX for HTML, with JavaScript, and without indented code. */
export const readMdx: ReadChunk = start =>
	readBlocks(start, {
		codeIndent,
		startBlock: startMdxBlock,
		readText: (content, from) => isDefined => readInline(content, { start: from, isMdx: true, isDefined }),
	});

function startMdxBlock(place: OpenLine): Start {
	const { line, blocks, findings } = place;
	if (line.code === 0x3c || line.code === 0x7b) {
		const { end, links, reach } =
			blocks.matched === 0 ? readFlow(line.text, line.content, line.text.length) : readFlowIn(place);
		line.reach = Math.max(line.reach, reach);
		if (end === undefined) {
			return 'none';
		}
		blocks.begin();
		line.closeAt(end);
		for (const link of links) {
			findings.pieces.push(link);
		}
		return 'leaf';
	}
	const isFirst = blocks.matched === 0 && line.content === line.at && blocks.paragraph === undefined;
	if (isFirst && isModule(line.text, line.content)) {
		blocks.begin();
		const { end, reach } = skipModule(line.text, line.content);
		line.closeAt(end);
		line.reach = Math.max(line.reach, reach);
		return 'leaf';
	}
	return startBlock(place);
}

/** Reads tags and expressions in a list or a quote: without its marks, and no further than it goes. */
function readFlowIn({ line, blocks }: OpenLine): Flow {
	const containers = blocks.containers.slice(0, blocks.matched);
	const lines = [line.content, line.end];
	const ahead = new Line(line.text, line.next);
	let isLast = false;
	for (let count = 1; ; count *= 2) {
		const { text, place } = new Content(line.text, lines);
		const { end, links, isOpen } = readFlow(isLast ? text : `${text}\n`, 0, text.length);
		if (!isOpen || isLast) {
			return {
				end: end === undefined ? undefined : place(end),
				links: links.map(link => moveLink(link, place)),
				reach: ahead.next,
				isOpen,
			};
		}
		// What is closed soon does not cost a look at all of a long list.
		for (let more = count; more > 0 && !isLast; more--) {
			isLast = ahead.next >= line.text.length;
			if (!isLast) {
				ahead.open();
				isLast = matchContainers(ahead, containers, codeIndent) < containers.length;
			}
			if (!isLast) {
				lines.push(ahead.at, ahead.end);
			}
		}
	}
}
