import { viewOf } from '../bytes.ts';

/** The MD5 digest (RFC 1321) in capital hexadecimal digits, as the name of extended XMP is one. */
export function md5(bytes: Uint8Array): string {
	const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
	padded.set(bytes);
	padded[bytes.length] = 0x80;
	const view = viewOf(padded);
	view.setUint32(padded.length - 8, bytes.length << 3, true);
	view.setUint32(padded.length - 4, Math.floor(bytes.length / 0x2000_0000), true);
	const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
	for (let offset = 0; offset < padded.length; offset += 64) {
		addBlock(state, view, offset);
	}
	return Array.from(state, word => swapped(word).toString(16).padStart(8, '0'))
		.join('')
		.toUpperCase();
}

const shifts = [
	[7, 12, 17, 22],
	[5, 9, 14, 20],
	[4, 11, 16, 23],
	[6, 10, 15, 21],
] as const;

const sines = Uint32Array.from({ length: 64 }, (_, index) => Math.abs(Math.sin(index + 1)) * 2 ** 32);

function addBlock(state: Uint32Array, view: DataView, offset: number): void {
	let [a = 0, b = 0, c = 0, d = 0] = state;
	for (let index = 0; index < 64; index++) {
		const round = index >> 4;
		const [mixed, word] =
			round === 0
				? [(b & c) | (~b & d), index]
				: round === 1
					? [(d & b) | (~d & c), 5 * index + 1]
					: round === 2
						? [b ^ c ^ d, 3 * index + 5]
						: [c ^ (b | ~d), 7 * index];
		const sum = a + mixed + (sines[index] ?? 0) + view.getUint32(offset + 4 * (word & 15), true);
		const shift = shifts[round]?.[index & 3] ?? 0;
		a = d;
		d = c;
		c = b;
		b = (b + ((sum << shift) | ((sum >>> 0) >>> (32 - shift)))) >>> 0;
	}
	state.set([a, b, c, d].map((word, index) => (state[index] ?? 0) + word));
}

function swapped(word: number): number {
	return ((word >>> 24) | ((word >>> 8) & 0xff00) | ((word & 0xff00) << 8) | ((word & 0xff) << 24)) >>> 0;
}
