/**
 * The checksum of a PNG chunk (ISO 3309, polynomial 0xedb88320), as an unsigned 32-bit number.
 *
 * @param bytes what comes next
 * @param before the checksum of what came before, so that a long text can be summed in pieces
 */
export function crc32(bytes: Uint8Array, before = 0): number {
	let sum = ~before;
	for (const byte of bytes) {
		sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
	}
	return ~sum >>> 0;
}

const table = Int32Array.from({ length: 256 }, (_, index) => {
	let entry = index;
	for (let bit = 0; bit < 8; bit++) {
		entry = entry & 1 ? 0xedb88320 ^ (entry >>> 1) : entry >>> 1;
	}
	return entry;
});
