import type { DefinitionTable, Entry } from './definitionTable.ts';
import type { Chunk, Context, FoundLink, Passage, Reading, ReferenceLink, Work } from './grammar.ts';
import type { ImageLink, Place, TextRange } from './imageLink.ts';
import { moveLink, movePart, moveRange, moveTarget } from './imageLink.ts';
import { ownText } from './ownText.ts';
import { readSizeHint } from './size.ts';

/** A piece of a chunk with what is known of it. */
interface Piece {
	readonly passage: Passage | undefined;
	reading: Reading | undefined;
}

const noLinks: readonly FoundLink[] = [];

/** Some lines of a document: as they were read, or yet to be read. */
export class Part {
	/** Where it starts now; edits before it move it. */
	start: number;
	readonly length: number;
	/** What the part before left when this one was read. */
	readonly before: Context | undefined;
	/** What was read, but for the pieces; its offsets speak of that time. */
	readonly chunk: Chunk | undefined;
	readonly #origin: number;
	readonly #pieces: readonly Piece[];
	/** Whether nothing has to be read any more. */
	#isRead = false;
	/** Its links when it started at `start`, if none of them depends on another part. */
	#known: { readonly start: number; readonly links: readonly ImageLink[] } | undefined;

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

	/** How far the text was looked at to read it. */
	get reach(): number {
		return (this.chunk?.reach ?? -Infinity) + this.start - this.#origin;
	}

	/** Lets what depends on whether some names are defined be read again. */
	forget(names: ReadonlySet<string>): void {
		for (const piece of this.#pieces) {
			if ([...(piece.reading?.names ?? [])].some(name => names.has(name))) {
				piece.reading = undefined;
				this.#isRead = false;
				this.#known = undefined;
			}
		}
	}

	/** Reads what had to wait for all the definitions of the document. */
	*read(isDefined: (name: string) => boolean): Work<void> {
		if (this.#isRead) {
			return;
		}
		for (const piece of this.#pieces) {
			if (piece.reading === undefined && piece.passage !== undefined) {
				piece.reading = yield* piece.passage(isDefined);
				yield;
			}
		}
		this.#isRead = true;
	}

	/** Its links where they are now, once all is read. */
	links(definitions: DefinitionTable<Part>): readonly ImageLink[] {
		if (this.#known?.start === this.start) {
			return this.#known.links;
		}
		const links: ImageLink[] = [];
		let isOwn = true;
		for (const { reading } of this.#pieces) {
			for (const link of reading?.links ?? noLinks) {
				isOwn &&= !('name' in link);
				this.#resolve(link, definitions, links);
			}
		}
		this.#known = isOwn ? { start: this.start, links } : undefined;
		return links;
	}

	/** Where an offset of the time of reading is now. */
	readonly #place: Place = offset => offset + this.start - this.#origin;

	#resolve(link: FoundLink, definitions: DefinitionTable<Part>, links: ImageLink[]): void {
		if (!('name' in link)) {
			links.push(this.start === this.#origin ? link : moveLink(link, this.#place));
			return;
		}
		const entry = definitions.find(link.name);
		if (entry !== undefined) {
			links.push(this.#toLink(link, entry));
		}
	}

	#toLink(link: ReferenceLink, entry: Entry<Part>): ImageLink {
		const place = entry.owner.#place;
		const { target, title, range } = entry.definition;
		return {
			kind: 'reference',
			range: moveRange(link.range, this.#place),
			alt: movePart(link.alt, this.#place),
			title: title && movePart(title, place),
			target: moveTarget(target, place),
			definition: moveRange(range, place),
			label: moveRange(link.label, this.#place),
			...readSizeHint(title?.text),
		};
	}
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
