import * as z from 'zod/mini';

// What messages of the Studio are made of.

/** A text of at most `most` UTF-16 code units. */
export function text(most: number) {
	return z.string().check(z.refine(each => each.length <= most));
}

/** At most `most` bytes. */
export function bytes(most: number) {
	return z.instanceof(Uint8Array).check(z.refine(each => each.length <= most));
}

/** A number of things, or of one among them from 0. */
export const count = z.int().check(z.gte(0));
/** Names a page: each time the host writes its HTML it is another one. */
export const pageId = text(64);
/** The URI of an image. */
export const imageId = text(8192);
export const jobId = text(128);
/** An option of a request as it is typed. */
export const typed = text(40);
