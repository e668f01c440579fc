import { readLines } from '../grammar.ts';
import type { Chunk, ChunkStart, Context, LineReader, Work } from '../grammar.ts';
import type { ImageLink } from '../imageLink.ts';
import { readImage } from './image.ts';
import type { Line, Lines } from './line.ts';
import { documentLines, skip, skipMarkers } from './line.ts';
import { readRows } from './table.ts';

/**
 * What the last line means for the next ones: `text` goes on at the same column; `announced` is text with `::` at
 * its end, `awaited` the blank line below it; `empty` is a `..` and nothing more, `target` one that gives a name;
 * `skipped` is what nobody reads, as far as it is indented; `quoted` is that up to a blank line.
 */
type Kind = 'none' | 'text' | 'announced' | 'awaited' | 'empty' | 'target' | 'skipped' | 'quoted';

/** That, and the column that the line starts at. */
class State implements Context {
	readonly key: string;
	readonly kind: Kind;
	readonly column: number;

	constructor(kind: Kind, column: number) {
		this.kind = kind;
		this.column = column;
		this.key = `${kind} ${column}`;
	}
}

const none = new State('none', 0);
/** Directives, of docutils and of Sphinx and what is often used with it, whose content is no reStructuredText. */
const verbatim =
	/^(?:code|code-block|sourcecode|code-cell|ipython|jupyter-execute|doctest|test(?:code|output|setup|cleanup)|highlight|parsed-literal|literalinclude|prompt|terminal|command-output|program-output|raw|math|productionlist|graphviz|digraph|graph|mermaid|uml|plantuml|tikz|plot|inheritance-diagram|jinja|exec|eval-rst)$/;
