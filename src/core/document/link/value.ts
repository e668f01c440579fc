import type { LinkPlace, LinkText } from './language.ts';

/** What means nothing else in YAML, and is no number, date or other value, for its end is that of a file. */
const plainYaml =
	/^(?:\.{0,2}\/)*[\p{L}\p{N}_](?:[\p{L}\p{N}_/.+()~-]| (?=[\p{L}\p{N}_]))*\.(?:png|jpe?g|webp|gif|avif|svg)$/u;

/** What may not stand as itself in a string of YAML or TOML. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/gu;

/** A path as a value of YAML or TOML, in quotation marks where it needs them and has none. */
export function toValue(path: string, { data, quote }: Extract<LinkPlace, { kind: 'value' }>): LinkText {
	const isPlain = quote === '' && data === 'yaml' && plainYaml.test(path);
	const text = isPlain ? path : quote === '' ? `"${escapeValue(path)}"` : inQuotes(path, data, quote);
	return { text, alt: { start: text.length, end: text.length } };
}

function inQuotes(path: string, data: 'yaml' | 'toml', quote: '"' | "'"): string {
	if (quote === '"') {
		return escapeValue(path);
	}
	// These strings have no escapes; those of TOML cannot hold their own mark.
	const encoded = path.replace(unprintable, encodeURIComponent);
	return data === 'yaml' ? encoded.replaceAll("'", "''") : encoded.replaceAll("'", '%27');
}

function escapeValue(path: string): string {
	return path.replace(/["\\]/g, '\\$&').replace(unprintable, character => {
		const code = character.codePointAt(0) ?? 0;
		return code > 0xffff
			? `\\U${code.toString(16).padStart(8, '0')}`
			: `\\u${code.toString(16).padStart(4, '0')}`;
	});
}
