/** Puts `bytes` in the place of what is from `start` to `end`. */
export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly bytes: Uint8Array;
}

/**
 * The bytes with the edits made; the rest is copied as it is. Edits do not overlap; what
 * goes to one place keeps its order, before what is taken out there.
 */
export function splice(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
	const ordered = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
	const growth = edits.reduce((sum, edit) => sum + edit.bytes.length - (edit.end - edit.start), 0);
	const result = new Uint8Array(bytes.length + growth);
	let from = 0;
	let to = 0;
	for (const edit of ordered) {
		result.set(bytes.subarray(from, edit.start), to);
		to += edit.start - from;
		result.set(edit.bytes, to);
		to += edit.bytes.length;
		from = edit.end;
	}
	result.set(bytes.subarray(from), to);
	return result;
}

/** Bytes that were made in the place of others. */
export interface Borrowed {
	readonly bytes: Uint8Array;
	/** Makes the others what they were; from then on these are not to be used. */
	readonly giveBack: () => void;
}

/**
 * The same where the buffer has at least `room` bytes before `bytes` that are nobody's: only what comes before the
 * last edit moves. Undefined where that takes more room, or where so much would move that copying all is as good.
 */
export function spliceInRoom(bytes: Uint8Array, edits: readonly Edit[], room: number): Borrowed | undefined {
	const headLength = Math.max(0, ...edits.map(edit => edit.end));
	if (room === 0 || headLength > longestHead) {
		return undefined;
	}
	const before = bytes.slice(0, headLength);
	const head = splice(before, edits);
	const growth = head.length - before.length;
	if (growth < 0 || growth > room) {
		return undefined;
	}
	const whole = new Uint8Array(bytes.buffer, bytes.byteOffset - growth, bytes.length + growth);
	whole.set(head);
	return { bytes: whole, giveBack: () => bytes.set(before) };
}

const longestHead = 65_536;
