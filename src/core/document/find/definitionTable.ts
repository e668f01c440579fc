import type { Definition } from './grammar.ts';
import type { ImageLink } from './imageLink.ts';
import { movePart, moveRange, moveTarget } from './imageLink.ts';
import { readSizeHint } from './size.ts';

/** A part of a document that moves as a whole. */
export interface Owner {
	/** Where it starts now. */
	readonly start: number;
	/** How far it has moved since it was read. */
	readonly shift: number;
}

/** What a reference has from its definition. */
export type Given = Pick<ImageLink, 'target' | 'title' | 'definition' | 'width' | 'height'>;

/** A definition, and the part of the document that it was read in. */
export class Entry {
	readonly owner: Owner;
	readonly #definition: Definition;
	#given: { readonly shift: number; readonly value: Given } | undefined;

	constructor(definition: Definition, owner: Owner) {
		this.owner = owner;
		this.#definition = definition;
	}

	/** What it gives where it is now: the same for all references for as long as it does not move. */
	get given(): Given {
		const { shift } = this.owner;
		if (this.#given?.shift !== shift) {
			this.#given = { shift, value: this.#give(offset => offset + shift) };
		}
		return this.#given.value;
	}

	#give(place: (offset: number) => number): Given {
		const { target, title, range } = this.#definition;
		return {
			title: title && movePart(title, place),
			target: moveTarget(target, place),
			definition: moveRange(range, place),
			...readSizeHint(title?.text),
		};
	}
}

/** The definitions of a document by their names. */
export class DefinitionTable {
	/** Another one whenever definitions came or went. */
	version = 0;
	/** By name, in the order of the document. */
	readonly #entries = new Map<string, Entry[]>();
	/** Of each name that was added or removed, whether it was defined before. */
	readonly #before = new Map<string, boolean>();

	/** Takes in the definitions of a part, in their order. */
	add(definitions: readonly Definition[], owner: Owner): void {
		this.version += definitions.length;
		for (const definition of definitions) {
			const { name } = definition;
			this.#remember(name);
			const entries = this.#entries.get(name) ?? [];
			this.#entries.set(name, entries);
			const before = entries.findLastIndex(entry => entry.owner.start <= owner.start);
			if (entries[before]?.owner !== owner) {
				entries.splice(before + 1, 0, new Entry(definition, owner));
			}
		}
	}

	/** Takes out all the definitions of a part. */
	remove(definitions: readonly Definition[], owner: Owner): void {
		this.version += definitions.length;
		for (const name of new Set(definitions.map(definition => definition.name))) {
			this.#remember(name);
			const rest = this.#entries.get(name)?.filter(entry => entry.owner !== owner) ?? [];
			if (rest.length === 0) {
				this.#entries.delete(name);
			} else {
				this.#entries.set(name, rest);
			}
		}
	}

	readonly isDefined = (name: string): boolean => this.#entries.has(name);

	/** The definition of a name that counts: the first in the document. */
	find(name: string): Entry | undefined {
		return this.#entries.get(name)?.[0];
	}

	/** The names that are defined and were not when this was last asked for, and the other way round. */
	takeChanges(): ReadonlySet<string> {
		const changes = [...this.#before].filter(([name, before]) => this.isDefined(name) !== before);
		this.#before.clear();
		return new Set(changes.map(([name]) => name));
	}

	#remember(name: string): void {
		if (!this.#before.has(name)) {
			this.#before.set(name, this.isDefined(name));
		}
	}
}
