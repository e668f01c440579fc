import { deflateSync } from 'node:zlib';
import { pngChunk } from '../unit/core/image/metadata/files.ts';
import type { NamedFile } from './packages.ts';

/** What is asked of a made PNG file. */
interface PngWish {
	readonly width?: number;
	readonly height?: number;
	readonly colourType?: number;
	readonly depth?: number;
	readonly isInterlaced?: boolean;
	/** How strongly the picture is packed. */
	readonly level?: number;
	/** How many bytes of the packed picture a chunk has. */
	readonly chunkLength?: number;
	readonly before?: readonly Buffer[];
	readonly after?: readonly Buffer[];
}

/**
 * PNG files for what PngSuite's larger set has besides the basic ones, by its list: interlacing, odd sizes,
 * chunks of every kind and order, and packing. The pixels are noise.
 */
export function makePngs(): NamedFile[] {
	const kinds = [0, 2, 3, 4, 6].flatMap(colourType =>
		(depths[colourType] ?? []).map(depth => ({ colourType, depth })),
	);
	const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 32, 33, 34, 35, 36, 37, 38, 39, 40];
	return [
		...kinds.map(kind =>
			made(`interlaced ${kind.colourType} ${kind.depth}`, { ...kind, isInterlaced: true }),
		),
		...sizes.flatMap(side =>
			[false, true].map(isInterlaced => {
				const wish = { width: side, height: side, colourType: 3, depth: 2, isInterlaced };
				return made(`of ${side}${isInterlaced ? ', interlaced' : ''}`, wish);
			}),
		),
		...[0, 3, 6, 9].map(level => made(`packed ${level}`, { level })),
		...[1, 2, 4, 9].map(chunkLength => made(`in chunks of ${chunkLength}`, { chunkLength })),
		...Object.entries(besides).map(([name, wish]) => made(name, wish)),
	];
}

/** The files of PngSuite that are damaged, by its list, made from a sound one. */
export function damagePngs(sound: Uint8Array): NamedFile[] {
	const file = Buffer.from(sound);
	const changed = (at: number, ...values: readonly number[]) => {
		const bytes = Buffer.from(file);
		bytes.set(values, at);
		return bytes;
	};
	const header = (at: number, value: number) => {
		const data = Buffer.from(file.subarray(16, 29));
		data[at] = value;
		return Buffer.concat([file.subarray(0, 8), pngChunk('IHDR', data), file.subarray(33)]);
	};
	const pictureAt = file.indexOf('IDAT') - 4;
	const pictureEnd = pictureAt + 12 + file.readUInt32BE(pictureAt);
	const withLines = (from: string, to: string) =>
		Buffer.from(file.toString('latin1').replaceAll(from, to), 'latin1');
	const files = {
		'with another first byte': changed(0, 0x88),
		'with another second byte': changed(1, 0x51),
		'with another name': changed(3, 0x67),
		'with another line end': changed(4, 0x0d, 0x0d),
		'with added carriage returns': withLines('\n', '\r\n'),
		'with added line feeds': withLines('\r', '\n\n'),
		'of colour type 1': header(9, 1),
		'of colour type 9': header(9, 9),
		'of depth 0': header(8, 0),
		'of depth 3': header(8, 3),
		'of depth 99': header(8, 99),
		'of no width': header(3, 0),
		'with a wrong checksum of the header': changed(29, 0, 0, 0, 0),
		'with a wrong checksum of the picture': changed(pictureEnd - 4, 0, 0, 0, 0),
		'without a picture': Buffer.concat([file.subarray(0, pictureAt), file.subarray(pictureEnd)]),
		'that ends in the picture': file.subarray(0, pictureAt + 10),
		'without an end': file.subarray(0, -12),
	};
	return Object.entries(files).map(([name, bytes]) => ({ name, bytes: new Uint8Array(bytes) }));
}

const depths: Readonly<Record<number, readonly number[]>> = {
	0: [1, 2, 4, 8, 16],
	2: [8, 16],
	3: [1, 2, 4, 8],
	4: [8, 16],
	6: [8, 16],
};
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const numbers = (...values: readonly number[]) => {
	const bytes = Buffer.alloc(4 * values.length);
	values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
	return bytes;
};
const text = pngChunk('tEXt', 'Title\0a title');
const packedText = pngChunk('zTXt', Buffer.concat([Buffer.from('Description\0\0'), deflateSync('of it')]));
const worldText = pngChunk('iTXt', 'Comment\0\0\0ja\0\u5099\u8003\0\u732b');

