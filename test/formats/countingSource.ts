import type { ByteSource } from '../../src/core/image/metadata/walk.ts';

/** A file of which parts can be read, and which counts what is read of it. */
export interface CountingSource extends ByteSource {
	/** How many bytes were asked for that are no metadata. */
	readonly otherBytes: number;
	/** How many bytes were asked for as metadata. */
	readonly metadataBytes: number;
}

/** Bytes as a file. A read counts as one of metadata if it starts where the file says that some are. */
export function countReads(bytes: Uint8Array): CountingSource {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let otherBytes = 0;
	let metadataBytes = 0;
	return {
		get otherBytes() {
			return otherBytes;
		},
		get metadataBytes() {
			return metadataBytes;
		},
		read: (offset, length) => {
			if (offset > 0 && isMetadataAt(file, offset)) {
				metadataBytes += length;
			} else {
				otherBytes += length;
			}
			return Promise.resolve(bytes.subarray(offset, offset + length));
		},
	};
}

function isMetadataAt(file: Buffer, offset: number): boolean {
	const before = file.toString('latin1', Math.max(0, offset - 40), offset);
	const here = file.toString('latin1', offset, offset + 4);
	return (
		/^[itz][TE]Xt$/.test(here) ||
		/(?:Exif\0\0|http:\/\/ns\.adobe\.com\/(?:xap\/1\.0|xmp\/extension)\/\0)$/.test(before) ||
		/(?:EXIF|XMP )[^]{4}$/.test(before)
	);
}
