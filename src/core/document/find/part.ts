import type { DefinitionTable, Entries, Given, Owner } from './definitionTable.ts';
import type { Chunk, Context, FoundLink, Passage, Reading, ReferenceLink, Work } from './grammar.ts';
import type { ImageLink, Place, TextRange } from './imageLink.ts';
import { moveLink, movePart, moveRange } from './imageLink.ts';
import { ownText } from './ownText.ts';

/** A piece of a chunk with what is known of it. */
interface Piece {
	readonly passage: Passage | undefined;
	reading: Reading | undefined;
}

/** The links of a part where they were at some time. */
interface Placed {
	readonly shift: number;
	/** By link what it has from a definition; empty when none is a reference. */
	readonly given: readonly (Given | undefined)[];
	/** By link; undefined is a reference without a definition. */
	readonly links: readonly (ImageLink | undefined)[];
}

/** How many links are placed between pauses. */
const span = 512;

/** Some lines of a document: as they were read, or yet to be read. */
export class Part implements Owner {
	/** Where it starts now; edits before it move it. */
	start: number;
	readonly length: number;
	/** What the part before left when this one was read. */
	readonly before: Context | undefined;
	/** What was read, but for the pieces; its offsets speak of that time. */
	readonly chunk: Chunk | undefined;
	readonly #origin: number;
	readonly #pieces: readonly Piece[];
	/** The links of its pieces, when nothing has to be read any more. */
	#found: readonly FoundLink[] | undefined;
	/** By link the definitions of its name; empty when none is a reference. */
	#entries: readonly (Entries | undefined)[] = [];
	#placed: Placed | undefined;

	constructor({ start, end }: TextRange, before?: Context, chunk?: Chunk) {
		this.start = start;
		this.length = end - start;
		this.before = before;
		// The pieces may have the whole document with them.
		this.chunk = chunk && { ...chunk, pieces: [] };
		this.#origin = start;
		this.#pieces = (chunk?.pieces ?? []).map(toPiece);
	}

	get end(): number {
		return this.start + this.length;
	}

	get shift(): number {
		return this.start - this.#origin;
	}

	/** How far the text was looked at to read it. */
	get reach(): number {
		return (this.chunk?.reach ?? -Infinity) + this.shift;
	}

	/** Its links where they were placed last. */
	get links(): Placed['links'] {
		return this.#placed?.links ?? [];
	}

	/** Lets what depends on whether some names are defined be read again. */
	forget(names: ReadonlySet<string>): void {
		for (const piece of this.#pieces) {
			if (piece.reading?.names !== undefined && overlap(piece.reading.names, names)) {
				piece.reading = undefined;
				this.#found = undefined;
				this.#placed = undefined;
			}
		}
	}

	/** Reads what had to wait for all the definitions of the document, and lets the links be where they are now. */
	*read(definitions: DefinitionTable): Work<void> {
		if (this.#found === undefined) {
			const found = yield* this.#readPieces(definitions);
			this.#found = found;
			this.#entries = found.some(isReference)
				? found.map(link => (isReference(link) ? definitions.find(link.name) : undefined))
				: [];
		}
		const { shift } = this;
		const given = this.#entries.map(entries => entries?.[0]?.given);
		const before = this.#placed?.shift === shift ? this.#placed : undefined;
		if (before !== undefined && given.every((each, index) => each === before.given[index])) {
			return;
		}
		const place: Place = offset => offset + shift;
		const links: (ImageLink | undefined)[] = [];
		for (const link of this.#found) {
			const index = links.length;
			const known = before?.links[index];
			links.push(
				isReference(link) ? toLink(link, given[index], place, known) : (known ?? moveLink(link, place)),
			);
			if (links.length % span === 0) {
				yield;
			}
		}
		this.#placed = { shift, given, links };
		yield;
	}

	*#readPieces({ isDefined }: DefinitionTable): Work<readonly FoundLink[]> {
		for (const piece of this.#pieces) {
			if (piece.reading === undefined && piece.passage !== undefined) {
				piece.reading = yield* piece.passage(isDefined);
				yield;
			}
		}
		return this.#pieces.flatMap(({ reading }) => reading?.links ?? []);
	}
}

/** A link with what its definition gives; `known` is what it was before at the same place. */
function toLink(
	link: ReferenceLink,
	given: Given | undefined,
	place: Place,
	known: ImageLink | undefined,
): ImageLink | undefined {
	return (
		given && {
			kind: 'reference',
			range: known?.range ?? moveRange(link.range, place),
			alt: known?.alt ?? movePart(link.alt, place),
			title: given.title,
			target: given.target,
			definition: given.definition,
			label: known?.label ?? moveRange(link.label, place),
			width: given.width,
			height: given.height,
		}
	);
}

function isReference(link: FoundLink): link is ReferenceLink {
	return 'name' in link;
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	const [small, large] = one.size < other.size ? [one, other] : [other, one];
	for (const each of small) {
		if (large.has(each)) {
			return true;
		}
	}
	return false;
}

function toPiece(piece: ImageLink | Passage): Piece {
	return typeof piece === 'function'
		? { passage: piece, reading: undefined }
		: { passage: undefined, reading: { links: [toOwn(piece)] } };
}

/** A link that does not keep the document in memory as it was when it was read. */
function toOwn(link: ImageLink): ImageLink {
	const { alt, title, target } = link;
	return {
		...link,
		alt: { text: ownText(alt.text), range: alt.range },
		title: title && { text: ownText(title.text), range: title.range },
		target: { text: ownText(target.text), raw: ownText(target.raw), range: target.range },
	};
}
