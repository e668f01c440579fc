/** A stretch of a file that a walk wants to see. */
export interface Range {
	readonly offset: number;
	readonly length: number;
}

/** What a part of a file holds, of what is of interest here. */
export type PartKind = 'xmp' | 'extendedXmp' | 'exif' | 'parameters' | 'manifest';

/** A chunk or segment that holds metadata. Offsets are in bytes from the start of the file. */
export interface Part {
	readonly kind: PartKind;
	/** Where the chunk or segment starts and ends, with all that belongs to it. */
	readonly start: number;
	readonly end: number;
	/** Where what it says starts and ends. */
	readonly dataStart: number;
	readonly dataEnd: number;
}

/** What a walk along the headers of a file finds. */
export interface Layout {
	readonly parts: readonly Part[];
	/** Where new metadata may go, in a sound file. */
	readonly insertAt: number;
	/** Whether the walk came to where the format says it ends, and nothing on the way was wrong. */
	readonly isSound: boolean;
}

/** Looks at a file through ranges it asks for; an answer is shorter where the file ends. */
export type Walk<Result> = Generator<Range, Result, Uint8Array>;

/** A file of which parts can be read. */
export interface ByteSource {
	/** At most `length` bytes from `offset` on, fewer only where the file ends. What it throws is passed on. */
	read(offset: number, length: number): Promise<Uint8Array>;
}

/** Takes a walk over bytes that are all there; nothing is copied. */
export function walkBytes<Result>(walk: Walk<Result>, bytes: Uint8Array): Result {
	let step = walk.next();
	while (step.done !== true) {
		const { offset, length } = step.value;
		step = walk.next(bytes.subarray(offset, offset + length));
	}
	return step.value;
}

/**
 * Takes a walk over a file by reading blocks of it. After 64 KiB, not counting what is read in one piece
 * because it is metadata, every further answer is empty, as at the end of the file.
 */
export async function walkSource<Result>(walk: Walk<Result>, source: ByteSource): Promise<Result> {
	let block: Block = { start: 0, bytes: new Uint8Array() };
	let blockLength = firstBlock;
	let left = scanLimit;
	let step = walk.next();
	while (step.done !== true) {
		const { offset, length } = step.value;
		const isHere = offset >= block.start && offset + length <= block.start + block.bytes.length;
		if (!isHere && length > longestHeader && blockLength !== firstBlock) {
			const bytes = await source.read(offset, length);
			step = walk.next(bytes.subarray(0, length));
			continue;
		}
		if (!isHere) {
			const wanted = Math.min(blockLength, left);
			const bytes = wanted > 0 ? await source.read(offset, wanted) : new Uint8Array();
			block = { start: offset, bytes: bytes.subarray(0, wanted) };
			left -= wanted;
			blockLength = nextBlock;
		}
		const start = offset - block.start;
		step = walk.next(block.bytes.subarray(start, start + length));
	}
	return step.value;
}

/** No header of a chunk or segment is looked at for longer than this. */
export const longestHeader = 128;

interface Block {
	readonly start: number;
	readonly bytes: Uint8Array;
}

/** A recipe with a prompt of a few sentences fits in, so that most files take one read. */
const firstBlock = 8192;
const nextBlock = 4096;
const scanLimit = 65_536;
