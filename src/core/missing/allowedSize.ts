import type { ImageSize, SizeChoice } from '../models/model.ts';
import type { Size } from '../size.ts';

/** What is wished of a size: both sides, one of them, or nothing. In pixels. */
export interface SizeWish {
	readonly width?: number | undefined;
	readonly height?: number | undefined;
}

/** A size that a model takes. */
export interface AllowedSize {
	/** As it is asked for: a preset's name where there is one of these pixels. */
	readonly imageSize: ImageSize;
	readonly size: Size;
	/** Whether its aspect is the wished one, to one percent. */
	readonly isExact: boolean;
}

/**
 * The allowed size nearest to a wish. The aspect comes first, since a page stretches a picture to the size that it
 * says: a percent of aspect counts as much as ten percent of length. Of one side alone the other follows by the
 * aspect of `usual`, which is the answer too where nothing is wished. `usual` must be allowed.
 */
export function allowedSize(option: SizeChoice, wish: SizeWish, usual?: ImageSize): AllowedSize {
	const preferred = pixelsIn(option, usual ?? option.default);
	const wished = complete(wish, preferred);
	if (wished === undefined) {
		return { imageSize: nameOf(option, preferred), size: preferred, isExact: true };
	}
	const size = nearest(option, wished);
	return { imageSize: nameOf(option, size), size, isExact: aspectError(size, wished) <= exactness };
}

/** How much of the aspect may be off, as a logarithm. */
const exactness = 0.01;
const weightOfAspect = 10;

function pixelsIn({ presets, min }: SizeChoice, imageSize: ImageSize): Size {
	return typeof imageSize === 'string'
		? (presets[imageSize] ?? { width: min, height: min })
		: { width: imageSize.width, height: imageSize.height };
}

/** Both sides of a wish; undefined when it says nothing. A side of no length is none. */
function complete({ width, height }: SizeWish, preferred: Size): Size | undefined {
	const [wide, high] = [width, height].map(side => (side !== undefined && side > 0 ? side : undefined));
	const aspect = preferred.width / preferred.height;
	if (wide === undefined) {
		return high === undefined ? undefined : { width: high * aspect, height: high };
	}
	return { width: wide, height: high ?? wide / aspect };
}

function nearest({ min, max, step }: SizeChoice, wished: Size): Size {
	let best = { width: min, height: min };
	let least = Infinity;
	const first = Math.ceil(min / step) * step;
	for (let width = first; width <= max; width += step) {
		// For one width no other heights can be best.
		const below = Math.floor((width * wished.height) / wished.width / step) * step;
		for (const each of [below, below + step]) {
			const height = Math.min(Math.max(each, first), Math.floor(max / step) * step);
			const distance = distanceOf({ width, height }, wished);
			if (distance < least) {
				least = distance;
				best = { width, height };
			}
		}
	}
	return best;
}

function distanceOf(size: Size, wished: Size): number {
	const pixels = (size.width * size.height) / (wished.width * wished.height);
	return weightOfAspect * aspectError(size, wished) + Math.abs(Math.log(pixels)) / 2;
}

function aspectError(one: Size, other: Size): number {
	return Math.abs(Math.log((one.width * other.height) / (one.height * other.width)));
}

function nameOf({ presets }: SizeChoice, { width, height }: Size): ImageSize {
	const preset = Object.entries(presets).find(([, each]) => each.width === width && each.height === height);
	return preset?.[0] ?? { width, height };
}
