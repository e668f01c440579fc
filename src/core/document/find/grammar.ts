import type { ImageLink, LinkPart, LinkTarget, TextRange } from './imageLink.ts';

/** Work that may be stopped or put off wherever it yields. */
export type Work<Result> = Generator<undefined, Result, undefined>;

/** A link that has its target from the definition of a label. */
export interface ReferenceLink {
	readonly kind: 'reference';
	readonly range: TextRange;
	readonly alt: LinkPart;
	readonly label: TextRange;
	/** The label as definitions are looked up by. */
	readonly name: string;
}

/** A link whose offsets are those at the time of reading. */
export type FoundLink = ImageLink | ReferenceLink;

/** What gives references their target; the first in a document counts. */
export interface Definition {
	readonly name: string;
	readonly range: TextRange;
	readonly target: LinkTarget;
	readonly title: LinkPart | undefined;
}

/** What a passage has to say once it is known which labels are defined. */
export interface Reading {
	readonly links: readonly FoundLink[];
	/** The labels it asked for: when one of them is defined or no longer so, it has to be read again. */
	readonly names?: ReadonlySet<string>;
}

/** Text that is read when all the definitions of the document are known, as it may be long. */
export type Passage = (isDefined: (name: string) => boolean) => Work<Reading>;

/** What matters of some lines for those below them. */
export interface Context {
	/** The same for contexts that make no difference. */
	readonly key: string;
}

/** Some lines of a document that end where nothing but their context matters for the lines below. */
export interface Chunk {
	readonly end: number;
	/** How far the text was looked at to read it: to the end, or further. */
	readonly reach: number;
	/** Undefined when nothing matters, as at the start of a document. */
	readonly after: Context | undefined;
	readonly definitions: readonly Definition[];
	/** What was found at once, and what can only be read later, in the order of the document. */
	readonly pieces: readonly (ImageLink | Passage)[];
}

/** Where to begin: a place that a chunk ended at, or the start. */
export interface ChunkStart {
	readonly text: string;
	readonly start: number;
	/** What the chunk before it left. */
	readonly before: Context | undefined;
	/** The chunk ends at the first place from here on where it can. */
	readonly limit: number;
}

/** How the chunks of documents in a language are read. */
export type ReadChunk = (start: ChunkStart) => Work<Chunk>;

/** Reads the blocks of a chunk line by line. */
export interface LineReader {
	/** False when the chunk is at its end. */
	readLine(): boolean;
	finish(): Chunk;
}

/** How many lines are read between pauses. */
const span = 256;

/** Reads a chunk by its lines, with pauses. */
export function* readLines(reader: LineReader): Work<Chunk> {
	for (let count = 1; reader.readLine(); count++) {
		if (count % span === 0) {
			yield;
		}
	}
	return reader.finish();
}
