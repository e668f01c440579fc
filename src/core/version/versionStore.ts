import { sha256 } from '../asset/contentHash.ts';
import { temporaryEnding, writeWhole } from '../job/folder.ts';
import type { Folder } from '../job/folder.ts';
import { byAge, findExpired, keptMs } from './expired.ts';
import { findLeftovers } from './leftovers.ts';
import { movedUri } from './movedUri.ts';
import { formatPending, idOfPending, parsePending, pendingName } from './pending.ts';
import type { PendingReplacement } from './pending.ts';
import { bytesName, formatNote, newId, noteName, parseNote, parseNoteName, versionOf } from './version.ts';
import type { Note, NoteName, Version, VersionBytes, VersionKind } from './version.ts';

/** Bytes to be kept, and what is known of them. */
export interface KeptImage extends Pick<Version, 'asset' | 'kind' | 'extension' | 'recipe' | 'requestId'> {
	readonly bytes: Uint8Array;
}

/**
 * Earlier bytes of images, and those that were offered in their place, in a folder that several windows
 * share without locks. Each version has a file of bytes and a note; no version is without its note, which
 * is written last and goes first. Who renames a note has it: so no window drops what another one keeps.
 */
export class VersionStore {
	readonly #folder: Folder;
	readonly #records: Folder;
	readonly #now: () => number;
	#lastTime = 0;
	/** By the names of their files, which never change; undefined for those that cannot be understood. */
	#notes = new Map<string, Note | undefined>();

	/** `records` is where replacements under way are noted: a folder that is looked into at each start. */
	constructor(folder: Folder, now: () => number, records = folder) {
		this.#folder = folder;
		this.#records = records;
		this.#now = now;
	}

	/**
	 * Keeps bytes. What is kept for the same asset already is kept on from now, and learns what is new about
	 * it; what was once in the asset's place stays so. Throws when the folder cannot be written.
	 */
	async keep({ bytes, kind, ...image }: KeptImage): Promise<Version> {
		const hash = await sha256(bytes);
		const known = (await this.list(image.asset)).find(version => version.sha256 === hash);
		const again = known && (await this.touch(known, kind === 'offered' ? known.kind : kind));
		if (again !== undefined && (await this.read(again)) !== undefined) {
			const recipe = image.recipe ?? again.recipe;
			const requestId = image.requestId ?? again.requestId;
			const isNews = recipe !== again.recipe || requestId !== again.requestId;
			return isNews ? this.#rewrite({ ...again, recipe, requestId }) : again;
		}
		const time = this.#time();
		const name: NoteName = { id: newId(time), time, kind };
		const note: Note = { ...image, sha256: hash, size: bytes.length };
		await this.#folder.write(bytesName(name), bytes);
		await this.#write(name, note);
		if (again !== undefined) {
			await this.remove(again);
		}
		return versionOf(name, note);
	}

	/** All versions, or those of one asset, newest first. Reads no bytes. Throws when there is no list. */
	async list(asset?: string): Promise<readonly Version[]> {
		const { files, notes } = await this.#look();
		const there = new Set(files);
		const byId = new Map<string, Version>();
		for (const file of files) {
			const name = parseNoteName(file);
			const note = notes.get(file);
			if (name !== undefined && note !== undefined && there.has(bytesName(name))) {
				const version = versionOf(name, note);
				const known = byId.get(name.id);
				// A crash while something was moved leaves two notes.
				byId.set(name.id, known !== undefined && known.at > version.at ? known : version);
			}
		}
		return [...byId.values()].filter(version => asset === undefined || version.asset === asset).sort(byAge);
	}

	/** The bytes of a version; undefined when they are gone or damaged. Throws when they cannot be read now. */
	async read({ id, sha256: hash, size }: VersionBytes): Promise<Uint8Array | undefined> {
		const bytes = await this.#folder.read(bytesName({ id }));
		return bytes?.length === size && (await sha256(bytes)) === hash ? bytes : undefined;
	}