const directive = /^(\|[^|\s](?:[^|]*[^|\s])?\|[ \t]+)?([a-z\d]+(?:[-_+:.][a-z\d]+)*)[ \t]?::(?:[ \t]+|$)/i;
/** Footnotes, citations, targets and substitutions. */
const otherMarkup = /^(?:\[[^\]]+\](?:[ \t]|$)|_|\|)/;
const markup = /^\.\.(?:[ \t]|$)/;
const field = /^:[^:\s](?:[^:]*[^:\s])?:(?:[ \t]|$)/;
const value = String.raw`(?:[a-z][\w-]*|<[^<>]+>)`;
const option = String.raw`(?:(?:--|/)[a-z\d][\w-]*(?:[ =]${value})?|[-+][a-z\d](?: ?${value})?)`;
/** A field, a footnote, a citation or an option, when what it says begins with a directive. */
const opener = new RegExp(
	String.raw`^(?::[^:\s](?:[^:]*[^:\s])?: +|\.\. +\[[^\]]+\] +|${option}(?:, ${option})* {2,})(?=\.\. )`,
	'i',
);
const sign = /^[!-/:-@[-`{-~]/;
/** Signs under a line make it a title. */
const adornment = /^([!-/:-@[-`{-~])\1+$/;

/** Reads the directives of a reStructuredText document that show images, as docutils does. */
export function readRestructuredText({ text, start, before, limit }: ChunkStart): Work<Chunk> {
	return readLines(new BlockReader(documentLines(text), { start, before, limit }));
}

class BlockReader implements LineReader {
	readonly #lines: Lines;
	readonly #limit: number;
	readonly #links: ImageLink[] = [];
	#state: State;
	#next: number;
	#reach = 0;

	constructor(
		lines: Lines,
		{ start, before, limit = Infinity }: { start: number; before?: Context | undefined; limit?: number },
	) {
		this.#lines = lines;
		this.#limit = limit;
		this.#next = start;
		this.#state = before instanceof State ? before : none;
	}

	/** Reads a line; whether there was one to read. */
	readLine(): boolean {
		const line = this.#next < this.#limit ? this.#lines.lineAt(this.#next) : undefined;
		if (line === undefined) {
			return false;
		}
		this.#next = line.next;
		this.#state = this.#read(line);
		return true;
	}

	/** All images of what is read as a whole. */
	readAll(): readonly ImageLink[] {
		while (this.readLine()) {
			// Each line has its images when it is read.
		}
		return this.#links;
	}

	finish(): Chunk {
		return {
			end: this.#next,
			reach: Math.max(this.#next, this.#reach),
			after: this.#state.kind === 'none' ? undefined : this.#state,
			definitions: [],
			pieces: this.#links,
		};
	}

	/** Takes in a line; what it means for the next. */
	#read(line: Line): State {
		const { kind, column } = this.#state;
		const isInside = kind === 'skipped' || kind === 'awaited';
		if (line.content === '') {
			return isInside ? this.#state : kind === 'announced' ? new State('awaited', column) : none;
		}
		if ((isInside || kind === 'empty') && line.column > column) {
			return new State('skipped', column);
		}
		if (kind === 'target' && line.column > column) {
			return this.#state;
		}
		const isQuoted = kind === 'awaited' && line.column === column && sign.test(line.content);
		if (isQuoted || (kind === 'quoted' && line.column >= column)) {
			return new State('quoted', column);
		}
		const isText = (kind === 'text' || kind === 'announced') && line.column === column;
		if (isText && adornment.test(line.content)) {
			return none;
		}
		if (!isText && line.content.startsWith('>>> ')) {
			return new State('quoted', line.column);
		}
		const content = isText ? line : this.#skipOpener(skipMarkers(line));
		if (!isText && markup.test(content.content)) {
			return this.#readMarkup(content);
		}
		if (!isText && this.#readRows(content)) {
			return none;
		}
		const textColumn = isText ? column : content.column;
		if (content.content.endsWith('::')) {
			return new State('announced', textColumn);
		}
		return field.test(content.content) ? none : new State('text', textColumn);
	}

	/** What a field or the like says begins where the least indented of its further lines does. */
	#skipOpener(line: Line): Line {
		const said = skip(line, opener);
		if (said.start === line.start) {
			return line;
		}
		let least = Infinity;
		for (let next = this.#lines.lineAt(line.next); next !== undefined; next = this.#lines.lineAt(next.next)) {
			this.#reach = Math.max(this.#reach, next.next);
			if (next.content !== '' && next.column <= line.column) {
				break;
			}
			least = next.content === '' ? least : Math.min(least, next.column);
		}
		return { ...said, column: least === Infinity ? said.column : least };
	}

	/** Reads the cells of a table. */
	#readRows(line: Line): boolean {
		const rows = readRows(this.#lines, line);
		this.#reach = Math.max(this.#reach, rows?.reach ?? 0);
		if (rows?.cells === undefined) {
			return false;
		}
		const readers = rows.cells.map(cell => new BlockReader(cell, { start: cell.start }));
		const links = readers.flatMap(reader => reader.readAll());
		this.#links.push(...links.sort((one, other) => one.range.start - other.range.start));
		this.#next = rows.next;
		return true;
	}

	/** Reads what `..` begins. */
	#readMarkup(line: Line): State {
		const { column } = line;
		const rest = line.content.slice(2).trimStart();
		const match = directive.exec(rest);
		if (match === null) {
			if (otherMarkup.test(rest)) {
				return rest.startsWith('_') ? new State('target', column) : none;
			}
			return new State(rest === '' ? 'empty' : 'skipped', column);
		}
		const name = (match[2] ?? '').toLowerCase();
		if (name === 'image' || (name === 'figure' && match[1] === undefined)) {
			const from = line.end - rest.length + match[0].length;
			this.#readImage(line, from, match[1]);
			return name === 'image' ? new State('skipped', column) : none;
		}
		return verbatim.test(name) ? new State('skipped', column) : none;
	}

	/** The name of a substitution, between bars, is an alt text too. */
	#readImage(line: Line, from: number, substitution?: string): void {
		const { link, next, reach } = readImage(this.#lines, line, from);
		if (link !== undefined) {
			const { text, range } = link.alt;
			const name = substitution?.split('|')[1] ?? '';
			this.#links.push({ ...link, alt: { text: text || name, range } });
		}
		this.#next = next;
		this.#reach = Math.max(this.#reach, reach);
	}
}
