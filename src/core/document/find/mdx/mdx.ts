import type { ReadChunk } from '../grammar.ts';
import { readBlocks } from '../markdown/blocks.ts';
import { readInline } from '../markdown/inline.ts';
import type { OpenLine, Start } from '../markdown/starts.ts';
import { startBlock } from '../markdown/starts.ts';
import { isModule, readFlow, skipModule } from './flow.ts';

/** Reads an MDX document: Markdown with JSX for HTML, with JavaScript, and without indented code. */
export const readMdx: ReadChunk = start =>
	readBlocks(start, {
		codeIndent: Infinity,
		startBlock: startMdxBlock,
		readText: (content, from) => isDefined => readInline(content, { start: from, isMdx: true, isDefined }),
	});

function startMdxBlock(place: OpenLine): Start {
	const { line, blocks, findings } = place;
	if (line.code === 0x3c || line.code === 0x7b) {
		// The marks of quotes and the indentation of lists would be read as JavaScript.
		const limit = blocks.matched > 0 ? line.end : line.text.length;
		const { end, links, reach } = readFlow(line.text, line.content, limit);
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
