import { between, type Random } from './random.ts';

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number];

/** Five colours that go together. */
export interface Palette {
	/** The darkest. */
	readonly deep: Colour;
	/** The lightest. */
	readonly pale: Colour;
	/** The main hue. */
	readonly middle: Colour;
	/** A warm or bright relative of the main hue. */
	readonly glow: Colour;
	/** A cool or quiet relative of the main hue. */
	readonly side: Colour;
}

/** White. */
export const white: Colour = [255, 255, 255];

/** Black. */
export const black: Colour = [0, 0, 0];

/** The colour at `part` of the way from one colour to another, 0 to 1. */
export function mix(from: Colour, to: Colour, part: number): Colour {
	return [
		from[0] + (to[0] - from[0]) * part,
		from[1] + (to[1] - from[1]) * part,
		from[2] + (to[2] - from[2]) * part,
	];
}

/** One of the palettes below, its hues turned together by up to 14 degrees. */
export function choosePalette(random: Random): Palette {
	const line = palettes[Math.floor(random() * palettes.length)] ?? '';
	const halfTangent = between(random, -0.12, 0.12);
	const [deep = black, pale = white, middle = white, glow = white, side = white] = line
		.split(' ')
		.map(hex => turnHue(colourOf(hex), halfTangent));
	return { deep, pale, middle, glow, side };
}

/** Deep, pale, middle, glow, side. */
const palettes = [
	'2b2d5b f2a07b e56b8f ffd29d 6f5fc4',
	'0f4c75 bfe7e3 3fb5b0 f7e3b5 2d7fb8',
	'1f4d45 e9edc9 7fb685 f4d58d 3b8276',
	'5b2a5e ffd9d0 e07a9c f7b2a1 8f5aa8',
	'6b2d2a f3dcc2 d9825b f0b97d 9c4a52',
	'26324f dbe4f0 7c93c9 c9b8e8 4f6a9c',
	'3b2f63 efe3f7 a58be0 f2b5d4 6a79d1',
	'134e4a e3f6ec 5cc2a3 a7e0f0 2a8c8c',
	'5a4632 f6ead7 d3a574 e9cfa3 8a9a84',
	'14213d 9fe3c8 3ea6a0 d0f2b4 7f7bd6',
	'3c5a99 ffe3cf f6a98b f9cf9c 84a6dd',
	'2d1b3d f0c6c0 b0577f e8927c 5e4a8f',
];

function colourOf(hex: string): Colour {
	const value = Number.parseInt(hex, 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
}

/**
 * Turns the two colour differences about the grey axis. The tangent of half the angle gives sine and
 * cosine by division alone: Math.sin and Math.cos may differ in the last bit between engines.
 */
function turnHue([red, green, blue]: Colour, halfTangent: number): Colour {
	const scale = 1 + halfTangent * halfTangent;
	const cosine = (1 - halfTangent * halfTangent) / scale;
	const sine = (2 * halfTangent) / scale;
	const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
	const newRed = grey + (red - grey) * cosine - (blue - grey) * sine;
	const newBlue = grey + (blue - grey) * cosine + (red - grey) * sine;
	const newGreen = (grey - 0.299 * newRed - 0.114 * newBlue) / 0.587;
	return [clampLevel(newRed), clampLevel(newGreen), clampLevel(newBlue)];
}

function clampLevel(level: number): number {
	return Math.min(255, Math.max(0, level));
}
