/** How many hex digits of a hash a file's name has. */
const digits = 8;

/** The SHA-256 of bytes: 64 hex digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', isUnshared(bytes) ? bytes : bytes.slice());
	return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** The first 8 hex digits of the SHA-256 of a picture's bytes. */
export async function contentHash(bytes: Uint8Array): Promise<string> {
	return (await sha256(bytes)).slice(0, digits);
}

/** A picture that threads share would have to be copied; none is. */
function isUnshared(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
	return bytes.buffer instanceof ArrayBuffer;
}
