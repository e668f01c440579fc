import { detailOf } from '../../../core/failure.ts';
import type { LibraryImage } from '../../../core/library/libraryImage.ts';
import type { WorkspaceLibrary } from '../../library/workspaceLibrary.ts';

/** How long changes are gathered before they are told, in milliseconds. */
const gatherMs = 100;

/** How long the first question waits for something to show, in milliseconds. */
const firstMs = 1000;

/** What is needed of the library. */
export type ImageSource = Pick<WorkspaceLibrary, 'known' | 'images' | 'unusedSince' | 'onChange'>;

/**
 * The images of the library as they are while a gallery shows them: each state of them has a number. Nothing is read
 * before {@link LiveImages.begin}.
 */
export class LiveImages {
	readonly #source: ImageSource;
	readonly #tell: () => void;
	readonly #control = new AbortController();
	#images: readonly LibraryImage[] = [];
	#revision = 0;
	#loading: Promise<void> | undefined;
	/** Those who wait for something to show. */
	#waiting: (() => void)[] = [];
	#isComplete = false;
	#failure: string | undefined;
	#unused: { readonly revision: number; readonly ids: ReadonlySet<string> } | undefined;
	#asking: Promise<ReadonlySet<string>> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stop: (() => void) | undefined;

	/** `tell` is called after each change of what this says. */
	constructor(source: ImageSource, tell: () => void) {
		this.#source = source;
		this.#tell = tell;
	}

	/** Another one for other images, and for other uses of them where somebody has asked for those. */
	get revision(): number {
		return this.#revision;
	}

	/** The images of this revision, the newest first. */
	get images(): readonly LibraryImage[] {
		return this.#images;
	}

	/** Those of them that no document links, as it was known last; undefined before it was. */
	get knownUnused(): ReadonlySet<string> | undefined {
		return this.#unused?.ids;
	}

	/** Whether there may be more images, or it is not known yet which are unused. */
	get isLoading(): boolean {
		return (
			(!this.#isComplete && this.#failure === undefined) ||
			(this.#asking !== undefined && this.#unused === undefined)
		);
	}

	/** Why the images cannot be looked through. */
	get failure(): string | undefined {
		return this.#failure;
	}

	/** Begins to look for images, unless that is done, and waits a moment for the first of them. Never rejects. */
	async begin(): Promise<void> {
		this.#stop ??= this.#source.onChange(what => this.#hear(what));
		if (this.#loading === undefined) {
			this.#begin();
		}
		if (this.#images.length === 0 && !this.#isComplete) {
			await new Promise<void>(resolve => {
				const timer = setTimeout(resolve, firstMs);
				this.#waiting.push(() => {
					clearTimeout(timer);
					resolve();
				});
			});
		}
	}

	/** Looks for images again, where somebody looks at them: for changes that no event tells of. */
	refresh(): void {
		if (this.#loading !== undefined) {
			this.#isComplete = false;
			this.#begin();
			this.#tell();
		}
	}

	/** The ids of the images that no document links. Rejects when that cannot be told. */
	async unused(): Promise<ReadonlySet<string>> {
		if (this.#unused?.revision === this.#revision) {
			return this.#unused.ids;
		}
		if (this.#asking === undefined) {
			this.#asking = this.#ask();
			this.#tell();
		}
		return this.#asking;
	}

	/** There is another state of what a search depends on. */
	renew(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#images = this.#source.known;
		this.#revision++;
		if (this.#images.length > 0 || !this.isLoading) {
			this.#endWaiting();
		}
		this.#tell();
	}

	dispose(): void {
		this.#endWaiting();
		this.#stop?.();
		clearTimeout(this.#timer);
		this.#control.abort();
	}

	#endWaiting(): void {
		this.#waiting.forEach(end => end());
		this.#waiting = [];
	}

	#begin(): void {
		const loading = this.#load(() => {
			// Who asks again has it tried again.
			this.#loading = this.#loading === loading ? undefined : this.#loading;
		});
		this.#loading = loading;
	}

	async #load(onFailed: () => void): Promise<void> {
		this.#failure = undefined;
		if (this.#source.known.length > 0) {
			this.#renewIfOther();
		}
		const { signal } = this.#control;
		try {
			await this.#source.images(signal);
			this.#isComplete = true;
		} catch (error) {
			this.#failure = detailOf(error);
			onFailed();
		}
		if (!signal.aborted && !this.#renewIfOther()) {
			this.#endWaiting();
			this.#tell();
		}
	}

	#renewIfOther(): boolean {
		const isOther = this.#source.known !== this.#images;
		if (isOther) {
			this.renew();
		}
		return isOther;
	}

	#hear(what: 'images' | 'uses'): void {
		// To be asked makes the library look at documents, and tell what it sees.
		if (what === 'uses' && (this.#asking !== undefined || this.#unused?.revision !== this.#revision)) {
			return;
		}
		if (this.#images.length === 0 && this.#source.known.length > 0) {
			this.renew();
		} else {
			this.#timer ??= setTimeout(() => this.renew(), gatherMs);
		}
	}

	async #ask(): Promise<ReadonlySet<string>> {
		const revision = this.#revision;
		try {
			const images = await this.#source.unusedSince(this.#control.signal);
			const ids = new Set(images.map(({ id }) => id));
			this.#unused = { revision, ids };
			if (revision !== this.#revision) {
				// It is the answer of an earlier state: whoever shows it asks again.
				this.renew();
			}
			return ids;
		} finally {
			this.#asking = undefined;
			this.#tell();
		}
	}
}
