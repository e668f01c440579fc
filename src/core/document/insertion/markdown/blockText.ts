import type { Anchor } from '../../anchor.ts';
import { Content } from '../../find/markdown/content.ts';
import { readDefinitions } from '../../find/markdown/definitions.ts';
import { lineBelow } from '../../line.ts';
import type { Block } from './blocks.ts';
import { readSpans, settle } from './spans.ts';
import type { Settled, SpanOptions } from './spans.ts';

/** The text of a paragraph or a heading, which goes on from line to line behind the marks of its quotes. */
export class BlockText {
	readonly #content: Content;
	readonly #lines: readonly number[];
	readonly #options: SpanOptions;

	constructor(document: string, block: Block, options: SpanOptions) {
		this.#lines = findLines(document, block);
		this.#content = new Content(document, this.#lines);
		this.#options = options;
	}

	/** Whether an offset is in the definitions of labels that the text begins with. */
	isInDefinition(offset: number): boolean {
		const { text } = this.#content;
		const { end } = text.startsWith('[') ? readDefinitions(this.#content) : { end: 0 };
		return end > 0 && (end === text.length || this.#toContent(offset) < end);
	}

	/** The place for links that are to be over a range or at a caret. */
	settle(range: Anchor): Settled {
		const { text, place } = this.#content;
		return settle(readSpans(text, this.#options), range, {
			toText: offset => this.#toContent(offset),
			toDocument: place,
		});
	}

	#toContent(offset: number): number {
		const lines = this.#lines;
		let before = 0;
		let index = 0;
		for (; (lines[index + 2] ?? Infinity) <= offset; index += 2) {
			before += (lines[index + 1] ?? 0) - (lines[index] ?? 0) + 1;
		}
		const [start = 0, end = 0] = lines.slice(index, index + 2);
		return before + Math.min(Math.max(offset - start, 0), end - start);
	}
}

/** The labels that are defined in a document. */
export function findDefined(document: string, blocks: readonly Block[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const block of blocks) {
		if (block.kind === 'paragraph' && document[block.content] === '[') {
			const { definitions } = readDefinitions(new Content(document, findLines(document, block)));
			for (const { name } of definitions) {
				names.add(name);
			}
		}
	}
	return names;
}

/** Where a line's text begins behind white space and the marks of quotes. */
export function contentOf(document: string, { start, end }: Anchor): number {
	return start + (/^[ \t>]*/.exec(document.slice(start, end))?.[0].length ?? 0);
}

/** Of each line the start and the end; the line under a title is none of its text. */
function findLines(document: string, { kind, content, first, last }: Block): readonly number[] {
	const lines = [content, first.end];
	for (
		let line = lineBelow(document, first);
		line !== undefined && (kind === 'heading' ? line.start < last.start : line.start <= last.start);
		line = lineBelow(document, line)
	) {
		lines.push(contentOf(document, line), line.end);
	}
	return lines;
}
