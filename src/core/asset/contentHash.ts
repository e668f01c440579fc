/** How many hex digits of a hash a file's name has. */
const digits = 8;

/** The first 8 hex digits of the SHA-256 of a picture's bytes. */
export async function contentHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...hash.subarray(0, digits / 2)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
