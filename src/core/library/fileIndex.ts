import { DueList } from './dueList.ts';
import type { Reason } from './dueList.ts';
import { isSameStamp } from './fileReader.ts';
import type { FileReader, KnownFile, ListedFiles } from './fileReader.ts';
import { Gate } from './gate.ts';
import { News } from './news.ts';
import { Pacer } from './pacer.ts';
import { isBelowAny } from './place.ts';
import { unlessAborted } from './unlessAborted.ts';

/** How many files are looked at at a time, and how many of them are read. */
const concurrency = 32;
const readers = 8;

/** What is known of files, kept current by events, each of which costs a look at the files it names. */
export class FileIndex<Content> {
	readonly #ports: ListedFiles;
	readonly #reader: FileReader<Content>;
	readonly #files = new Map<string, KnownFile<Content>>();
	readonly #due = new DueList();
	readonly #pacer = new Pacer();
	readonly #gate = new Gate(readers);
	readonly #news = new News();
	/** What events spoke of since the files began to be listed. */
	#touched: Set<string> | undefined;
	#scan: { readonly done: Promise<void>; readonly control: AbortController; waiting: number } | undefined;
	#mustList = true;
	#isListening = false;
	#looking: Promise<void> | undefined;

	constructor(ports: ListedFiles, reader: FileReader<Content>) {
		this.#ports = ports;
		this.#reader = reader;
	}

	/** All that is known, by id. */
	get files(): ReadonlyMap<string, KnownFile<Content>> {
		return this.#files;
	}

	/**
	 * Lists and looks at all files, unless that is done. Rejects with what listing rejects with, and with the
	 * signal's reason when it is aborted; what was read until then is kept.
	 */
	async ready(signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		if (this.#mustList || this.#scan !== undefined) {
			await this.#join(signal);
		}
	}

	/** The same, also when that is done: for changes that no event told of. */
	async refresh(signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.#mustList = true;
		await this.#join(signal);
	}

	/** Until no event is left to be dealt with. */
	async settled(): Promise<void> {
		while (this.#looking !== undefined) {
			await this.#looking;
		}
	}

	/** Files are new or have changed. */
	changed(ids: readonly string[]): void {
		this.check(ids, 'read');
	}

	/** Files are to be looked at, and to be read where they have changed. */
	check(ids: Iterable<string>, reason: Reason = 'check'): void {
		if (!this.#isListening) {
			return;
		}
		for (const id of ids) {
			if (this.#reader.takes(id)) {
				this.#touched?.add(id);
				this.#due.add(id, reason);
			}
		}
		this.#look();
	}

	/** Files are gone, or folders with all that is below them. */
	gone(ids: readonly string[]): void {
		if (!this.#isListening) {
			return;
		}
		for (const id of this.#below(ids)) {
			this.#touched?.add(id);
			this.#due.add(id, 'check');
			this.#set(id, undefined);
		}
		this.#look();
	}

	/** A file has another id now, or a folder with all that is below it. */
	moved(from: string, to: string): void {
		if (!this.#isListening) {
			return;
		}
		// The files of a folder that is moved while it is listed may be listed in neither place.
		this.#mustList ||= this.#touched !== undefined && !this.#reader.takes(to);
		const old = this.#below([from]);
		const pairs =
			old.length === 0 ? [{ id: from, next: to }] : old.map(id => ({ id, next: to + id.slice(from.length) }));
		for (const { id, next } of pairs) {
			const isKnown = this.#reader.canMove(id, next) && !this.#due.mustRead(id);
			const known = isKnown ? this.#files.get(id) : undefined;
			this.#set(id, undefined);
			if (known !== undefined) {
				this.#set(next, known);
			}
			this.check([id]);
			this.check([next], known === undefined ? 'read' : 'check');
		}
	}

	/** Calls a function after changes. It must not throw. Gives what ends that. */
	onChange(listener: () => void): () => void {
		return this.#news.listen(listener);
	}

	/** Of all known and due files those that ids, of files or folders, name. */
	#below(ids: readonly string[]): string[] {
		const isHere = (id: string) => this.#files.has(id) || this.#due.has(id);
		const folders = new Set(ids.filter(id => !isHere(id)));
		const found = new Set(ids.filter(isHere));
		if (folders.size > 0) {
			for (const id of [...this.#files.keys(), ...this.#due.ids()]) {
				if (isBelowAny(id, folders)) {
					found.add(id);
				}
			}
		}
		return [...found];
	}

