/** Damaged variants of files, always the same ones for the same `seed`. */
export function* mutations(files: readonly Uint8Array[], count: number, seed = 1): Generator<Uint8Array> {
	const random = randomNumbers(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	for (let index = 0; index < count; index++) {
		let bytes = new Uint8Array(files[index % files.length]!);
		for (let times = 1 + below(4); times > 0; times--) {
			const other = files[below(files.length)]!;
			bytes = damages[below(damages.length)]!(bytes, below, other);
		}
		yield bytes;
	}
}

type Bytes = Uint8Array<ArrayBuffer>;
type Below = (limit: number) => number;

/** Numbers that look like lengths, counts and marks to a reader. */
const telling = [0, 1, 2, 4, 0x3c, 0x26, 0x22, 0x7f, 0x80, 0xda, 0xe1, 0xeb, 0xfe, 0xff];

/** What readers look for: put where it is not expected, it makes them believe what is not so. */
const words = [
	'IHDR',
	'IDAT',
	'IEND',
	'iTXt',
	'zTXt',
	'caBX',
	'parameters\0',
	'parameters\0\x01\0\0\0',
	'XML:com.adobe.xmp\0\x01\0\0\0',
	'Exif\0\0MM\0*\0\0\0\x08',
	'II*\0\x08\0\0\0\xff\xff',
	'UNICODE\0',
	'http://ns.adobe.com/xap/1.0/\0',
	'http://ns.adobe.com/xmp/extension/\0',
	'VP8X\x0a\0\0\0',
	'EXIF\xff\xff\xff\xff',
	'XMP \xff\xff\xff\x7f',
	'<x>',
	'</',
	'<!--',
	'<![CDATA[',
	'<!DOCTYPE a [<!ENTITY b "b">]>',
	'&#x110000;',
	'&amp;',
	'{"version":1,"prompt":',
].map(word => Uint8Array.from(word, letter => letter.charCodeAt(0)));

const damages: readonly ((bytes: Bytes, below: Below, other: Uint8Array) => Bytes)[] = [
	(bytes, below) => changed(bytes, near(bytes, below), [below(256)]),
	(bytes, below) => changed(bytes, near(bytes, below), [telling[below(telling.length)]!]),
	(bytes, below) => changed(bytes, near(bytes, below), [255, 255, 255, below(256)]),
	(bytes, below) => changed(bytes, near(bytes, below), [0, 0, below(256), below(256)]),
	(bytes, below) => changed(bytes, near(bytes, below), words[below(words.length)]!),
	(bytes, below) => bytes.slice(0, below(bytes.length)),
	(bytes, below) => {
		const at = below(bytes.length);
		return replaced(bytes, at, at + 1 + below(40), new Uint8Array());
	},
	(bytes, below) => {
		const from = below(bytes.length);
		const at = below(bytes.length);
		return replaced(bytes, at, at, bytes.subarray(from, from + below(3000)));
	},
	(bytes, below) => {
		const at = near(bytes, below);
		return replaced(bytes, at, at, words[below(words.length)]!);
	},
	(bytes, below, other) => {
		const at = below(bytes.length);
		const from = below(other.length);
		return replaced(bytes, at, at + below(2000), other.subarray(from, from + below(2000)));
	},
];

/** Half of the places are among the first headers. */
function near(bytes: Uint8Array, below: Below): number {
	return below(2) === 0 ? below(Math.min(bytes.length, 200)) : below(bytes.length);
}

function changed(bytes: Bytes, at: number, values: ArrayLike<number>): Bytes {
	return replaced(bytes, at, at + values.length, Uint8Array.from(values));
}

function replaced(bytes: Bytes, start: number, end: number, values: Uint8Array): Bytes {
	const rest = bytes.subarray(end);
	const result = new Uint8Array(start + values.length + rest.length);
	result.set(bytes.subarray(0, start));
	result.set(values, start);
	result.set(rest, start + values.length);
	return result;
}

/** Mulberry32, by Tommy Ettinger, in the public domain. */
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
