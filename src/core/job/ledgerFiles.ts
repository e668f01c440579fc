import { temporaryEnding, writeWhole } from './folder.ts';
import type { Folder } from './folder.ts';
import { formatLedgerFile, laterOf, parseLedgerFile } from './ledgerEntry.ts';
import type { RevisedEntry } from './ledgerEntry.ts';

/** What a ledger may be given; all of it can be left out. */
export interface LedgerOptions {
	/** Called once for each file that could not be read, or not wholly. */
	readonly onSkipped?: (name: string) => void;
	/** A month with more files than this is merged into one. Default 50; past months have a tenth. */
	readonly mostFiles?: number;
}

/** What this window knows of one month. */
interface Month {
	/** The names of the files that are read whole: all that is in them is in `entries`. */
	readonly files: Set<string>;
	readonly entries: Map<string, RevisedEntry>;
}

/**
 * The files of the ledger, which several windows write without a lock. A file is whole when its name appears,
 * and never changes. The ledger is all of them together: an entry may be in several, and its later revision
 * counts. So a file may go as soon as another one holds all that is in it.
 */
export class LedgerFiles {
	readonly #folder: Folder;
	readonly #onSkipped: (name: string) => void;
	readonly #mostFiles: number;
	/** By UTC month, such as `2026-07`. Like `#entries` it only grows, since no entry ever leaves the ledger. */
	readonly #months = new Map<string, Month>();
	readonly #entries = new Map<string, RevisedEntry>();
	readonly #read = new Set<string>();
	readonly #skipped = new Set<string>();
	/** Files that were not whole when this window first looked. */
	#stale: readonly string[] | undefined;

	constructor(folder: Folder, { onSkipped = () => undefined, mostFiles = 50 }: LedgerOptions) {
		this.#folder = folder;
		this.#onSkipped = onSkipped;
		this.#mostFiles = mostFiles;
	}

	/** How many files could not be read, or not wholly. */
	get skipped(): number {
		return this.#skipped.size;
	}

	/** All entries by id. Reads only what is new on disk. Throws when the folder cannot be listed. */
	async read(): Promise<ReadonlyMap<string, RevisedEntry>> {
		const missed = new Set<string>();
		for (;;) {
			const names = await this.#folder.list();
			this.#stale ??= names.filter(name => name.endsWith(temporaryEnding));
			const news = names.filter(name => !this.#read.has(name) && monthOf(name) !== undefined);
			const areThere = await Promise.all(news.map(name => this.#take(name)));
			const gone = news.filter((_, index) => !areThere[index]);
			if (gone.every(name => missed.has(name))) {
				gone.forEach(name => this.#skip(name));
				return this.#entries;
			}
			// Another window has just merged them into a file that is not in this list: look again.
			gone.forEach(name => missed.add(name));
		}
	}

	/** Writes entries of one month into a new file. Throws when it cannot. */
	async write(month: string, entries: readonly RevisedEntry[]): Promise<void> {
		const name = `${month}.${crypto.randomUUID()}.json`;
		await writeWhole(this.#folder, name, formatLedgerFile(entries));
		this.#know(month, entries).files.add(name);
		this.#read.add(name);
	}

	/** Makes one file of many. Loses nothing when that stops half-way or cannot be done, and does not throw. */
	async merge(): Promise<void> {
		try {
			if (this.#crowded().length > 0) {
				await this.#mergeListed(new Set(await this.#folder.list()));
			}
		} catch {
			// What cannot be removed is left to another window: here it counts as merged.
		}
	}

	async #mergeListed(names: ReadonlySet<string>): Promise<void> {
		for (const { files } of this.#months.values()) {
			[...files].filter(name => !names.has(name)).forEach(name => files.delete(name));
		}
		for (const [month, { files, entries }] of this.#crowded()) {
			const merged = [...files];
			await this.write(month, [...entries.values()]);
			merged.forEach(name => files.delete(name));
			await this.#remove(merged);
		}
		await this.#remove((this.#stale ?? []).filter(name => names.has(name)));
	}

	#crowded(): readonly (readonly [string, Month])[] {
		const last = [...this.#months.keys()].sort().at(-1);
		return [...this.#months].filter(
			([month, { files }]) => files.size > Math.ceil(month === last ? this.#mostFiles : this.#mostFiles / 10),
		);
	}

	async #remove(names: readonly string[]): Promise<void> {
		for (const name of names) {
			await this.#folder.remove(name);
		}
	}

	/** Reads a file; false when it is not there. */
	async #take(name: string): Promise<boolean> {
		let bytes: Uint8Array | undefined;
		try {
			bytes = await this.#folder.read(name);
		} catch {
			this.#skip(name);
			return true;
		}
		if (bytes === undefined) {
			return false;
		}
		const { entries, isWhole } = parseLedgerFile(bytes);
		const { files } = this.#know(monthOf(name) ?? '', entries);
		this.#read.add(name);
		if (isWhole) {
			files.add(name);
			this.#skipped.delete(name);
		} else {
			this.#skip(name);
		}
		return true;
	}

	#know(month: string, entries: readonly RevisedEntry[]): Month {
		const known = this.#months.get(month) ?? { files: new Set(), entries: new Map() };
		this.#months.set(month, known);
		for (const entry of entries) {
			keep(known.entries, entry);
			keep(this.#entries, entry);
		}
		return known;
	}

	#skip(name: string): void {
		if (!this.#skipped.has(name)) {
			this.#skipped.add(name);
			this.#onSkipped(name);
		}
	}
}

function keep(entries: Map<string, RevisedEntry>, entry: RevisedEntry): void {
	const known = entries.get(entry.id);
	entries.set(entry.id, known === undefined ? entry : laterOf(known, entry));
}

/** The month in a file's name; undefined for a file that is not of the ledger, or not whole. */
function monthOf(name: string): string | undefined {
	return /^(\d{4}-\d\d)\.[^.]+\.json$/.exec(name)?.[1];
}
