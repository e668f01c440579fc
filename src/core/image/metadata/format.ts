import { hasText } from '../bytes.ts';
import { exifName, isJpeg, walkJpeg } from './jpeg.ts';
import { isPng, walkPng } from './png.ts';
import type { Layout, Walk } from './walk.ts';
import { isWebp, walkWebp } from './webp.ts';

/** How the files of a format are told and walked along. */
export interface Format {
	readonly name: 'png' | 'jpeg' | 'webp';
	readonly walk: (isHeadOnly?: boolean) => Walk<Layout>;
}

/** The format of a file that starts so. */
export function formatOf(head: Uint8Array): Format | undefined {
	return isPng(head) ? png : isJpeg(head) ? jpeg : isWebp(head) ? webp : undefined;
}

/** The block of Exif in the data of a part: some programs write JPEG's name for it into WebP too. */
export function exifBlock(data: Uint8Array): Uint8Array {
	return hasText(data, 0, exifName) ? data.subarray(exifName.length) : data;
}

const png: Format = { name: 'png', walk: walkPng };
const jpeg: Format = { name: 'jpeg', walk: walkJpeg };
const webp: Format = { name: 'webp', walk: walkWebp };
