/** Gives the next number in [0, 1). */
export type Random = () => number;

/**
 * A random sequence that depends on the text alone and is the same on every platform: the text is
 * hashed with FNV-1a, its bits are mixed with the finaliser of MurmurHash3, and mulberry32 counts on
 * from there. All of it is 32-bit integer arithmetic.
 */
export function createRandom(text: string): Random {
	let state = hashOf(text);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
}

/** A number between two bounds. */
export function between(random: Random, low: number, high: number): number {
	return low + (high - low) * random();
}

function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
