import { readLines } from '../grammar.ts';
import type { Chunk, ChunkStart, Context, LineReader, Work } from '../grammar.ts';
import type { ImageLink } from '../imageLink.ts';
import { readImage } from './image.ts';
import type { Line } from './line.ts';
import { readLine, skipMarkers } from './line.ts';

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
const sign = /^[!-/:-@[-`{-~]/;
/** Signs under a line make it a title. */
const adornment = /^([!-/:-@[-`{-~])\1+$/;

/** Reads the directives of a reStructuredText document that show images, as docutils does. */
export function readRestructuredText(start: ChunkStart): Work<Chunk> {
	return readLines(new BlockReader(start));
}

class BlockReader implements LineReader {
	readonly #text: string;
	readonly #limit: number;
	readonly #links: ImageLink[] = [];
	#state: State;
	#next: number;
	#reach = 0;

	constructor({ text, start, before, limit }: ChunkStart) {
		this.#text = text;
		this.#limit = limit;
		this.#next = start;
		this.#state = before instanceof State ? before : none;
	}

	/** Reads a line; whether there was one to read. */
	readLine(): boolean {
		if (this.#next >= Math.min(this.#limit, this.#text.length)) {
			return false;
		}
		const line = readLine(this.#text, this.#next);
		this.#next = line.next;
		this.#state = this.#read(line);
		return true;
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
		const content = skipMarkers(line);
		const isText = (kind === 'text' || kind === 'announced') && line.column === column;
		if (isText && adornment.test(line.content)) {
			return none;
		}
		if (!isText && line.content.startsWith('>>> ')) {
			return new State('quoted', line.column);
		}
		if (markup.test(content.content) && !isText) {
			return this.#readMarkup(content);
		}
		const textColumn = isText ? column : content.column;
		if (content.content.endsWith('::')) {
			return new State('announced', textColumn);
		}
		return field.test(content.content) ? none : new State('text', textColumn);
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
		const { link, next, reach } = readImage(this.#text, line, from);
		if (link !== undefined) {
			const { text, range } = link.alt;
			const name = substitution?.split('|')[1] ?? '';
			this.#links.push({ ...link, alt: { text: range === undefined ? name : text, range } });
		}
		this.#next = next;
		this.#reach = Math.max(this.#reach, reach);
	}
}
