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
