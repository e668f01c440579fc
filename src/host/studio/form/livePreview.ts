import { detailOf, Failure } from '../../../core/failure.ts';
import { Debounced } from './debounced.ts';
import { noPreview, previewImage } from './preview.ts';
import type { Preview, PreviewInput } from './preview.ts';

/** A preview is made so long after what it is of has changed last, in milliseconds. */
const delayMs = 150;

/** What a live preview is given. */
export interface PreviewPorts {
	/** What it is of now. May throw a Failure. */
	readonly input: () => Promise<PreviewInput>;
	/** It says something else now. */
	readonly onChange: () => void;
	readonly warn: (message: string) => void;
}

/** A preview that follows the form, always a little behind. */
export class LivePreview {
	readonly #ports: PreviewPorts;
	readonly #work = new Debounced(delayMs, signal => void this.#make(signal));
	#shown = noPreview;

	constructor(ports: PreviewPorts) {
		this.#ports = ports;
	}

	/** As it was found last. */
	get shown(): Preview {
		return this.#shown;
	}

	/** What it is of may have changed. */
	refresh(): void {
		this.#work.soon();
	}

	dispose(): void {
		this.#work.cancel();
	}

	async #make(signal: AbortSignal): Promise<void> {
		const found = await this.#find();
		if (!signal.aborted && JSON.stringify(found) !== JSON.stringify(this.#shown)) {
			this.#shown = found;
			this.#ports.onChange();
		}
	}

	async #find(): Promise<Preview> {
		try {
			return await previewImage(await this.#ports.input());
		} catch (error) {
			if (error instanceof Failure) {
				return { ...noPreview, issues: error.fields };
			}
			this.#ports.warn(`The form's preview: ${detailOf(error)}`);
			return noPreview;
		}
	}
}
