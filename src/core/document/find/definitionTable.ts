import type { Definition } from './grammar.ts';

/** A definition, and the part of the document that it was read in. */
export interface Entry<Owner> {
	readonly definition: Definition;
	readonly owner: Owner;
}

/** The definitions of a document by their names. An owner is a part of the document that moves as a whole. */
export class DefinitionTable<Owner extends { readonly start: number }> {
	/** By name, in the order of the document. */
	readonly #entries = new Map<string, Entry<Owner>[]>();
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
				entries.splice(before + 1, 0, { definition, owner });
			}
		}
	}

	/** Takes out all the definitions of a part. */
	remove(definitions: readonly Definition[], owner: Owner): void {
		for (const { name } of definitions) {
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
	find(name: string): Entry<Owner> | undefined {
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
