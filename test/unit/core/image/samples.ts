import sharp, { type Sharp } from 'sharp';
import type { ImageFacts } from '../../../../src/core/image/recognise.ts';

/** A real file and what it is. */
export interface Sample {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly facts: Omit<ImageFacts, 'isWhole'>;
}

const width = 75;
const height = 46;
const png = { mimeType: 'image/png', extension: 'png', width, height } as const;
const jpeg = { mimeType: 'image/jpeg', extension: 'jpg', width, height } as const;
const webp = { mimeType: 'image/webp', extension: 'webp', width, height } as const;

/** A colourful picture, so that the coded data is not trivial. */
function picture(channels: 3 | 4 = 3): Sharp {
	const pixels = Uint8Array.from(
		{ length: width * height * channels },
		(_, index) => (index * index * 31) >> 5,
	);
	return sharp(pixels, { raw: { width, height, channels } });
}

const exif = { IFD0: { Copyright: 'nobody', ImageDescription: 'a test' } };

/** Files as other programs write them, of every kind that is told apart. */
export const samples: readonly Sample[] = [
	await sample('a truecolour PNG', png, picture().png()),
	await sample('a PNG with transparency', png, picture(4).png()),
	await sample('a PNG with a palette', png, picture().png({ palette: true, colours: 16 })),
	await sample('a grey PNG', png, picture().greyscale().toColourspace('b-w').png()),
	await sample('a PNG of 16 bits a channel', png, picture().toColourspace('rgb16').png()),
	await sample('an interlaced PNG', png, picture().png({ progressive: true })),
	await sample('a PNG with metadata', png, picture().withExif(exif).withIccProfile('srgb').png()),
	await sample('a baseline JPEG', jpeg, picture().jpeg()),
	await sample('a progressive JPEG', jpeg, picture().jpeg({ progressive: true })),
	await sample('a grey JPEG', jpeg, picture().greyscale().jpeg()),
	await sample('a CMYK JPEG', jpeg, picture().toColourspace('cmyk').jpeg()),
	await sample('a JPEG with metadata', jpeg, picture().withExif(exif).withIccProfile('srgb').jpeg()),
	await sample('a JPEG that asks to be turned', jpeg, picture().withMetadata({ orientation: 6 }).jpeg()),
	await sample('a JPEG of best quality', jpeg, picture().jpeg({ quality: 100, chromaSubsampling: '4:4:4' })),
	await sample('a lossy WebP', webp, picture().webp()),
	await sample('a lossless WebP', webp, picture().webp({ lossless: true })),
	await sample('a lossy WebP with transparency', webp, picture(4).webp()),
	await sample('a lossless WebP with transparency', webp, picture(4).webp({ lossless: true })),
	await sample('a WebP with metadata', webp, picture().withExif(exif).withIccProfile('srgb').webp()),
	await sample('an animated WebP', { ...webp, height: 23 }, animation().webp({ loop: 0, delay: [100, 100] })),
];

/** Two frames of half the height. */
function animation(): Sharp {
	const pixels = Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * index * 31) >> 5);
	return sharp(pixels, { raw: { width, height, channels: 3, pageHeight: height / 2 } });
}

async function sample(name: string, facts: Sample['facts'], written: Sharp): Promise<Sample> {
	return { name, facts, bytes: new Uint8Array(await written.toBuffer()) };
}
