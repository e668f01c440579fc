import type { Chunk, ChunkStart, Work } from '../grammar.ts';
import type { ImageLink } from '../imageLink.ts';
import { findFrontMatter } from '../markdown/frontMatter.ts';
import { readMarkup } from './scan.ts';
import type { TagSyntax } from './tag.ts';

/** How many lines and tags are read at a time. */
const span = 512;

const notable = /<(?=[a-z/!?])|\n/gi;

/** Reads the images of a document that is HTML, as tolerantly as browsers do. */
export function* readHtml({ text, start, limit }: ChunkStart, syntax: TagSyntax): Work<Chunk> {
	const matter = start === 0 ? findFrontMatter(text) : { end: start, reach: start };
	const pieces: ImageLink[] = [];
	let at = matter.end;
	for (let count = 1; at < text.length && !isEnd(text, at, { start, limit }); count++) {
		notable.lastIndex = at;
		if (!notable.test(text)) {
			at = text.length;
		} else if (text[notable.lastIndex - 1] === '\n') {
			at = notable.lastIndex;
		} else {
			const { end, link } = readMarkup(text, notable.lastIndex - 1, syntax);
			if (link !== undefined) {
				pieces.push(link);
			}
			at = end;
		}
		if (count % span === 0) {
			yield;
		}
	}
	return { end: at, reach: Math.max(at, matter.reach), after: undefined, definitions: [], pieces };
}

/** A chunk is whole lines. */
function isEnd(text: string, at: number, { start, limit }: { start: number; limit: number }): boolean {
	return at >= limit && (at === start || text[at - 1] === '\n');
}
