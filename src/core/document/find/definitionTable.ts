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
	readonly #size: Pick<Given, 'width' | 'height'>;
	#given: { readonly shift: number; readonly value: Given } | undefined;

	constructor(definition: Definition, owner: Owner) {
		this.owner = owner;
		this.#definition = definition;
		this.#size = readSizeHint(definition.title?.text);
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
			width: this.#size.width,
			height: this.#size.height,
		};
	}
}

/** The definitions of one name in the order of the document: the first counts. */
export type Entries = readonly Entry[];

/** The definitions of a document by their names. */
export class DefinitionTable {
	/** The list of a name stays the same until the name is taken for one that is no longer defined. */
	readonly #entries = new Map<string, Entry[]>();
	/** Of each name that was added or removed, whether it was defined before. */
	readonly #before = new Map<string, boolean>();

	/** Takes in the definitions of a part, in their order. */
	add(definitions: readonly Definition[], owner: Owner): void {
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
		for (const name of new Set(definitions.map(definition => definition.name))) {
			this.#remember(name);
			const entries = this.#entries.get(name) ?? [];
			const index = entries.findIndex(entry => entry.owner === owner);
			if (index !== -1) {
				entries.splice(index, 1);
			}
		}
	}

	readonly isDefined = (name: string): boolean => (this.#entries.get(name)?.length ?? 0) > 0;

	/** The definitions of a name, also those to come for as long as it is defined whenever changes are taken. */
	find(name: string): Entries | undefined {
		return this.#entries.get(name);
	}

	/** The names that are defined and were not when this was last asked for, and the other way round. */
	takeChanges(): ReadonlySet<string> {
		const changes = new Set<string>();
		for (const [name, before] of this.#before) {
			const isDefined = this.isDefined(name);
			if (isDefined !== before) {
				changes.add(name);
			}
			if (!isDefined) {
				this.#entries.delete(name);
			}
		}
		this.#before.clear();
		return changes;
	}

	#remember(name: string): void {
		if (!this.#before.has(name)) {
			this.#before.set(name, this.isDefined(name));
		}
	}
}
