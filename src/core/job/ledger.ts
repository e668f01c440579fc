import type { Folder } from './folder.ts';
import { paidUsd, renew, revise } from './ledgerEntry.ts';
import type { LedgerEntry } from './ledgerEntry.ts';
import { LedgerFiles } from './ledgerFiles.ts';
import type { LedgerOptions } from './ledgerFiles.ts';

/** What was spent, in a folder that several windows add to at the same time. */
export class Ledger {
	readonly #files: LedgerFiles;

	constructor(folder: Folder, options: LedgerOptions = {}) {
		this.#files = new LedgerFiles(folder, options);
	}

	/** How many files could not be read, or not wholly: figures may be too low. */
	get skipped(): number {
		return this.#files.skipped;
	}

	/**
	 * Adds an entry, or what became known of the one with the same id, which keeps its time; what is known
	 * already is not added again. When this resolves it is on disk. Throws when it cannot be, and RangeError
	 * when the time of the entry is none.
	 */
	async add(entry: LedgerEntry): Promise<void> {
		const first = revise(entry, 1);
		const known = (await this.#files.read()).get(entry.id);
		const revised = known === undefined ? first : renew(known, entry);
		if (revised !== known) {
			await this.#files.write(revised.at.slice(0, 7), [revised]);
			await this.#files.merge();
		}
	}

	/** Whether there is an entry with this id, of whatever outcome. Throws when the folder cannot be listed. */
	async has(id: string): Promise<boolean> {
		return (await this.#files.read()).has(id);
	}

	/** The entries since a time, the latest first, without what was not billed. Throws like `has`. */
	async entries(since: Date | number = 0): Promise<readonly LedgerEntry[]> {
		const first = new Date(since).toISOString();
		return [...(await this.#files.read()).values()]
			.filter(entry => entry.at >= first && entry.outcome !== 'notBilled')
			.sort((one, other) => (one.at + one.id < other.at + other.id ? 1 : -1));
	}

	/** What the service last charged, in USD, for an image of this model and size. Throws like `has`. */
	async lastPaidUsd(model: string, megapixels: number): Promise<number | undefined> {
		return (await this.entries())
			.filter(entry => entry.outcome === 'made' && entry.model === model && entry.megapixels === megapixels)
			.map(paidUsd)
			.find(usd => usd !== undefined);
	}
}
