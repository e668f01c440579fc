import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { PictureDescription } from '../../test/service/pictures.ts';
import { kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';

/** Pictures of noise, as heavy as photographs, made before anybody asks for them. Nothing else is drawn. */
export async function makePictures(): Promise<(picture: PictureDescription) => Promise<Buffer>> {
	const pictures = new Map<string, Buffer>();
	for (const name of Object.keys(kinds) as Kind[]) {
		const { imageSize, outputFormat } = kinds[name];
		pictures.set(keyOf({ ...imageSize, format: outputFormat }), await makers[name]());
	}
	return picture => {
		const bytes = pictures.get(keyOf(picture));
		return bytes === undefined
			? Promise.reject(new Error(`no picture is ready for ${keyOf(picture)}`))
			: Promise.resolve(bytes);
	};
}

const makers: Readonly<Record<Kind, () => Promise<Buffer>>> = {
	'1 MP PNG': () => noise(1024, 4).png({ compressionLevel: 6 }).toBuffer(),
	'20 MB PNG': () => deepNoise(2048),
	JPEG: () => noise(2048, 30).jpeg({ quality: 90 }).toBuffer(),
	'small PNG': () =>
		sharp({ create: { width: 512, height: 512, channels: 3, background: '#808080' } })
			.png()
			.toBuffer(),
};

/** Levels of the middle grey that differ by about `sigma`. */
function noise(side: number, sigma: number): Sharp {
	return sharp({
		create: {
			width: side,
			height: side,
			channels: 3,
			background: '#808080',
			noise: { type: 'gaussian', mean: 128, sigma },
		},
	});
}

/** 16 bits a channel, of which 12 are random: with 8 bits no picture of 4 megapixels weighs 20 MB. */
function deepNoise(side: number): Promise<Buffer> {
	const levels = new Uint16Array(randomBytes(side * side * 3 * 2).buffer).map(level => level & 0x0fff);
	return sharp(levels, { raw: { width: side, height: side, channels: 3 } })
		.toColourspace('rgb16')
		.png({ compressionLevel: 6 })
		.toBuffer();
}

function keyOf({ width, height, format }: Pick<PictureDescription, 'width' | 'height' | 'format'>): string {
	return `${format} ${width}x${height}`;
}
