/** A body is larger than we are willing to take. */
export class TooLargeError extends Error {
	override readonly name = 'TooLargeError';

	constructor(limit: number) {
		super(`more than ${limit} bytes`);
	}
}

/**
 * Reads a body whole, of at most `limit` bytes. A body of known length is read into one buffer, so
 * that its bytes are held once. Throws TooLargeError as soon as the limit is passed, and whatever
 * the stream throws.
 */
export async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
	const declared = Number(response.headers.get('content-length') ?? 0);
	if (declared > limit) {
		await response.body?.cancel();
		throw new TooLargeError(limit);
	}
	let buffer = new Uint8Array(Number.isSafeInteger(declared) && declared > 0 ? declared : 65_536);
	let length = 0;
	const reader = response.body?.getReader();
	for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
		const needed = length + part.value.length;
		if (needed > limit) {
			await reader?.cancel();
			throw new TooLargeError(limit);
		}
		if (needed > buffer.length) {
			// A compressed body is longer than its declared length: grow by doubling.
			const larger = new Uint8Array(Math.min(limit, Math.max(needed, buffer.length * 2)));
			larger.set(buffer.subarray(0, length));
			buffer = larger;
		}
		buffer.set(part.value, length);
		length = needed;
	}
	return buffer.subarray(0, length);
}
