import { joinBytes } from '../bytes.ts';
import { Unzlib } from 'fflate';
import { longestMetadata } from './limits.ts';

/** Unpacks zlib data; undefined when it is damaged or becomes longer than any metadata should. */
export function inflate(packed: Uint8Array): Uint8Array | undefined {
	const pieces: Uint8Array[] = [];
	let length = 0;
	const stream = new Unzlib(piece => {
		pieces.push(piece);
		length += piece.length;
	});
	try {
		for (let start = 0; start < packed.length; start += step) {
			const end = Math.min(start + step, packed.length);
			stream.push(packed.subarray(start, end), end === packed.length);
			if (length > longestMetadata) {
				return undefined;
			}
		}
	} catch {
		return undefined;
	}
	return joinBytes(pieces);
}

/** Packed data can become 1,032 times as long: a step at a time, so that a bomb stops after half a megabyte too much. */
const step = 512;
