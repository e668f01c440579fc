import sharp from 'sharp';
import { webpChunk, withWebpChunk } from '../unit/core/image/metadata/files.ts';
import { archiveXmp } from './bases.ts';
import { cameraExif } from './cameraExif.ts';
import type { NamedFile } from './packages.ts';

/** WebP files of every kind, and as they are seldom written. */
export async function makeWebps(): Promise<NamedFile[]> {
	const opaque = sharp(noise(43 * 29 * 3), { raw: { width: 43, height: 29, channels: 3 } });
	const clear = sharp(noise(43 * 29 * 4), { raw: { width: 43, height: 29, channels: 4 } });
	const frames = sharp(noise(43 * 30 * 4), {
		raw: { width: 43, height: 30, channels: 4, pageHeight: 10 },
	}).webp({ loop: 3, delay: [10, 20, 30] });
	const thumbnail = await opaque.clone().resize(8).jpeg().toBuffer();
	const exif = cameraExif({ isLittleEndian: true, thumbnail });
	const lossy = await opaque.clone().webp().toBuffer();
	const lossless = await opaque.clone().webp({ lossless: true }).toBuffer();
	const extended = await opaque.clone().withIccProfile('p3').webp().toBuffer();
	const sizes = [1, 2, 3, 15, 16, 17, 255];
	const sized = await Promise.all(
		sizes.flatMap(side =>
			[false, true].map(async isLossless => ({
				name: `of ${side}${isLossless ? ', lossless' : ''}`,
				bytes: await opaque.clone().resize(side, side).webp({ lossless: isLossless }).toBuffer(),
			})),
		),
	);
	const files: Readonly<Record<string, Uint8Array>> = {
		lossy,
		lossless,
		'lossy and clear': await clear.clone().webp().toBuffer(),
		'lossy, clear and packed less': await clear.clone().webp({ alphaQuality: 50 }).toBuffer(),
		'lossless and clear': await clear.clone().webp({ lossless: true }).toBuffer(),
		'near lossless': await clear.clone().webp({ nearLossless: true }).toBuffer(),
		animated: await frames.toBuffer(),
		extended,
		'with an odd chunk': withWebpChunk(lossy, webpChunk('abcd', 'odd')),
		'with chunks nobody knows': withWebpChunk(
			extended,
			webpChunk('abcd', ''),
			webpChunk('abcd', 'VP8 and XMP '),
			webpChunk('efgh', Buffer.alloc(3001)),
		),
		'with Exif and no word of it': withWebpChunk(extended, webpChunk('EXIF', exif)),
		"with Exif and JPEG's name for it": withWebpChunk(
			extended,
			webpChunk('EXIF', Buffer.concat([Buffer.from('Exif\0\0'), exif])),
		),
		'with XMP before Exif': withWebpChunk(extended, webpChunk('XMP ', archiveXmp), webpChunk('EXIF', exif)),
		'with bytes after the end': Buffer.concat([lossy, Buffer.from('of another program')]),
		'with one byte after the end': Buffer.concat([lossless, Buffer.of(0)]),
	};
	return [...Object.entries(files).map(([name, bytes]) => ({ name, bytes })), ...sized].map(
		({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) }),
	);
}

function noise(count: number): Uint8Array {
	return Uint8Array.from({ length: count }, (_, index) => (index * index * 31) >> 5);
}
