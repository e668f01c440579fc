import type { Memento } from 'vscode';
import * as z from 'zod/mini';

/** Where the prompts are kept. */
const promptsKey = 'studio.prompts';

/** How many prompts that were generated are kept, and how many are given with those of recipes. */
const mostKept = 50;
const mostGiven = 100;

/** No prompt is longer than the form takes, in UTF-16 code units; what files say may be. */
const longest = 100_000;

/** So long all images are waited for, in milliseconds; then those that are known are enough. */
const patienceMs = 2000;

/** What is asked of the library: its images, the newest first. */
export interface PromptLibrary {
	readonly known: readonly { readonly recipe: { readonly prompt: string } }[];
	images(): Promise<PromptLibrary['known']>;
}

const keptPrompts = z.array(z.string());

/** The prompts that images were generated with from the form, the newest first. */
export class EarlierPrompts {
	readonly #memory: Pick<Memento, 'get' | 'update'>;
	readonly #sleep: (milliseconds: number) => Promise<void>;

	/** Reads nothing yet. */
	constructor(memory: Pick<Memento, 'get' | 'update'>, sleep: (milliseconds: number) => Promise<void>) {
		this.#memory = memory;
		this.#sleep = sleep;
	}

	/** Keeps a prompt as the newest. */
	async remember(prompt: string): Promise<void> {
		const others = this.#kept().filter(each => each !== prompt);
		await this.#memory.update(promptsKey, [prompt, ...others].slice(0, mostKept));
	}

	/** These, and then those of the library's recipes, each once. */
	async list(library: PromptLibrary): Promise<string[]> {
		const late = this.#sleep(patienceMs).then(() => library.known);
		const images = await Promise.race([library.images().catch(() => library.known), late]);
		const all = new Set([...this.#kept(), ...images.map(({ recipe }) => recipe.prompt)]);
		return [...all].filter(prompt => prompt.length <= longest).slice(0, mostGiven);
	}

	#kept(): readonly string[] {
		return keptPrompts.safeParse(this.#memory.get(promptsKey)).data ?? [];
	}
}
