import type { ReadChunk } from '../grammar.ts';
import { readBlocks } from './blocks.ts';
import { readInline } from './inline.ts';
import { startBlock } from './starts.ts';

/** Reads a Markdown document. */
export const readMarkdown: ReadChunk = start =>
	readBlocks(start, {
		codeIndent: 4,
		startBlock,
		readText: (content, from) => isDefined => readInline(content, { start: from, isMdx: false, isDefined }),
	});
