import { readLines } from '../grammar.ts';
import type { Chunk, ChunkStart, Context, LineReader, Passage, Work } from '../grammar.ts';
import type { ImageLink, TextRange } from '../imageLink.ts';
import { moveLink } from '../imageLink.ts';
import { ownText } from '../ownText.ts';
import { findCellMacros, findInlineMacros, readBlockMacro } from './macros.ts';

/** A delimited block that is open. */
interface Block {
	/** The line that ends it. */
	readonly end: string;
	readonly kind: 'blocks' | 'verbatim' | 'table';
}

/**
 * What the next line goes on with: nothing, a paragraph, the item of a list that the last line began, the text of
 * such an item, text that is left as it is, up to a blank line or also to another block, or an attribute of the
 * document.
 */
type Leaf = 'none' | 'text' | 'item' | 'itemText' | 'verbatim' | 'literal' | 'entry';

/** What is open between two lines. */
class BlockContext implements Context {
	readonly key: string;
	readonly blocks: readonly Block[];
	readonly leaf: Leaf;
	/** The style that a line of attributes gave to the block that follows. */
	readonly style: string;

	constructor(blocks: readonly Block[], leaf: Leaf, style: string) {
		this.blocks = blocks.map(({ end, kind }) => ({ end: ownText(end), kind }));
		this.leaf = leaf;
		this.style = ownText(style);
		this.key = JSON.stringify([blocks, leaf, style]);
	}
}

/** The content of these is not read (Asciidoctor's VERBATIM_STYLES, and those without any text to show). */
const verbatimStyles = new Set([
	'literal',
	'listing',
	'source',
	'pass',
	'comment',
	'stem',
	'latexmath',
	'asciimath',
]);
/** Those that make a paragraph of any line that follows, also of an image. */
const strictStyles = new Set(['literal', 'listing', 'source', 'verse']);

