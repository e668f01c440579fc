import { measureJpeg } from './jpeg.ts';
import { measurePng } from './png.ts';
import { measureWebp } from './webp.ts';

/** What the bytes of an image file say about themselves. */
export interface ImageFacts {
	readonly mimeType: 'image/png' | 'image/jpeg' | 'image/webp';
	/** For a file name, without the dot. */
	readonly extension: 'png' | 'jpg' | 'webp';
	/** In pixels, as stored: an orientation noted in Exif is not applied. */
	readonly width: number;
	/** In pixels, as stored. */
	readonly height: number;
	/** Whether the file reaches its own end: no part is missing, though the parts may be damaged. */
	readonly isWhole: boolean;
}

/**
 * Recognises a PNG, JPEG or WebP file by its content. Any bytes may be given; nothing is thrown.
 *
 * @returns undefined when the bytes are none of these, or do not say how large the picture is
 */
export function recogniseImage(bytes: Uint8Array): ImageFacts | undefined {
	for (const { measure, ...kind } of formats) {
		const measured = measure(bytes);
		if (measured !== undefined && measured.width > 0 && measured.height > 0) {
			return { ...kind, ...measured };
		}
	}
	return undefined;
}

const formats = [
	{ measure: measurePng, mimeType: 'image/png', extension: 'png' },
	{ measure: measureJpeg, mimeType: 'image/jpeg', extension: 'jpg' },
	{ measure: measureWebp, mimeType: 'image/webp', extension: 'webp' },
] as const;
