import { readHostMessage } from '../../protocol/studio/messages.ts';
import type { HostMessage, PageMessage, ViewState } from '../../protocol/studio/messages.ts';
import type { Asked, Call, CallName, ReadAnswer } from '../../protocol/studio/calls.ts';

/** What VS Code gives a page. */
export interface VsCode {
	postMessage(message: PageMessage): void;
	getState(): unknown;
	setState(state: ViewState): void;
}

/** How long an answer is waited for, in milliseconds: a call may wait for a person, so none is given up early. */
const patienceMs = 600_000;

/** No answer came, or none that can be read; its message is for developers. */
export class NoAnswer extends Error {}

interface Pending {
	readonly settle: (answer: unknown) => void;
	readonly fail: (message: string) => void;
}

/** Asks the host, and hears from it. Every call ends: by an answer, by a failure, or because none came. */
export class Channel {
	readonly #vscode: VsCode;
	readonly #page: string;
	readonly #pending = new Map<number, Pending>();
	/** Begins anywhere: what an earlier document of the same page asked may be answered to this one. */
	#last = Math.floor(Math.random() * 2 ** 48);

	/** `hear` is told of all that is not an answer. `page` is the name that the host gave this page. */
	constructor(vscode: VsCode, page: string, hear: (message: HostMessage) => void) {
		this.#vscode = vscode;
		this.#page = page;
		window.addEventListener('message', event => {
			// VS Code passes the host's messages on from a frame of the same origin.
			const message = event.origin === window.origin ? readHostMessage(event.data) : undefined;
			if (message !== undefined && message.page === page && !this.#settle(message)) {
				hear(message);
			}
		});
	}

	/** Says that the page listens: nothing is sent or told before. */
	ready(): void {
		this.#post({ type: 'ready', page: this.#page });
	}

	/** Asks for something that is only done. Rejects with an Error that says in words why it was not. */
	async ask(call: Call): Promise<void> {
		await this.#call(call);
	}

	/** Asks for something that is answered. Rejects with an Error that says in words why it was not. */
	async askFor<Name extends CallName, Result>(call: Asked<Name>, read: ReadAnswer<Result>): Promise<Result> {
		const result = read(await this.#call(call));
		if (result === undefined) {
			throw new NoAnswer(`The answer to ${call.name} cannot be read.`);
		}
		return result;
	}

	#call(call: Call): Promise<unknown> {
		const id = ++this.#last;
		return new Promise((resolve, reject) => {
			const end = () => {
				clearTimeout(timer);
				this.#pending.delete(id);
			};
			const timer = setTimeout(() => {
				end();
				reject(new NoAnswer(`No answer to ${call.name} came.`));
			}, patienceMs);
			this.#pending.set(id, {
				settle: answer => {
					end();
					resolve(answer);
				},
				fail: message => {
					end();
					reject(new Error(message));
				},
			});
			this.#post({ type: 'call', page: this.#page, id, call });
		});
	}

	#settle(message: HostMessage): boolean {
		if (message.type === 'answer') {
			this.#pending.get(message.id)?.settle(message.answer);
		} else if (message.type === 'failure') {
			this.#pending.get(message.id)?.fail(message.message);
		} else {
			return false;
		}
		return true;
	}

	#post(message: PageMessage): void {
		// oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window: VS Code's own channel
		this.#vscode.postMessage(message);
	}
}
