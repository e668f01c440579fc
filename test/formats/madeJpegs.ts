import sharp from 'sharp';
import { jpegSegment, withJpegSegment } from '../unit/core/image/metadata/files.ts';
import { archiveXmp } from './bases.ts';
import { cameraExif } from './cameraExif.ts';
import type { NamedFile } from './packages.ts';

/** JPEG files as they are seldom written. */
export async function makeJpegs(): Promise<NamedFile[]> {
	const pixels = Uint8Array.from({ length: 43 * 29 * 3 }, (_, index) => (index * index * 31) >> 5);
	const picture = sharp(pixels, { raw: { width: 43, height: 29, channels: 3 } });
	// It writes neither JFIF nor Exif unless it is asked to.
	const withoutJfif = await picture.clone().jpeg({ optimiseCoding: false }).toBuffer();
	const plain = Buffer.from(withJpegSegment(withoutJfif, jfif));
	const thumbnail = await picture.clone().resize(8).jpeg().toBuffer();
	const exif = jpegSegment(
		0xe1,
		Buffer.concat([Buffer.from('Exif\0\0'), cameraExif({ isLittleEndian: true, thumbnail })]),
	);
	const xmp = jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${archiveXmp}`);
	const comment = jpegSegment(0xfe, 'a comment');
	const afterJfif = (...segments: readonly Buffer[]) =>
		Buffer.concat([plain.subarray(0, 20), ...segments, plain.subarray(20)]);
	const files: Readonly<Record<string, Uint8Array>> = {
		progressive: await picture.clone().jpeg({ progressive: true }).toBuffer(),
		'of full colour': await picture.clone().jpeg({ chromaSubsampling: '4:4:4', quality: 100 }).toBuffer(),
		'of ink colours': await picture.clone().toColourspace('cmyk').jpeg().toBuffer(),
		'with a profile in many segments': afterJfif(...profileSegments()),
		'by mozjpeg': await picture.clone().jpeg({ mozjpeg: true }).toBuffer(),
		'with restart markers': await withRestarts(),
		'with quantization in 16 bits': wideTables(plain),
		'with fill bytes before every marker': filled(plain),
		'without JFIF': withoutJfif,
		'with Exif and no JFIF': withJpegSegment(withoutJfif, exif),
		'with Exif before JFIF': withJpegSegment(plain, exif),
		'with Exif after JFIF': afterJfif(exif),
		'with Exif twice': afterJfif(exif, exif),
		'with Exif after a comment': afterJfif(comment, exif),
		'with a small picture in JFIF': withJpegSegment(withoutJfif, smallPicture),
		'with an extension of JFIF': afterJfif(
			jpegSegment(0xe0, Buffer.concat([Buffer.from('JFXX\0\x10'), thumbnail])),
		),
		'with XMP of another program': afterJfif(xmp),
		'with Exif, XMP and a comment': afterJfif(exif, xmp, comment),
		'with many comments': afterJfif(...Array.from({ length: 500 }, () => comment)),
		'with an empty comment': afterJfif(jpegSegment(0xfe, '')),
		'with the longest comment': afterJfif(jpegSegment(0xfe, Buffer.alloc(65_533, 0xff))),
		"with Photoshop's block": afterJfif(jpegSegment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0')),
		'with segments of every kind': afterJfif(
			...Array.from({ length: 14 }, (_, index) => jpegSegment(0xe2 + index, `kind ${index}`)),
		),
		'with a comment after the tables': Buffer.concat([
			plain.subarray(0, plain.indexOf(Buffer.of(0xff, 0xda))),
			comment,
			exif,
			plain.subarray(plain.indexOf(Buffer.of(0xff, 0xda))),
		]),
		'with bytes after the end': Buffer.concat([plain, Buffer.from('of another program')]),
		'with pictures after the end': severalPictures(plain, thumbnail),
	};
	return Object.entries(files).map(([name, bytes]) => ({ name, bytes: new Uint8Array(bytes) }));
}

const jfif = jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0'));

/** JFIF 1.02 with a picture of 2 by 1 in its header. */
const smallPicture = jpegSegment(
	0xe0,
	Buffer.concat([Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\x02\x01'), Buffer.of(1, 2, 3, 4, 5, 6)]),
);

/** Segments as of a profile that takes three; what is in them is none, and readers leave it out. */
function profileSegments(): Buffer[] {
	return [1, 2, 3].map(number =>
		jpegSegment(
			0xe2,
			Buffer.concat([Buffer.from(`ICC_PROFILE\0`), Buffer.of(number, 3), Buffer.alloc(60_000, 7)]),
		),
	);
}

/**
 * A grey picture of equal blocks, each after a restart (T.81, F.2.1.3.1): with the tables of annex K a block
 * that changes nothing is 00 1010, filled up with ones.
 */
async function withRestarts(): Promise<Buffer> {
	const grey = sharp({ create: { width: 80, height: 8, channels: 3, background: '#808080' } });
	const jpeg = await grey.toColourspace('b-w').jpeg({ optimiseCoding: false }).toBuffer();
	const scanAt = jpeg.indexOf(Buffer.of(0xff, 0xda));
	const dataAt = scanAt + 2 + jpeg.readUInt16BE(scanAt + 2);
	const blocks = Array.from({ length: 10 }, (_, index) =>
		index === 9 ? Buffer.of(0x2b) : Buffer.of(0x2b, 0xff, 0xd0 + (index % 8)),
	);
	return Buffer.concat([
		jpeg.subarray(0, scanAt),
		jpegSegment(0xdd, Buffer.of(0, 1)),
		jpeg.subarray(scanAt, dataAt),
		...blocks,
		Buffer.of(0xff, 0xd9),
	]);
}

function wideTables(jpeg: Buffer): Buffer {
	return mapSegments(jpeg, (marker, segment) => {
		if (marker !== 0xdb) {
			return [segment];
		}
		const tables: Buffer[] = [];
		for (let at = 4; at < segment.length; at += 65) {
			const values = [...segment.subarray(at + 1, at + 65)].flatMap(value => [0, value]);
			tables.push(Buffer.of(0x10 | (segment[at] ?? 0), ...values));
		}
		return [jpegSegment(0xdb, Buffer.concat(tables))];
	});
}

function filled(jpeg: Buffer): Buffer {
	return mapSegments(jpeg, (marker, segment) => [Buffer.alloc(marker % 5, 0xff), segment]);
}

/** The file with its segments before the coded picture changed. */
function mapSegments(jpeg: Buffer, change: (marker: number, segment: Buffer) => readonly Buffer[]): Buffer {
	const result = [jpeg.subarray(0, 2)];
	let at = 2;
	while (jpeg[at + 1] !== 0xda) {
		const end = at + 2 + jpeg.readUInt16BE(at + 2);
		result.push(...change(jpeg[at + 1] ?? 0, jpeg.subarray(at, end)));
		at = end;
	}
	return Buffer.concat([...result, ...change(0xda, jpeg.subarray(at))]);
}

/** A file of several pictures (CIPA DC-007): the first tells where the second is, counted from its own table. */
function severalPictures(jpeg: Buffer, second: Buffer): Buffer {
	const entries = Buffer.alloc(32);
	const table = Buffer.concat([
		Buffer.from('MPF\0II*\0\x08\0\0\0\x02\0', 'latin1'),
		Buffer.from('01b00700040000003031303002b007002000000026000000', 'hex'),
		Buffer.alloc(4),
		entries,
	]);
	const size = jpeg.length + 4 + table.length;
	const start = table.indexOf(entries, 38);
	table.writeUInt32LE(0x030000, start);
	table.writeUInt32LE(size, start + 4);
	table.writeUInt32LE(second.length, start + 20);
	table.writeUInt32LE(size - (20 + 8), start + 24);
	return Buffer.concat([jpeg.subarray(0, 20), jpegSegment(0xe2, table), jpeg.subarray(20), second]);
}
