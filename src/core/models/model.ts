import type { Size } from '../size.ts';

/** One of a few values; `experimental` ones are not promised by everyone who runs the model. */
export interface Choice {
	readonly kind: 'choice';
	readonly values: readonly string[];
	readonly experimental: readonly string[];
	readonly default: string;
}

/** A named size, or width and height in pixels within limits. */
export interface SizeChoice {
	readonly kind: 'size';
	readonly presets: Readonly<Record<string, Size>>;
	readonly min: number;
	readonly max: number;
	readonly step: number;
	readonly default: string;
}

/** A yes or no. */
export interface Flag {
	readonly kind: 'flag';
	readonly default: boolean;
}

/** A number that starts the picture; the same one gives the same picture. */
export interface Seed {
	readonly kind: 'seed';
	readonly min: number;
	readonly max: number;
}

/** A preset's name, or pixels. */
export type ImageSize = string | Size;

/** What is asked of a model; validated, complete, never changed. */
export interface ImageRequest {
	readonly model: string;
	/** As the person wrote it. */
	readonly prompt: string;
	/** The style it is sent in, if there is one. */
	readonly style?: string | undefined;
	readonly imageSize: ImageSize;
	readonly outputFormat: string;
	readonly seed: number;
	readonly enableSafetyChecker: boolean;
	readonly safetyTolerance: string;
}

/** A model: what it is called, which options it honours, how they go on the wire, what it costs. */
export interface Model {
	readonly id: string;
	readonly label: string;
	readonly prompt: { readonly maxLength: number };
	readonly imageSize: SizeChoice;
	readonly outputFormat: Choice;
	readonly seed: Seed;
	readonly enableSafetyChecker: Flag;
	readonly safetyTolerance: Choice;
	/** The body of the POST. */
	toWire(request: ImageRequest): Readonly<Record<string, unknown>>;
	/** What one image of `size` pixels should cost in USD when the service cannot be asked. */
	estimateUsd(size: Size): number;
}

/** The pixels that `imageSize` stands for. Throws RangeError for a preset the model does not have. */
export function pixelsOf(model: Model, imageSize: ImageSize): Size {
	if (typeof imageSize !== 'string') {
		return imageSize;
	}
	const { presets } = model.imageSize;
	const size = Object.hasOwn(presets, imageSize) ? presets[imageSize] : undefined;
	if (size === undefined) {
		throw new RangeError(`${model.id} has no size ${imageSize}`);
	}
	return size;
}
