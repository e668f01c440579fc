import { escapeString } from './context.ts';
import type { LinkPlace, LinkText } from './language.ts';
import { encodePath } from './path.ts';

/** What means nothing else in YAML, and is no number, date or other value, for its end is that of a file. */
const plainYaml =
	/^(?:\.{0,2}\/)*[\p{L}\p{N}_](?:[\p{L}\p{N}_/.+()~-]| (?=[\p{L}\p{N}_]))*\.(?:png|jpe?g|webp|gif|avif|svg)$/u;

/** What may not stand as itself in a string of YAML or TOML. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/gu;

type Place = Extract<LinkPlace, { kind: 'value' }>;

/** A path as a value, in quotation marks where it needs them and has none; that of a `url()` in CSS needs none. */
export function toValue(path: string, { data, quote }: Place): LinkText {
	const text = write(path, data, quote);
	return { text, alt: { start: text.length, end: text.length } };
}

function write(path: string, data: Place['data'], quote: Place['quote']): string {
	switch (data) {
		case 'css':
			return encodePath(path);
		case 'javascript':
			return quote === '' ? `"${escapeCode(path, '"')}"` : escapeCode(path, quote);
		case 'yaml':
		case 'toml': {
			const isPlain = quote === '' && data === 'yaml' && plainYaml.test(path);
			return isPlain ? path : quote === '' ? `"${escapeValue(path)}"` : inQuotes(path, data, quote);
		}
	}
}

function inQuotes(path: string, data: 'yaml' | 'toml', quote: '"' | "'"): string {
	if (quote === '"') {
		return escapeValue(path);
	}
	// These strings have no escapes; those of TOML cannot hold their own mark.
	const encoded = path.replace(unprintable, encodeURIComponent);
	return data === 'yaml' ? encoded.replaceAll("'", "''") : encoded.replaceAll("'", '%27');
}

function escapeCode(path: string, quote: string): string {
	return escapeString(path, quote).replace(
		/[\p{Zl}\p{Zp}]/gu,
		character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function escapeValue(path: string): string {
	return path.replace(/["\\]/g, '\\$&').replace(unprintable, character => {
		const code = character.codePointAt(0) ?? 0;
		return code > 0xffff
			? `\\U${code.toString(16).padStart(8, '0')}`
			: `\\u${code.toString(16).padStart(4, '0')}`;
	});
}
