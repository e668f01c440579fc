import type { Memento } from 'vscode';
import * as z from 'zod/mini';
import { formFields } from '../../../protocol/studio/form.ts';
import type { FormField, FormFields } from '../../../protocol/studio/form.ts';
import type { GenerateArguments } from '../../commands/arguments.ts';
import { defined, fitted, wholeSize } from './fields.ts';
import type { SomeFields } from './fields.ts';

/** Where the draft is kept. */
const draftKey = 'studio.form';

const keptFields = z.partial(formFields);

/** What a program wants that opened the Studio, besides the fields. */
export type Extras = Pick<GenerateArguments, 'alt' | 'insert'>;

const noExtras: Extras = { alt: undefined, insert: undefined };

/** What took the place of something typed, and what it was. */
interface Offer {
	readonly words: string;
	/** The fields that were replaced; undefined for one that nobody had touched. */
	readonly before: SomeFields;
}

/** What comes from elsewhere. */
export interface Replacement {
	/** What it is, for people. */
	readonly words: string;
	readonly extras?: Extras;
}

/** What a person has given of the form, kept for the next window, and what of it can be taken back. */
export class FormDraft {
	readonly #memory: Pick<Memento, 'get' | 'update'>;
	#given: Partial<FormFields> | undefined;
	#offer: Offer | undefined;
	#extras = noExtras;
	#isKept = true;

	/** Reads nothing yet. */
	constructor(memory: Pick<Memento, 'get' | 'update'>) {
		this.#memory = memory;
	}

	/** What was given; all else follows the settings. */
	get given(): Partial<FormFields> {
		return (this.#given ??= defined(keptFields.safeParse(this.#memory.get(draftKey)).data ?? {}));
	}

	/** What a program wants of the form's next images. */
	get extras(): Extras {
		return this.#extras;
	}

	/** What has taken the place of something typed, in words, while that can be undone. */
	get replaced(): string | undefined {
		return this.#offer?.words;
	}

	/** Takes in what is changed by hand. `now` is the form as it was shown. */
	edit(changes: SomeFields, now: FormFields): void {
		const next = defined(wholeSize(changes, now));
		if (this.#offer !== undefined && isTakenUp(this.#offer, fieldNames(next))) {
			this.#offer = undefined;
		}
		this.#give(next);
	}

	/** Takes in what comes from elsewhere. What was typed can be put back then; the replacements in a row are one. */
	replace(changes: SomeFields, { words, extras }: Replacement, now: FormFields): void {
		const next = fitted(wholeSize(changes, now));
		const { given } = this;
		const replaced = fieldNames(next).filter(name => next[name] !== now[name]);
		const isLoss = replaced.some(name => isTyped(given[name]));
		if (isLoss || this.#offer !== undefined) {
			const before = Object.fromEntries(replaced.map(name => [name, given[name]]));
			this.#offer = { words, before: { ...before, ...this.#offer?.before } };
		}
		this.#give(next);
		this.#extras = extras ?? this.#extras;
	}

	/** Puts back what was replaced; what was changed elsewhere in the form since stays. */
	undo(): void {
		const before = this.#offer?.before ?? {};
		this.#offer = undefined;
		const kept = { ...this.given, ...before };
		this.#given = defined(kept);
		this.#extras = noExtras;
		this.#isKept = false;
	}

	/** Keeps the draft for the next window, if it has changed since it was kept last. */
	async keep(): Promise<void> {
		if (!this.#isKept) {
			this.#isKept = true;
			await this.#memory.update(draftKey, this.given);
		}
	}

	#give(fields: Partial<FormFields>): void {
		this.#given = { ...this.given, ...fields };
		// What a program said of its prompt and its document is not said of others.
		const { alt, insert } = this.#extras;
		this.#extras = {
			alt: fields.prompt === undefined ? alt : undefined,
			insert: fields.target === undefined ? insert : undefined,
		};
		this.#isKept = false;
	}
}

/** Who writes on in a prompt that was put there has taken it up; options may be tried before one decides. */
function isTakenUp({ before }: Offer, changed: readonly FormField[]): boolean {
	return Object.hasOwn(before, 'prompt')
		? changed.includes('prompt')
		: changed.some(name => Object.hasOwn(before, name));
}

function isTyped(value: string | boolean | undefined): boolean {
	return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
}

function fieldNames(fields: Partial<FormFields>): FormField[] {
	return fieldKeys.filter(name => fields[name] !== undefined);
}

const fieldKeys = z.keyof(formFields).options;
