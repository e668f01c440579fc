/**
 * Why a file is to be looked at, the weakest reason first: it was listed, something says that it may be another
 * one, or it has changed and must be read whatever its stamp.
 */
export type Reason = 'scan' | 'check' | 'read';

/** The files that are to be looked at. No file is looked at twice at a time. */
export class DueList {
	readonly #reasons = new Map<string, Reason>();
	readonly #taken = new Map<string, Reason>();
	/** Where the next file is; the front of a map from which much was taken is slow to get over. */
	#next = this.#reasons.entries();

	/** How many there are that can be taken. */
	get size(): number {
		let taken = 0;
		for (const id of this.#taken.keys()) {
			taken += this.#reasons.has(id) ? 1 : 0;
		}
		return this.#reasons.size - taken;
	}

	/** A file is to be looked at, again where that is under way. */
	add(id: string, reason: Reason): void {
		const before = this.#reasons.get(id);
		if (before === undefined || strength[before] < strength[reason]) {
			this.#reasons.set(id, reason);
		}
	}

	/** Whether a file is due or being looked at. */
	has(id: string): boolean {
		return this.#reasons.has(id) || this.#taken.has(id);
	}

	/** Whether what is known of a file is known to be old. */
	mustRead(id: string): boolean {
		return this.#reasons.get(id) === 'read' || this.#taken.get(id) === 'read';
	}

	/** All that are due or being looked at. */
	ids(): Set<string> {
		return new Set([...this.#reasons.keys(), ...this.#taken.keys()]);
	}

	/** The next file; it counts as being looked at until {@link finish}. */
	take(): { readonly id: string; readonly reason: Reason } | undefined {
		for (let isAgain = false; ;) {
			const { value, done } = this.#next.next();
			if (done !== true && !this.#taken.has(value[0])) {
				const [id, reason] = value;
				this.#reasons.delete(id);
				this.#taken.set(id, reason);
				return { id, reason };
			}
			if (done === true && isAgain) {
				return undefined;
			}
			if (done === true) {
				isAgain = true;
				this.#next = this.#reasons.entries();
			}
		}
	}

	/** A file was looked at; whether what was seen still counts. */
	finish(id: string): boolean {
		const reason = this.#taken.get(id);
		this.#taken.delete(id);
		if (reason === undefined || !this.#reasons.has(id)) {
			return reason !== undefined;
		}
		this.add(id, reason);
		return false;
	}

	/** Forgets the files that were only listed. */
	dropScan(): void {
		for (const [id, reason] of this.#reasons) {
			if (reason === 'scan') {
				this.#reasons.delete(id);
			}
		}
	}
}

const strength: Readonly<Record<Reason, number>> = { scan: 0, check: 1, read: 2 };
