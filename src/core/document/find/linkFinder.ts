import { sleep } from '../../service/sleep.ts';
import type { TextChange } from '../anchor.ts';
import { DefinitionTable } from './definitionTable.ts';
import type { Chunk, Context, ReadChunk, Work } from './grammar.ts';
import type { ImageLink } from './imageLink.ts';
import { readerOf } from './languages.ts';
import { Part } from './part.ts';

/** How much is read as one chunk, in UTF-16 code units: an edit costs about one chunk. */
const chunkLength = 4096;
/** A rest this small is not worth a chunk of its own. */
const smallestRest = 2048;
/** How long the host is kept waiting at a time, in milliseconds. */
const slice = 4;
/** More changes than these at a time are one of all that is between them: each costs a look at all the parts. */
const mostChanges = 200;

/** Text that is not what it was, and by how much it is longer now. */
interface Spoilt {
	readonly offset: number;
	readonly length: number;
	readonly grown: number;
}

/** The image links of a document that is edited: after an edit it reads only what may have changed. */
export class LinkFinder {
	#text: string;
	#parts: Part[];
	readonly #readChunk: ReadChunk;
	readonly #definitions = new DefinitionTable();
	/** What is under way, until the next change. */
	#work: Work<void> | undefined;
	#links: readonly ImageLink[] = [];

	/** `languageId` is one of VS Code's; documents of a language that is not known have no links. */
	constructor(languageId: string, text: string) {
		this.#text = text;
		this.#parts = [new Part({ start: 0, end: text.length })];
		this.#readChunk = readerOf(languageId);
	}

	/** The text as it is after all changes. */
	get text(): string {
		return this.#text;
	}

	/**
	 * Takes in one event's changes, all of which speak of the text before it and do not overlap. Reads nothing.
	 * Throws a RangeError for a change outside of the text: then edits have been missed.
	 */
	change(changes: readonly TextChange[]): void {
		// VS Code lists them from the end of the document: of two at one place the last listed comes first.
		const sorted = changes.toReversed().sort((one, other) => one.offset - other.offset);
		let text = '';
		let at = 0;
		for (const { offset, length, text: added } of sorted) {
			if (offset < at || length < 0 || offset + length > this.#text.length) {
				throw new RangeError(`No text of ${this.#text.length} has ${length} at ${offset} to change.`);
			}
			text += this.#text.slice(at, offset) + added;
			at = offset + length;
		}
		this.#text = text + this.#text.slice(at);
		const first = sorted[0]?.offset ?? 0;
		const isMany = sorted.length > mostChanges;
		const spoilt = isMany
			? [{ offset: first, length: at - first, grown: text.length - at }]
			: sorted.map(toSpoilt);
		for (const each of spoilt.toReversed()) {
			this.#spoil(each);
		}
		this.#work = undefined;
	}

	/** All links in the order of the document. Reads what has to be read, however long it takes. */
	links(): readonly ImageLink[] {
		this.#readFor(Infinity);
		return this.#links;
	}

	/**
	 * The same as {@link links}, with pauses in which the host does other things, edits too. Rejects with the
	 * signal's reason when it is aborted; what was read until then is kept.
	 */
	async linksSoon(signal?: AbortSignal): Promise<readonly ImageLink[]> {
		signal?.throwIfAborted();
		while (!this.#readFor(slice)) {
			await sleep(0, signal);
		}
		return this.#links;
	}

	/** The link that an offset is in or at the edge of, if there is one. Of two that touch it is the first. */
	linkAt(offset: number): ImageLink | undefined {
		this.#readFor(Infinity);
		const part = this.#parts[this.#findPart(offset)];
		return part?.links.find(link => link && link.range.start <= offset && offset <= link.range.end);
	}

	/** Reads for some milliseconds; whether all is read. */
	#readFor(milliseconds: number): boolean {
		const end = performance.now() + milliseconds;
		this.#work ??= this.#readAll();
		while (this.#work.next().done !== true) {
			if (performance.now() >= end) {
				return false;
			}
		}
		return true;
	}

	/** The part that an offset is in; at the edge of two the second. */
	#findPart(offset: number): number {
		return Math.max(
			0,
			this.#parts.findLastIndex(part => part.start <= offset),
		);
	}

	/** Makes one part, yet to be read, of all that a change touches. */
	#spoil({ offset, length, grown }: Spoilt): void {
		const first = this.#findPart(offset);
		const last = this.#findPart(offset + length);
		const touched = this.#parts.slice(first, last + 1);
		const start = touched[0]?.start ?? 0;
		const end = (touched.at(-1)?.end ?? 0) + grown;
		this.#replace(first, touched.length, new Part({ start, end }));
		for (const part of this.#parts.slice(first + 1)) {
			part.start += grown;
		}
		for (const [index, part] of this.#parts.slice(0, first).entries()) {
			if (part.reach >= offset) {
				this.#replace(index, 1, new Part(part));
			}
		}
	}

	#replace(index: number, count: number, ...parts: readonly Part[]): void {
		for (const part of this.#parts.splice(index, count, ...parts)) {
			this.#definitions.remove(part.chunk?.definitions ?? [], part);
		}
		for (const part of parts) {
			this.#definitions.add(part.chunk?.definitions ?? [], part);
		}
	}

	*#readAll(): Work<void> {
		for (let index = 0; index < this.#parts.length;) {
			const part = this.#parts[index];
			if (part === undefined || part.chunk !== undefined) {
				index++;
				continue;
			}
			const { start, end } = part;
			const before = this.#parts[index - 1]?.chunk?.after;
			const limit = end - start < chunkLength + smallestRest ? end : start + chunkLength;
			const chunk = yield* this.#readChunk({ text: this.#text, start, before, limit });
			this.#accept(index, before, chunk);
			yield;
		}
		const names = this.#definitions.takeChanges();
		if (names.size > 0) {
			for (const part of this.#parts) {
				part.forget(names);
			}
		}
		const links: ImageLink[] = [];
		for (const part of this.#parts) {
			yield* part.read(this.#definitions);
			for (const link of part.links) {
				if (link !== undefined) {
					links.push(link);
				}
			}
		}
		this.#links = links;
	}

	/** Puts what was read in the place of the part that it begins in and of those that it covers. */
	#accept(index: number, before: Context | undefined, chunk: Chunk): void {
		const { start } = this.#parts[index] ?? { start: 0 };
		let count = 1;
		while ((this.#parts[index + count]?.start ?? Infinity) < chunk.end) {
			count++;
		}
		const end = this.#parts[index + count - 1]?.end ?? 0;
		const read = new Part({ start, end: chunk.end }, before, chunk);
		const rest = end > chunk.end ? [new Part({ start: chunk.end, end })] : [];
		this.#replace(index, count, read, ...rest);
		const next = this.#parts[index + 1];
		// What follows was read as if something else came before it.
		if (next?.chunk !== undefined && (next.before?.key !== chunk.after?.key || read.length === 0)) {
			this.#replace(index + 1, 1, new Part(next));
		}
		if (read.length === 0 && next !== undefined) {
			this.#replace(index, 1);
		}
	}
}

function toSpoilt({ offset, length, text }: TextChange): Spoilt {
	return { offset, length, grown: text.length - length };
}
