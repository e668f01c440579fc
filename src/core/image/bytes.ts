/** A view of the bytes for reading numbers. */
export function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether the bytes hold the text at an offset, one byte a letter. */
export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		if (bytes[offset + index] !== text.charCodeAt(index)) {
			return false;
		}
	}
	return true;
}
