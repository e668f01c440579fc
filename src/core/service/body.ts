/** A body is larger than we are willing to take. */
export class TooLargeError extends Error {
	override readonly name = 'TooLargeError';

	constructor(limit: number) {
		super(`more than ${limit} bytes`);
	}
}

/**
 * Reads a body whole, of at most `limit` bytes. A body of known length is read into one buffer, so
 * that its bytes are held once. The buffer has `room` bytes before the body that are the caller's to use.
 * Throws TooLargeError as soon as the limit is passed, and whatever the stream throws.
 */
export async function readBody(
	response: Response,
	limit: number,
	room = 0,
): Promise<Uint8Array<ArrayBuffer>> {
	const declared = Number(response.headers.get('content-length') ?? 0);
	if (declared > limit) {
		await response.body?.cancel();
		throw new TooLargeError(limit);
	}
	const expected = Number.isSafeInteger(declared) && declared > 0 ? declared : 65_536;
	let buffer = new Uint8Array(room + expected).subarray(room);
	let length = 0;
	const canFree = response.body !== null && givesMemoryAway(response.body);
	const reader = response.body?.getReader();
	for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
		const needed = length + part.value.length;
		if (needed > limit) {
			await reader?.cancel();
			throw new TooLargeError(limit);
		}
		if (needed > buffer.length) {
			// A compressed body is longer than its declared length: grow by doubling.
			const capacity = Math.min(limit, Math.max(needed, buffer.length * 2));
			const larger = new Uint8Array(room + capacity).subarray(room);
			larger.set(buffer.subarray(0, length));
			buffer = larger;
		}
		buffer.set(part.value, length);
		length = needed;
		if (canFree) {
			// The collector lets a whole picture of them come together before it looks.
			part.value.buffer.transfer(0);
		}
	}
	return buffer.subarray(0, length);
}

/** Whether each part of a stream has memory of its own: a byte stream transfers it (Streams standard, 4.10.11). */
function givesMemoryAway(body: ReadableStream): boolean {
	try {
		body.getReader({ mode: 'byob' }).releaseLock();
		return 'transfer' in ArrayBuffer.prototype;
	} catch {
		return false;
	}
}