const besides: Readonly<Record<string, PngWish>> = {
	'with gamma': { before: [pngChunk('gAMA', numbers(100_000))] },
	'with chromaticities': {
		before: [pngChunk('cHRM', numbers(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000))],
	},
	'with sRGB': { before: [pngChunk('sRGB', Buffer.of(0))] },
	'with code points for video': { before: [pngChunk('cICP', Buffer.of(1, 13, 0, 1))] },
	'with significant bits': { before: [pngChunk('sBIT', Buffer.of(5, 6, 5))] },
	'with a background': { before: [pngChunk('bKGD', Buffer.of(0, 1, 0, 2, 0, 3))] },
	'with a transparent colour': { before: [pngChunk('tRNS', Buffer.of(0, 1, 0, 2, 0, 3))] },
	'with physical pixels': { before: [pngChunk('pHYs', Buffer.concat([numbers(1, 4), Buffer.of(0)]))] },
	'with a time': { after: [pngChunk('tIME', Buffer.of(7, 208, 1, 1, 12, 34, 56))] },
	'with a suggested palette': { before: [pngChunk('sPLT', 'six\0\x08\x01\x02\x03\x04\0\x05')] },
	'with texts before': { before: [text, packedText, worldText] },
	'with texts after': { after: [text, packedText, worldText] },
	'with texts around': { before: [worldText, text], after: [packedText, text] },
	'with Exif': { before: [pngChunk('eXIf', Buffer.from('MM\0*\0\0\0\x08\0\0\0\0\0\0'))] },
	'with chunks nobody knows': {
		before: [pngChunk('abCd', 'x'), pngChunk('abCd', ''), pngChunk('xyZz', Buffer.alloc(3000))],
		after: [pngChunk('abCd', 'IDAT and IEND')],
	},
	'with an empty chunk of the picture': { before: [pngChunk('IDAT', '')] },
	'that is animated': {
		before: [
			pngChunk('acTL', numbers(1, 0)),
			pngChunk('fcTL', Buffer.concat([numbers(0, 32, 32, 0, 0), Buffer.of(0, 1, 0, 10, 0, 0)])),
		],
	},
};

function made(name: string, wish: PngWish): NamedFile {
	const { width = 32, height = 32, colourType = 2, depth = 8, isInterlaced = false } = wish;
	const { level = 6, chunkLength = 1_000_000, before = [], after = [] } = wish;
	const header = Buffer.concat([
		numbers(width, height),
		Buffer.of(depth, colourType, 0, 0, isInterlaced ? 1 : 0),
	]);
	const palette = Buffer.from(Array.from({ length: 3 << depth }, (_, index) => (index * 41) & 255));
	const bits = depth * (channels[colourType] ?? 1);
	const packed = deflateSync(isInterlaced ? interlaced(width, height, bits) : rows(width, height, bits), {
		level,
	});
	const pieces = Array.from({ length: Math.ceil(packed.length / chunkLength) }, (_, index) =>
		pngChunk('IDAT', packed.subarray(index * chunkLength, (index + 1) * chunkLength)),
	);
	const chunks = [
		pngChunk('IHDR', header),
		...(colourType === 3 ? [pngChunk('PLTE', palette)] : []),
		...before,
		...pieces,
		...after,
		pngChunk('IEND', ''),
	];
	const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
	return { name, bytes: new Uint8Array(bytes) };
}

/** Noise is as good after any filter, so that each row takes another. */
function rows(width: number, height: number, bits: number): Buffer {
	const length = 1 + Math.ceil((width * bits) / 8);
	return Buffer.from(
		Array.from({ length: width > 0 && height > 0 ? length * height : 0 }, (_, index) =>
			index % length === 0 ? (index / length) % 5 : (index * index * 31) >> 5,
		),
	);
}

/** Adam7: the seven passes, with where each starts and its steps. */
const passes = [
	[0, 0, 8, 8],
	[4, 0, 8, 8],
	[0, 4, 4, 8],
	[2, 0, 4, 4],
	[0, 2, 2, 4],
	[1, 0, 2, 2],
	[0, 1, 1, 2],
] as const;

function interlaced(width: number, height: number, bits: number): Buffer {
	return Buffer.concat(
		passes.map(([left, top, across, down]) =>
			rows(Math.ceil((width - left) / across), Math.ceil((height - top) / down), bits),
		),
	);
}
