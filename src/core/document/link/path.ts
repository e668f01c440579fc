/**
 * A path as a URL reference: readable letters of any language stay, all that a URL or a document's
 * syntax would read as its own is percent-encoded. Decoding gives the path back.
 */
export function encodePath(path: string): string {
	const encoded = path.replace(/[\s%#?()<>[\]\\&"'`*|{}^$~\p{Cc}]/gu, encodeCharacter);
	// A first part with a colon would be read as a scheme.
	return /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
}

/**
 * The way from a folder to a file, both as absolute paths with slashes (the `path` of a URI).
 */
export function relativePath(fromFolder: string, toFile: string): string {
	const from = partsOf(fromFolder);
	const to = partsOf(toFile);
	let shared = 0;
	while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) {
		shared++;
	}
	return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** VS Code writes the same Windows drive now with a small letter, now with a capital. */
function partsOf(path: string): string[] {
	const samePath = path.replace(/^\/[A-Z]:/, drive => drive.toLowerCase());
	return samePath.split('/').filter(part => part !== '');
}

/** encodeURIComponent leaves a few of these as they are. */
function encodeCharacter(character: string): string {
	return [...new TextEncoder().encode(character)]
		.map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
		.join('');
}
