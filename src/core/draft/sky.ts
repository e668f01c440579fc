import type { Size } from '../size.ts';
import { blendPixel, clampUnit, type Layer, smoothStep } from './layer.ts';
import { type Colour, mix, type Palette } from './palette.ts';
import { between, type Random } from './random.ts';

/** The background: a vertical blend of colours, a few soft lights in it, now and then a sun. */
export function createSky(size: Size, palette: Palette, random: Random): readonly Layer[] {
	const top = mix(palette.side, palette.middle, between(random, 0, 0.5));
	const bottom = mix(palette.pale, palette.glow, between(random, 0, 0.5));
	const colours = [palette.glow, palette.middle, palette.side, palette.pale];
	const lights = colours.map((colour, index) =>
		createLight(size, {
			colour,
			left: (index + random()) / colours.length,
			top: between(random, 0.05, 0.65),
			radiusX: between(random, 0.35, 0.7),
			radiusY: between(random, 0.35, 0.65),
			strength: between(random, 0.55, 0.9),
		}),
	);
	const layers = [createBlend(size, top, bottom), ...lights];
	if (random() < 0.5) {
		layers.push(createSun(size, mix(palette.pale, palette.glow, 0.25), random));
	}
	return layers;
}

/** The centre and the radii are parts of the picture's width and height. */
interface Light {
	readonly colour: Colour;
	readonly left: number;
	readonly top: number;
	readonly radiusX: number;
	readonly radiusY: number;
	readonly strength: number;
}

function createBlend(size: Size, top: Colour, bottom: Colour): Layer {
	return {
		paintRow(y, row) {
			const [red, green, blue] = mix(top, bottom, smoothStep((y + 0.5) / size.height / 0.75));
			for (let index = 0; index < row.length; index += 3) {
				row[index] = red;
				row[index + 1] = green;
				row[index + 2] = blue;
			}
		},
	};
}

/** An ellipse whose light fades out with the square of the distance, then squared again. */
function createLight(size: Size, light: Light): Layer {
	const across = new Float32Array(size.width);
	for (let x = 0; x < size.width; x++) {
		const distance = ((x + 0.5) / size.width - light.left) / light.radiusX;
		across[x] = distance * distance;
	}
	return {
		paintRow(y, row) {
			const distance = ((y + 0.5) / size.height - light.top) / light.radiusY;
			const inside = 1 - distance * distance;
			if (inside <= 0) {
				return;
			}
			for (let x = 0; x < size.width; x++) {
				const shine = inside - (across[x] ?? 1);
				if (shine > 0) {
					blendPixel(row, x, light.colour, light.strength * shine * shine);
				}
			}
		},
	};
}

/** A pale disc with a halo, left or right of the middle, where the mark is. */
function createSun(size: Size, colour: Colour, random: Random): Layer {
	const shorter = Math.min(size.width, size.height);
	const radius = shorter * between(random, 0.05, 0.09);
	const halo = radius * 3;
	const side = random() < 0.5 ? -1 : 1;
	const centreX = size.width * (0.5 + side * between(random, 0.16, 0.34));
	const centreY = size.height * between(random, 0.14, 0.3);
	return {
		paintRow(y, row) {
			const dy = y + 0.5 - centreY;
			if (Math.abs(dy) >= halo) {
				return;
			}
			const first = Math.max(0, Math.floor(centreX - halo));
			const last = Math.min(size.width - 1, Math.ceil(centreX + halo));
			for (let x = first; x <= last; x++) {
				const dx = x + 0.5 - centreX;
				const square = dx * dx + dy * dy;
				const disc = clampUnit(0.5 + (radius * radius - square) / (2 * radius));
				const shine = clampUnit(1 - square / (halo * halo));
				blendPixel(row, x, colour, Math.max(0.85 * disc, 0.3 * shine * shine));
			}
		},
	};
}
