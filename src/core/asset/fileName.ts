/** The longest name Figment makes of a prompt, in bytes of UTF-8. */
const longestSlug = 60;

/** The longest name of a file or folder that common file systems take, in bytes. */
const longestName = 255;

/** Names that Windows keeps for devices, whatever spaces and extension follow. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i;

/** What is wrong with a name of a file or folder, for every system that may check the project out. */
export type NameFault = 'empty' | 'reserved' | 'tooLong' | 'badCharacter' | 'badEnd';

/**
 * A name for what a text describes: Unicode letters, marks and digits kept in lower case, all else a
 * hyphen, but what nobody can see is left out; cut at a word where it can be; never empty, never a
 * name Windows reserves.
 */
export function toSlug(text: string): string {
	const words =
		text
			.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
			.normalize('NFC')
			.toLowerCase()
			.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
	const slug = cut(words).normalize('NFC');
	return slug === '' ? 'image' : reserved.test(slug) ? `image-${slug}` : slug;
}

/** What is wrong with `name` as the name of one file or folder, or undefined. */
export function findNameFault(name: string): NameFault | undefined {
	if (name.trim() === '' || name === '.' || name === '..') {
		return 'empty';
	}
	// What is decoded once too often must not become a separator, or dots that lead upwards.
	if (/[\p{Cc}\p{Cs}<>:"|?*\\/]|%(2f|5c)|^(?=.*%)(\.|%2e)+$/iu.test(name)) {
		return 'badCharacter';
	}
	if (/[. ]$/.test(name)) {
		return 'badEnd';
	}
	if (reserved.test(name)) {
		return 'reserved';
	}
	return byteLength(name) > longestName ? 'tooLong' : undefined;
}

/**
 * The names to try for `stem`: itself, then with -1, -2 and so on, as VS Code numbers pasted images. `ending`
 * is the extension with its dot, or nothing.
 */
export function* numberedNames(stem: string, ending: string): Generator<string> {
	yield stem + ending;
	for (let index = 1; ; index++) {
		yield `${stem}-${index}${ending}`;
	}
}

/** The name of a file in two: what it is called, and its extension with its dot, or nothing. */
export function splitName(path: string): { readonly stem: string; readonly ending: string } {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const dot = name.lastIndexOf('.');
	const end = dot > 0 ? dot : name.length;
	return { stem: name.slice(0, end), ending: name.slice(end) };
}

/** A name without the extension of an image, where it has one. */
export function withoutImageEnding(name: string): string {
	return name.replace(/\.(png|jpe?g|webp)$/i, '');
}

/**
 * What a person makes of a proposed name, without its extension: the picture decides on that. Undefined when the
 * name is left as it is.
 */
export function changedName(
	text: string,
	{ stem, ending }: { readonly stem: string; readonly ending: string },
): string | undefined {
	if (text === stem + ending) {
		return undefined;
	}
	const name = text.trim();
	return ending !== '' && name.endsWith(ending)
		? name.slice(0, name.length - ending.length)
		: withoutImageEnding(name);
}

/** How long `text` is in UTF-8. */
export function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}

function cut(words: readonly string[]): string {
	let slug = '';
	for (const word of words) {
		const before = slug === '' ? '' : `${slug}-`;
		if (byteLength(before + word) > longestSlug) {
			// A sentence of Chinese is one word: what a short one before it leaves room for is kept.
			return byteLength(before) > longestSlug / 2 ? slug : cutWord(word, before);
		}
		slug = before + word;
	}
	return slug;
}

/** `before` and as many of a word's characters as there is room for. */
function cutWord(word: string, before: string): string {
	let kept = before;
	for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)) {
		if (byteLength(kept + segment) > longestSlug) {
			break;
		}
		kept += segment;
	}
	return kept.replace(/-$/, '');
}
