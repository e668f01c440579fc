import type { FormFields, FormState } from '../../../protocol/studio/form.ts';

/** Typing is sent at most so often, in milliseconds. */
export const typingPauseMs = 80;

/** What edits need of the page. */
export interface EditsPorts {
	readonly send: (edit: number, changes: Partial<FormFields>) => void;
	/** Does `work` after so many milliseconds; gives what calls it off. */
	readonly later: (work: () => void, milliseconds: number) => () => void;
}

/** What was done here, and the edit that tells it. */
interface Local {
	readonly edit: number;
	readonly changes: Partial<FormFields>;
}

/**
 * The form as it is typed on this page. Each edit has a number, and a state of the host says which ones are in it:
 * what was typed after those is shown in place of what the state holds, so that typing is never overtaken.
 */
export class Edits {
	readonly #ports: EditsPorts;
	/** The edits that no state of the host holds as far as is known here, in their order. */
	#unheld: readonly Local[] = [];
	#sent = 0;
	/** What is typed since the last edit that was sent. */
	#waiting: Partial<FormFields> = {};
	/** Calls off the end of the pause that lasts; undefined when what is typed can be sent at once. */
	#endPause: (() => void) | undefined;

	constructor(ports: EditsPorts) {
		this.#ports = ports;
	}

	/** The number of the last edit that was sent, 0 before the first. */
	get last(): number {
		return this.#sent;
	}

	/** What the form shows over this state of the host. */
	fieldsOver({ edit, fields }: Pick<FormState, 'edit' | 'fields'>): FormFields {
		this.#unheld = this.#unheld.filter(local => local.edit > edit);
		const all = [...this.#unheld.map(({ changes }) => changes), this.#waiting];
		return all.reduce<FormFields>((shown, changes) => ({ ...shown, ...changes }), fields);
	}

	/** Whether this state of the host holds all that was done here. */
	areIn({ edit }: Pick<FormState, 'edit'>): boolean {
		return edit >= this.#sent && !this.#isWaiting();
	}

	/** Takes in a choice, and sends it at once with what was typed before it. */
	choose(changes: Partial<FormFields>): void {
		this.#waiting = { ...this.#waiting, ...changes };
		this.flush();
	}

	/** Takes in what is typed: the first letter is sent at once, those of the pause after it together. */
	type(changes: Partial<FormFields>): void {
		this.#waiting = { ...this.#waiting, ...changes };
		if (this.#endPause === undefined) {
			this.flush();
		}
	}

	/** Sends what waits. */
	flush(): void {
		if (!this.#isWaiting()) {
			return;
		}
		const changes = this.#waiting;
		this.#waiting = {};
		this.#endPause?.();
		this.#endPause = this.#ports.later(() => {
			this.#endPause = undefined;
			this.flush();
		}, typingPauseMs);
		this.#sent += 1;
		this.#unheld = [...this.#unheld, { edit: this.#sent, changes }];
		this.#ports.send(this.#sent, changes);
	}

	#isWaiting(): boolean {
		return Object.keys(this.#waiting).length > 0;
	}
}
