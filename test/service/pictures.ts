import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { PictureFormat } from './types.ts';

/** What a picture is made of; equal descriptions give equal bytes. */
export interface PictureDescription {
	readonly prompt: string;
	readonly seed: string;
	readonly width: number;
	readonly height: number;
	readonly format: PictureFormat;
}

/** Gives the bytes of a picture that is asked for. */
export type DrawPicture = (picture: PictureDescription) => Promise<Buffer>;

const extensions = { png: 'png', jpeg: 'jpg', webp: 'webp' } as const;
const cacheSize = 32;
const cache = new Map<string, Promise<Buffer>>();

/** The pictures that can be fetched, by their path on the image host. They are drawn when asked for. */
export class PictureStore {
	readonly #pictures = new Map<string, PictureDescription>();
	#made = 0;

	/** Keeps a picture and returns its path; without a seed every picture differs from those before. */
	add(picture: Omit<PictureDescription, 'seed'> & { readonly seed: number | undefined }): string {
		this.#made += 1;
		const seed = picture.seed === undefined ? `random ${this.#made}` : String(picture.seed);
		const folder = randomBytes(4).toString('hex');
		const name = randomBytes(16).toString('base64url');
		const path = `/flamingo/files/b/${folder}/${name}.${extensions[picture.format]}`;
		this.#pictures.set(path, { ...picture, seed });
		return path;
	}

	/** The picture of a path, if there is one. */
	get(path: string): PictureDescription | undefined {
		return this.#pictures.get(path);
	}

	/** Forgets them all. */
	clear(): void {
		this.#pictures.clear();
		this.#made = 0;
	}
}

/** The picture's bytes, real and decodable, of exactly the size described. */
export function drawPicture(picture: PictureDescription): Promise<Buffer> {
	const { prompt, seed, width, height, format } = picture;
	const key = JSON.stringify([prompt, seed, width, height, format]);
	const known = cache.get(key);
	if (known !== undefined) {
		return known;
	}
	const [oldest] = cache.keys();
	if (cache.size >= cacheSize && oldest !== undefined) {
		cache.delete(oldest);
	}
	const drawn = draw(picture);
	cache.set(key, drawn);
	return drawn;
}

function draw(picture: PictureDescription): Promise<Buffer> {
	const image = sharp(Buffer.from(drawing(picture))).removeAlpha();
	switch (picture.format) {
		case 'png':
			return image.png({ compressionLevel: 3 }).toBuffer();
		case 'jpeg':
			return image.jpeg().toBuffer();
		case 'webp':
			return image.webp({ effort: 0 }).toBuffer();
	}
}

/** A gradient with a few discs, all taken from a hash of prompt and seed. */
function drawing({ prompt, seed, width, height }: PictureDescription): string {
	const hash = createHash('sha256').update(`${seed}\n${prompt}`).digest();
	const part = (index: number) => (hash[index] ?? 0) / 255;
	const colour = (index: number) => `#${hash.subarray(index, index + 3).toString('hex')}`;
	const discs = [0, 1, 2, 3].map(disc => {
		const at = 8 + disc * 6;
		const radius = Math.min(width, height) * (0.1 + 0.3 * part(at + 2));
		return (
			`<circle cx="${width * part(at)}" cy="${height * part(at + 1)}" r="${radius}"` +
			` fill="${colour(at + 3)}" fill-opacity="0.6"/>`
		);
	});
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>` +
		`<linearGradient id="g" x2="1" y2="1"><stop stop-color="${colour(0)}"/>` +
		`<stop offset="1" stop-color="${colour(3)}"/></linearGradient></defs>` +
		`<rect width="100%" height="100%" fill="url(#g)"/>${discs.join('')}</svg>`
	);
}