const delimiter = /^(?:--|-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|\/{4,}|~{4,}|```.*|[|,:!]={3,})$/;
const verbatimDelimiter = /^(?:-{4}|\.{4}|\+{4}|\/{4}|```)/;
const directive = /^(?:ifdef|ifndef|ifeval|endif|include)::.*\]$/;
const attributeLine = /^\[(?:|[\p{Alphabetic}\p{N}\p{Pc}.#%{,"'].*|\[.*\])\]$/u;
const listMarker =
	/^[ \t]*(?:(?:[-\u2022]|\*+|\.+|\d+\.|[a-zA-Z]\.|[IVXivx]+\)|<(?:\d+|\.)>)[ \t]|(?!\/\/[^/])[^ \t].*?(?::{2,4}|;;)(?:$|[ \t]))/;
const entry = /^:!?[\p{Alphabetic}\p{N}\p{Pc}][^:]*:(?:[ \t]|$)/u;
const title = /^\.\.?[^ \t.]/;
const underline = /^(?:=+|-+|~+|\^+|\++)$/;
const sectionTitle = /^(?:={1,6}|#{1,6})[ \t]+\S/;
const singleLine = /^(?:(?:video|audio|toc)::.*\]$|'{3,}$|<{3,}$|\*{3}$|-{3}$)/;

/** Reads the blocks of an AsciiDoc document, as Asciidoctor does. */
export function readAsciiDoc(chunkStart: ChunkStart): Work<Chunk> {
	return readLines(new BlockReader(chunkStart));
}

class BlockReader implements LineReader {
	readonly #text: string;
	readonly #limit: number;
	readonly #pieces: (ImageLink | Passage)[] = [];
	readonly #blocks: Block[];
	#leaf: Leaf;
	#style: string;
	/** The lines of text that are open, as far as they are in this chunk. */
	#paragraph: TextRange | undefined;
	#next: number;
	#reach = 0;

	constructor({ text, start: next, before, limit }: ChunkStart) {
		this.#text = text;
		this.#limit = limit;
		this.#next = next;
		const context = before instanceof BlockContext ? before : undefined;
		this.#blocks = [...(context?.blocks ?? [])];
		this.#leaf = context?.leaf ?? 'none';
		this.#style = context?.style ?? '';
	}

	/** Reads a line; whether there was one to read. */
	readLine(): boolean {
		const text = this.#text;
		const from = this.#next;
		const newline = text.indexOf('\n', from);
		const next = newline === -1 ? text.length : newline + 1;
		const line = text.slice(from, next).trimEnd();
		if (from >= text.length || (from >= this.#limit && this.#canEndBefore(line, next))) {
			return false;
		}
		this.#next = next;
		this.#read(line, { start: from, end: from + line.length });
		return true;
	}

	finish(): Chunk {
		this.#closeParagraph();
		const isStart = this.#blocks.length === 0 && this.#leaf === 'none' && this.#style === '';
		return {
			end: this.#next,
			reach: Math.max(this.#next, this.#reach),
			after: isStart ? undefined : new BlockContext(this.#blocks, this.#leaf, this.#style),
			definitions: [],
			pieces: this.#pieces,
		};
	}

	/** Not in text, except before an item of a list, which begins text of its own. */
	#canEndBefore(line: string, next: number): boolean {
		if (this.#paragraph === undefined) {
			return true;
		}
		this.#reach = Math.max(this.#reach, next);
		return this.#leaf !== 'text' && listMarker.test(line);
	}

	#read(line: string, range: TextRange): void {
		const closed = this.#blocks.findIndex(block => block.end === line);
		const kind = this.#blocks.at(-1)?.kind;
		if (closed !== -1) {
			this.#closeParagraph();
			this.#blocks.length = closed;
			this.#leaf = 'none';
			this.#style = '';
		} else if (kind === 'verbatim' || directive.test(line)) {
			return;
		} else if (line === '' || line === '+') {
			this.#closeParagraph();
			this.#leaf = 'none';
		} else if (this.#leaf === 'verbatim') {
			return;
		} else if (this.#leaf === 'entry') {
			this.#leaf = line.endsWith('\\') ? 'entry' : 'none';
		} else if (/^\/\/(?!\/)/.test(line)) {
			this.#closeParagraph();
		} else if (delimiter.test(line)) {
			this.#openBlock(line);
		} else if (attributeLine.test(line)) {
			this.#closeParagraph();
			this.#leaf = 'none';
			this.#style = /^\[([\p{L}\p{N}_-]+)(?=[,.#%\]])/u.exec(line)?.[1] ?? this.#style;
		} else if (kind === 'table') {
			this.#addPassage(range, findCellMacros);
		} else if (this.#leaf === 'text') {
			this.#addText(range);
		} else if (this.#leaf === 'item' || this.#leaf === 'itemText') {
			this.#continueItem(line, range);
		} else if (this.#leaf === 'none') {
			this.#startBlock(line, range);
		}
	}

	#openBlock(line: string): void {
		const isStyled = line === '--' && verbatimStyles.has(this.#style);
		const isVerbatim = isStyled || verbatimDelimiter.test(line);
		this.#closeParagraph();
		this.#blocks.push({
			end: line.startsWith('```') ? '```' : line,
			kind: /^[|,:!]/.test(line) ? 'table' : isVerbatim ? 'verbatim' : 'blocks',
		});
		this.#leaf = 'none';
		this.#style = '';
	}

	#startBlock(line: string, range: TextRange): void {
		const style = this.#style;
		const isItem = listMarker.test(line);
		if (title.test(line) && !isItem) {
			this.#addPassage(range, findInlineMacros);
			return;
		}
		if (entry.test(line)) {
			this.#leaf = line.endsWith('\\') ? 'entry' : 'none';
			return;
		}
		this.#style = '';
		if (this.#isSection(line)) {
			this.#addPassage(range, findInlineMacros);
		} else if (style === 'verse') {
			this.#addText(range);
			this.#leaf = 'text';
		} else if (strictStyles.has(style)) {
			this.#leaf = 'verbatim';
		} else if (isItem) {
			this.#addText(range);
			this.#leaf = 'item';
		} else if (this.#readImage(range) || singleLine.test(line)) {
			this.#leaf = 'none';
		} else if (verbatimStyles.has(style) || (style === '' && /^[ \t]/.test(line))) {
			this.#leaf = 'literal';
		} else {
			this.#addText(range);
			this.#leaf = 'text';
		}
	}

	/** Only the first line below that of the marker may be more than text. */
	#continueItem(line: string, range: TextRange): void {
		if (this.#leaf === 'item' && title.test(line)) {
			this.#closeParagraph();
			this.#leaf = 'none';
			this.#startBlock(line, range);
		} else if (listMarker.test(line)) {
			this.#closeParagraph();
			this.#addText(range);
			this.#leaf = 'item';
		} else if (this.#leaf === 'itemText' || !this.#readImage(range)) {
			this.#addText(range);
			this.#leaf = 'itemText';
		}
	}

	/** Takes a line that is nothing but an image. */
	#readImage(range: TextRange): boolean {
		const link = readBlockMacro(this.#text, range);
		if (link !== undefined) {
			this.#closeParagraph();
			this.#pieces.push(link);
			this.#leaf = 'none';
		}
		return link !== undefined;
	}

	#addText({ start: from, end }: TextRange): void {
		this.#paragraph = { start: this.#paragraph?.start ?? from, end };
	}

	/** Whether a line is the title of a section; then the line that underlines it is read too. */
	#isSection(line: string): boolean {
		if (this.#blocks.length > 0 || /^[ \t.]/.test(line) || sectionTitle.test(line)) {
			return this.#blocks.length === 0 && sectionTitle.test(line);
		}
		const newline = this.#text.indexOf('\n', this.#next);
		const next = newline === -1 ? this.#text.length : newline + 1;
		const below = this.#text.slice(this.#next, next).trimEnd();
		const isClose = Math.abs(line.length - below.length) < 2;
		const isUnderlined = isClose && underline.test(below) && /[\p{Alphabetic}\p{N}]/u.test(line);
		this.#reach = Math.max(this.#reach, next);
		this.#next = isUnderlined ? next : this.#next;
		return isUnderlined;
	}

	#closeParagraph(): void {
		if (this.#paragraph !== undefined) {
			this.#addPassage(this.#paragraph, findInlineMacros);
			this.#paragraph = undefined;
		}
	}

	/** Lets lines be read for images in them when all else is read. */
	#addPassage({ start: from, end }: TextRange, find: (text: string) => Work<ImageLink[]>): void {
		const written = this.#text.slice(from, end);
		if (written.includes('image:')) {
			const text = ownText(written);
			this.#pieces.push(function* () {
				const links = yield* find(text);
				return { links: links.map(link => moveLink(link, offset => offset + from)) };
			});
		}
	}
}
