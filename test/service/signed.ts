import { crc32 } from 'node:zlib';
import type { PictureFormat } from './types.ts';

/**
 * A picture with a C2PA manifest store (a JUMBF superbox of the type "c2pa"), where its format keeps one (C2PA
 * specification 2.1, A.3): the chunk `caBX` of a PNG, a segment APP11 of a JPEG, the chunk `C2PA` of a WebP.
 * The store is empty: nothing here verifies signatures.
 */
export function sign(bytes: Buffer, format: PictureFormat): Buffer {
	switch (format) {
		case 'png': {
			// Right behind the header, which is 8 + 25 bytes long.
			return Buffer.concat([bytes.subarray(0, 33), pngChunk('caBX', store), bytes.subarray(33)]);
		}
		case 'jpeg': {
			const data = Buffer.concat([Buffer.from('JP\0\x01\0\0\0\x01', 'latin1'), store]);
			const head = Buffer.from([0xff, 0xeb, 0, 0]);
			head.writeUInt16BE(data.length + 2, 2);
			return Buffer.concat([bytes.subarray(0, 2), head, data, bytes.subarray(2)]);
		}
		case 'webp': {
			const length = Buffer.alloc(4);
			length.writeUInt32LE(store.length);
			const whole = Buffer.concat([
				bytes,
				Buffer.from('C2PA'),
				length,
				store,
				Buffer.alloc(store.length % 2),
			]);
			whole.writeUInt32LE(whole.length - 8, 4);
			return whole;
		}
	}
}

const store = box(
	'jumb',
	box('jumd', Buffer.from('c2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0', 'latin1')),
);

function box(type: string, content: Buffer): Buffer {
	const head = Buffer.alloc(8, type.padStart(8));
	head.writeUInt32BE(content.length + 8, 0);
	return Buffer.concat([head, content]);
}

function pngChunk(name: string, data: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const body = Buffer.concat([Buffer.from(name), data]);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}
