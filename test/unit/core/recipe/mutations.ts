/** Damaged variants of files, always the same ones for the same `seed`. */
export function* mutations(files: readonly Uint8Array[], count: number, seed = 1): Generator<Uint8Array> {
	const random = randomNumbers(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	for (let index = 0; index < count; index++) {
		let bytes = new Uint8Array(files[index % files.length]!);
		for (let times = 1 + below(4); times > 0; times--) {
			bytes = damages[below(damages.length)]!(bytes, below);
		}
		yield bytes;
	}
}

type Below = (limit: number) => number;

/** Numbers that look like lengths, counts and marks to a reader. */
const telling = [0, 1, 2, 4, 0x3c, 0x26, 0x22, 0x7f, 0x80, 0xda, 0xe1, 0xeb, 0xfe, 0xff];

const damages: readonly ((bytes: Uint8Array<ArrayBuffer>, below: Below) => Uint8Array<ArrayBuffer>)[] = [
	(bytes, below) => changed(bytes, near(bytes, below), [below(256)]),
	(bytes, below) => changed(bytes, near(bytes, below), [telling[below(telling.length)]!]),
	(bytes, below) => changed(bytes, near(bytes, below), [255, 255, 255, below(256)]),
	(bytes, below) => changed(bytes, near(bytes, below), [0, 0, below(256), below(256)]),
	(bytes, below) => bytes.slice(0, below(bytes.length)),
	(bytes, below) => {
		const at = below(bytes.length);
		return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + below(40))]);
	},
	(bytes, below) => {
		const [at, from] = [below(bytes.length), below(bytes.length)];
		const piece = bytes.subarray(from, from + below(3000));
		return Uint8Array.from([...bytes.subarray(0, at), ...piece, ...bytes.subarray(at)]);
	},
];

/** Half of the places are among the first headers. */
function near(bytes: Uint8Array, below: Below): number {
	return below(2) === 0 ? below(Math.min(bytes.length, 200)) : below(bytes.length);
}

function changed(
	bytes: Uint8Array<ArrayBuffer>,
	at: number,
	values: readonly number[],
): Uint8Array<ArrayBuffer> {
	const result = bytes.slice();
	result.set(values.slice(0, Math.max(0, result.length - at)), Math.min(at, result.length));
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
