import type { FormState, ModelFacts } from '../../protocol/studio/form.ts';
import type { GalleryState } from '../../protocol/studio/gallery.ts';
import { readViewState } from '../../protocol/studio/messages.ts';
import type {
	HostMessage,
	Section,
	StartMessage,
	Status,
	StudioWords,
	ViewState,
} from '../../protocol/studio/messages.ts';
import type { QueueState } from '../../protocol/studio/queue.ts';
import { NoAnswer } from './channel.ts';
import type { Channel, VsCode } from './channel.ts';

const firstView: ViewState = {
	search: { query: '', favourites: false, drafts: 'all', unused: false, sort: 'newest' },
	first: 0,
	section: 'form',
};

/** What the page knows: what the host told it, and how it is looked at. */
export class Store {
	readonly channel: Channel;
	readonly words: StudioWords;
	readonly models: readonly ModelFacts[];
	readonly #vscode: VsCode;
	readonly #listeners = new Set<() => void>();
	readonly #focusListeners = new Set<(section: Section) => void>();
	form: FormState;
	queue: QueueState;
	gallery: GalleryState;
	status: Status;
	/** By so much the host's clock is ahead of the page's, in milliseconds. */
	clockOffsetMs: number;
	/** Said aloud next. */
	announcement = '';
	/** Why the last thing that was asked for could not be done; empty when it could. */
	trouble = '';
	#view: ViewState;

	constructor(vscode: VsCode, channel: Channel, start: StartMessage) {
		this.#vscode = vscode;
		this.channel = channel;
		({ words: this.words, models: this.models } = start);
		({ form: this.form, queue: this.queue, gallery: this.gallery, status: this.status } = start);
		this.clockOffsetMs = this.queue.now - Date.now();
		this.#view = readViewState(vscode.getState()) ?? firstView;
	}

	/** How the page is looked at, kept over a reload of the window. */
	get view(): ViewState {
		return this.#view;
	}

	look(changes: Partial<ViewState>): void {
		this.#view = { ...this.#view, ...changes };
		this.#vscode.setState(this.#view);
		this.#changed();
	}

	/** Calls `listener` after every change; gives what ends it. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Calls `listener` when the host wants a part of the page to have the focus; gives what ends it. */
	onFocus(listener: (section: Section) => void): () => void {
		this.#focusListeners.add(listener);
		return () => this.#focusListeners.delete(listener);
	}

	/** Takes in what the host says. */
	hear(message: HostMessage): void {
		switch (message.type) {
			case 'form':
				this.form = message.form;
				break;
			case 'queue':
				this.queue = message.queue;
				this.clockOffsetMs = message.queue.now - Date.now();
				break;
			case 'gallery':
				this.gallery = message.gallery;
				break;
			case 'status':
				this.status = message.status;
				break;
			case 'announce':
				this.announce(message.text);
				return;
			case 'focus':
				this.look({ section: message.on });
				this.#focusListeners.forEach(listener => listener(message.on));
				return;
			case 'start':
			case 'answer':
			case 'failure':
				return;
		}
		this.#changed();
	}

	/** Says something aloud, and shows it nowhere. */
	announce(text: string): void {
		// The same once more is only heard when it is another text.
		this.announcement = text === this.announcement ? `${text}\u00A0` : text;
		this.#changed();
	}

	/** Does what somebody asked for by hand, and shows why where it cannot be done. Never rejects. */
	async attempt(work: () => Promise<unknown>): Promise<void> {
		try {
			await work();
			this.trouble = '';
		} catch (error) {
			const isSilence = error instanceof NoAnswer;
			const message = error instanceof Error ? error.message : String(error);
			this.trouble = isSilence ? this.words.shell.noAnswer : message;
		}
		this.#changed();
	}

	/** Shows no more why something could not be done. */
	settleTrouble(): void {
		this.trouble = '';
		this.#changed();
	}

	#changed(): void {
		this.#listeners.forEach(listener => listener());
	}
}
