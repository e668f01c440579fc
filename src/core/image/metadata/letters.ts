/** A text as bytes, one a letter; letters beyond U+00FF lose what does not fit. */
export function lettersToBytes(text: string): Uint8Array {
	return Uint8Array.from(text, letter => letter.charCodeAt(0));
}

/** Bytes as a text, one letter each (ISO 8859-1, which `TextDecoder` takes for Windows-1252). */
export function bytesToLetters(bytes: Uint8Array): string {
	return unitsToText(bytes);
}

/** The text of UTF-16 code units. */
export function unitsToText(units: Uint8Array | Uint16Array): string {
	let text = '';
	for (let start = 0; start < units.length; start += mostArguments) {
		text += String.fromCharCode(...units.subarray(start, start + mostArguments));
	}
	return text;
}

/** The text of UTF-8 bytes, or undefined where they are none. A byte order mark is left out. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Engines limit how many arguments a call may have. */
const mostArguments = 8192;
