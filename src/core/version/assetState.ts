import { sha256 } from '../asset/contentHash.ts';

/** Bytes that an asset may have; undefined where they cannot be read any more. */
export interface KnownContent {
	readonly sha256: string;
	readonly bytes: Uint8Array | undefined;
}

/** What an asset was and is to be. */
export interface Contents {
	readonly next: KnownContent;
	/** Undefined when there was no file. */
	readonly previous: KnownContent | undefined;
}

/**
 * What a file is while it is replaced: one of both contents, what an interrupted write has left of them, no
 * file, or something that is not of this replacement.
 */
export type AssetState = 'next' | 'previous' | 'damaged' | 'missing' | 'other';

/** Tells what an asset's bytes are. */
export async function judgeAsset(
	current: Uint8Array | undefined,
	{ next, previous }: Contents,
): Promise<AssetState> {
	if (current === undefined) {
		return 'missing';
	}
	const hash = await sha256(current);
	if (hash === next.sha256) {
		return 'next';
	}
	if (hash === previous?.sha256) {
		return 'previous';
	}
	return isRemains(current, next.bytes, previous?.bytes) ? 'damaged' : 'other';
}

/**
 * Whether each byte is the one that either content has at its place, or was never written. That is all that
 * an interrupted write can leave, in whatever order a disk took its blocks; and nobody makes such a file on
 * purpose, so that a file that does not even look like an image, such as a pointer of Git LFS, is left alone.
 */
function isRemains(current: Uint8Array, next?: Uint8Array, previous?: Uint8Array): boolean {
	for (let index = 0; index < current.length; index++) {
		const byte = current[index];
		if (byte !== 0 && byte !== next?.[index] && byte !== previous?.[index]) {
			return false;
		}
	}
	return true;
}
