import type { Size } from '../size.ts';
import { blendPixel, clampUnit, type Layer, smoothStep } from './layer.ts';
import { type Colour, mix, type Palette } from './palette.ts';
import { between, type Random } from './random.ts';

/** Long translucent hills, pale at the back and deep in front, each casting a soft shadow behind it. */
export function createWaves(size: Size, palette: Palette, random: Random): readonly Layer[] {
	const count = 4 + Math.floor(random() * 2);
	const horizon = between(random, 0.38, 0.5);
	return Array.from({ length: count }, (_, index) => {
		const nearness = index / (count - 1);
		const back = mix(palette.pale, palette.middle, 0.35);
		const colour =
			nearness < 0.5
				? mix(back, palette.middle, 2 * nearness)
				: mix(palette.middle, palette.deep, 1.8 * (nearness - 0.5));
		const crest = createCrest(size, random, {
			height: horizon + (0.9 - horizon) * nearness,
			swing: 0.3 - 0.1 * nearness,
		});
		return createWave(size, { crest, colour, end: mix(colour, palette.side, 0.35), shadow: palette.deep });
	});
}

/** Where a wave begins in each column, in pixels from the top, and how steep it is there. */
interface Crest {
	readonly top: Float32Array;
	/** The height of a pixel as seen across the slope: 1 where the crest is level, less where it is steep. */
	readonly slant: Float32Array;
}

interface Wave {
	readonly crest: Crest;
	/** At the left. */
	readonly colour: Colour;
	/** At the right. */
	readonly end: Colour;
	readonly shadow: Colour;
}

/** Where the crest lies is random; how far it may swing is a part of the picture's shorter side. */
function createCrest(size: Size, random: Random, place: { height: number; swing: number }): Crest {
	const spans = 2 + Math.floor(random() * 3);
	const points = Array.from({ length: spans + 4 }, () => random() - 0.5);
	const offset = random();
	const swing = place.swing * Math.min(size.height, size.width);
	const top = new Float32Array(size.width);
	for (let x = 0; x < size.width; x++) {
		const along = ((x + 0.5) / size.width) * spans + offset;
		top[x] = place.height * size.height + swing * splineAt(points, along);
	}
	const slant = top.map((here, x) => {
		const slope = Math.abs((top[x + 1] ?? here) - here);
		// Close to 1 / sqrt(1 + slope * slope), without a root.
		return 1 / (1 + (slope * slope) / (1 + slope));
	});
	return { top, slant };
}

/** A uniform cubic B-spline: it runs calmly near its points, and sums and products make it. */
function splineAt(points: readonly number[], along: number): number {
	const first = Math.floor(along);
	const [a = 0, b = 0, c = 0, d = 0] = points.slice(first, first + 4);
	const t = along - first;
	const u = 1 - t;
	const inner = b * (4 - 6 * t * t + 3 * t * t * t) + c * (4 - 6 * u * u + 3 * u * u * u);
	return (a * u * u * u + inner + d * t * t * t) / 6;
}

function createWave(size: Size, { crest, colour, end, shadow }: Wave): Layer {
	const { top, slant } = crest;
	const colours = new Float64Array(3 * size.width);
	for (let x = 0; x < size.width; x++) {
		colours.set(mix(colour, end, smoothStep((x + 0.5) / size.width)), 3 * x);
	}
	const highest = top.reduce((least, each) => Math.min(least, each));
	const shorter = Math.min(size.width, size.height);
	const shadowReach = 0.05 * shorter + 1;
	const fadeReach = 0.34 * size.height;
	return {
		paintRow(y, row) {
			if (y + 0.5 < highest - 2 * shadowReach) {
				return;
			}
			for (let x = 0; x < size.width; x++) {
				const depth = (y + 0.5 - (top[x] ?? 0)) * (slant[x] ?? 1);
				if (depth > -shadowReach && depth < 0.5) {
					const near = clampUnit(1 + depth / shadowReach);
					blendPixel(row, x, shadow, 0.14 * near * near);
				}
				if (depth > -0.5) {
					const part = clampUnit(depth + 0.5) * (0.92 - 0.34 * smoothStep(depth / fadeReach));
					for (let index = 3 * x; index < 3 * x + 3; index++) {
						const level = row[index] ?? 0;
						row[index] = level + ((colours[index] ?? 0) - level) * part;
					}
				}
			}
		},
	};
}