	/** Waits for the scan, which ends when nobody waits for it. */
	async #join(signal?: AbortSignal): Promise<void> {
		const scan = (this.#scan ??= this.#start());
		scan.waiting++;
		try {
			await unlessAborted(scan.done, signal);
		} finally {
			scan.waiting--;
			if (scan.waiting === 0 && signal?.aborted === true) {
				this.#scan = undefined;
				scan.control.abort(signal.reason);
			}
		}
	}

	#start() {
		const control = new AbortController();
		const done = this.#scanAll(control.signal).finally(() => {
			if (this.#scan?.control === control) {
				this.#scan = undefined;
			}
		});
		// Those who wait for it hear of its failure; perhaps nobody does.
		done.catch(() => {});
		return { done, control, waiting: 0 };
	}

	async #scanAll(signal: AbortSignal): Promise<void> {
		const forget = () => {
			this.#due.dropScan();
			this.#mustList = true;
		};
		signal.addEventListener('abort', forget);
		try {
			this.#isListening = true;
			while (this.#mustList) {
				this.#mustList = false;
				await this.#reader.prepare();
				signal.throwIfAborted();
				await this.#recall(signal);
				await this.#list(signal);
				this.#look();
				await this.settled();
				signal.throwIfAborted();
			}
		} catch (error) {
			this.#mustList ||= !signal.aborted;
			throw error;
		} finally {
			signal.removeEventListener('abort', forget);
		}
	}

	/** Shows what an earlier session knew before the files are listed, which may take a while. */
	async #recall(signal: AbortSignal): Promise<void> {
		for (const [id, file] of this.#reader.allRemembered()) {
			if (this.#reader.takes(id) && !this.#due.has(id) && !this.#files.has(id)) {
				// The look that is due once it is listed puts it right.
				this.#set(id, file);
			}
			if (this.#pacer.isDue) {
				await this.#pacer.rest();
				signal.throwIfAborted();
			}
		}
		this.#news.tell();
	}

	async #list(signal: AbortSignal): Promise<void> {
		const touched = (this.#touched = new Set());
		try {
			await this.#takeIn(new Set(await this.#ports.list(signal)), touched, signal);
		} finally {
			if (this.#touched === touched) {
				this.#touched = undefined;
			}
		}
	}

	async #takeIn(
		listed: ReadonlySet<string>,
		touched: ReadonlySet<string>,
		signal: AbortSignal,
	): Promise<void> {
		signal.throwIfAborted();
		for (const id of this.#files.keys()) {
			if (!listed.has(id) && !touched.has(id)) {
				this.#set(id, undefined);
			}
		}
		for (const id of listed) {
			if (this.#pacer.isDue) {
				await this.#pacer.rest();
				signal.throwIfAborted();
			}
			if (this.#reader.takes(id) && !touched.has(id)) {
				this.#due.add(id, 'scan');
			}
		}
	}

	/** Begins to look at what is due. */
	#look(): void {
		this.#looking ??= this.#lookAtAll();
	}

	async #lookAtAll(): Promise<void> {
		await Promise.all(Array.from({ length: concurrency }, () => this.#work()));
		this.#looking = undefined;
		this.#news.tell();
		if (this.#due.size > 0) {
			this.#look();
		}
	}

	async #work(): Promise<void> {
		for (let next = this.#due.take(); next !== undefined; next = this.#due.take()) {
			const { id, reason } = next;
			const file = await this.#lookAt(id, reason);
			// What an event has spoken of meanwhile will be looked at again.
			if (this.#due.finish(id)) {
				this.#set(id, file);
			}
			if (this.#pacer.isDue) {
				await this.#pacer.rest();
				this.#news.tellSometimes();
			}
		}
	}

	async #lookAt(id: string, reason: Reason): Promise<KnownFile<Content> | undefined> {
		const known = reason === 'read' ? undefined : (this.#files.get(id) ?? this.#reader.remembered(id));
		try {
			const stamp = await this.#ports.stat(id);
			if (stamp === undefined) {
				return undefined;
			}
			const before = known !== undefined && isSameStamp(known.stamp, stamp) ? known : undefined;
			const read = () => this.#reader.read(id, stamp, before?.content);
			const content = await (before === undefined ? this.#gate.pass(read) : read());
			return before !== undefined && before.content === content ? before : { stamp, content };
		} catch {
			return undefined;
		}
	}

	#set(id: string, file: KnownFile<Content> | undefined): void {
		const before = this.#files.get(id);
		if (before === file) {
			return;
		}
		if (file === undefined) {
			this.#files.delete(id);
		} else {
			this.#files.set(id, file);
		}
		this.#news.add();
		this.#reader.replaced(id, before, file);
	}
}