	/** Keeps a version on from now, perhaps as another kind; undefined when it is not kept any more. */
	async touch({ id }: { readonly id: string }, kind?: VersionKind): Promise<Version | undefined> {
		for (let attempt = 1; attempt <= 3; attempt++) {
			const version = (await this.list()).find(each => each.id === id);
			if (version === undefined) {
				return undefined;
			}
			const from = nameOf(version);
			const to: NoteName = { id, time: this.#time(), kind: kind ?? version.kind };
			if (await this.#folder.rename(noteName(from), noteName(to))) {
				return versionOf(to, version);
			}
		}
		return undefined;
	}

	/** Removes a version, which need not be kept any more. Throws when it cannot. */
	async remove({ id }: { readonly id: string }): Promise<void> {
		const version = (await this.list()).find(each => each.id === id);
		if (version !== undefined) {
			await this.#drop(version);
		}
	}

	/** Follows a file, or a folder with all below it, that was moved. Throws when it cannot. */
	async moved(from: string, to: string): Promise<void> {
		for (const version of await this.list()) {
			const asset = movedUri(version.asset, from, to);
			if (asset !== undefined && asset !== version.asset) {
				await this.#rewrite({ ...version, asset });
			}
		}
		for (const pending of (await this.pending()).toReversed()) {
			const asset = movedUri(pending.asset, from, to);
			if (asset !== undefined && asset !== pending.asset) {
				await this.begin({ ...pending, asset });
				await this.end(pending);
			}
		}
	}

	/** The replacements that are not over, newest first. Throws when there is no list. */
	async pending(): Promise<readonly PendingReplacement[]> {
		const found: PendingReplacement[] = [];
		for (const id of (await this.#records.list()).flatMap(name => idOfPending(name) ?? []).sort()) {
			const bytes = await this.#records.read(pendingName({ id }));
			const pending = bytes === undefined ? undefined : parsePending(id, bytes);
			if (pending !== undefined) {
				found.unshift(pending);
			}
		}
		return found;
	}

	/** Puts a replacement on record. Throws when it cannot. */
	async begin(replacement: Omit<PendingReplacement, 'id'>): Promise<PendingReplacement> {
		const pending = { ...replacement, id: newId(this.#time()) };
		await writeWhole(this.#records, pendingName(pending), formatPending(pending));
		return pending;
	}

	/** Ends a replacement, which need not be on record any more. */
	async end(pending: { readonly id: string }): Promise<void> {
		await this.#records.remove(pendingName(pending));
	}

	/**
	 * Drops what is older than 30 days, then the oldest beyond 500 MB, and what crashes have left behind; never
	 * what a pending replacement needs. What cannot be removed is left for the next time. Gives what was
	 * dropped. Throws when there is no list.
	 */
	async tidy(): Promise<readonly Version[]> {
		const now = this.#now();
		const needed = new Set<string>();
		for (const pending of await this.pending()) {
			if (now - Date.parse(pending.at) > keptMs) {
				await this.end(pending).catch(() => undefined);
			} else {
				[pending.next, pending.previous].forEach(bytes => bytes && needed.add(bytes.id));
			}
		}
		const versions = await this.list();
		const expired = findExpired(versions, now, needed);
		for (const version of expired) {
			await this.#drop(version).catch(() => undefined);
		}
		// A file that is renamed while it is listed may be missing in the list: whoever has no note has none twice.
		const first = findLeftovers(await this.#folder.list(), { versions, needed, now });
		const second =
			first.size === 0 ? first : findLeftovers(await this.#folder.list(), { versions, needed, now });
		for (const name of [...first].filter(each => second.has(each))) {
			await this.#folder.remove(name).catch(() => undefined);
		}
		return expired;
	}

	/** Lists the files, and reads the notes among them that are new. */
	async #look(): Promise<Files> {
		for (let attempt = 1; ; attempt++) {
			const files = await this.#folder.list();
			const names = files.filter(file => parseNoteName(file) !== undefined);
			const notes = new Map<string, Note | undefined>();
			const areThere = await Promise.all(names.map(name => this.#take(name, notes)));
			this.#notes = notes;
			// Another window has just renamed one: it is in the next list.
			if (attempt === 3 || areThere.every(Boolean)) {
				return { files, notes };
			}
		}
	}

	/** Reads a note; false when it is not there. */
	async #take(name: string, notes: Map<string, Note | undefined>): Promise<boolean> {
		if (this.#notes.has(name)) {
			notes.set(name, this.#notes.get(name));
			return true;
		}
		let bytes: Uint8Array | undefined;
		try {
			bytes = await this.#folder.read(name);
		} catch {
			return true;
		}
		if (bytes !== undefined) {
			notes.set(name, parseNote(bytes));
		}
		return bytes !== undefined;
	}

	/** Removes a version, unless it was kept on since it was listed. */
	async #drop(version: Version): Promise<void> {
		const claim = `${version.id}.${crypto.randomUUID()}${temporaryEnding}`;
		if (await this.#folder.rename(noteName(nameOf(version)), claim)) {
			await this.#folder.remove(bytesName(version));
			await this.#folder.remove(claim);
		}
	}

	/** Writes what is now known of a version, and then removes what was: in between, the later note counts. */
	async #rewrite(version: Version): Promise<Version> {
		const name = nameOf(version);
		const later = { ...name, time: name.time + 1 };
		await this.#write(later, version);
		await this.#folder.remove(noteName(name));
		return versionOf(later, version);
	}

	async #write(name: NoteName, note: Note): Promise<void> {
		await writeWhole(this.#folder, noteName(name), formatNote(note));
	}

	/** Now, but never the same instant twice: what is kept later is newer. */
	#time(): number {
		this.#lastTime = Math.max(this.#now(), this.#lastTime + 1);
		return this.#lastTime;
	}
}

interface Files {
	readonly files: readonly string[];
	readonly notes: ReadonlyMap<string, Note | undefined>;
}

function nameOf({ id, at, kind }: Version): NoteName {
	return { id, time: Date.parse(at), kind };
}
