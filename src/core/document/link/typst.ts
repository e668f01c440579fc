import { quoteAt } from './context.ts';
import type { LinkLanguage } from './language.ts';
import { fillTemplate } from './template.ts';

/**
 * Typst: paths and texts are strings, read from https://typst.app/docs/reference/foundations/str/. An
 * image is as wide as it is, or as the page leaves room for.
 */
export const typst: LinkLanguage = {
	form: '#image("${path}", alt: "${alt}")',
	inline: (target, { after }) => {
		const link = fillTemplate(typst.form, typst, target);
		// What follows would be read as arguments, a field or the end of the call.
		return /^[([.;]/.test(after) ? { ...link, text: `${link.text};` } : link;
	},
	named: { figure: '#figure(\n  image("${path}", alt: "${alt}"),\n  caption: "${title}",\n)' },
	takesSitePaths: false,
	escapePath: escape,
	escapeText: escape,
};

function escape(text: string, before: string): string {
	return quoteAt(before) === '' ? escapeMarkup(text) : escapeString(text);
}

function escapeString(text: string): string {
	return text
		.replace(/["\\]/g, '\\$&')
		.replace(/\p{Cc}/gu, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A backslash takes any meaning from a sign; what is no sign has none but at the start of a line. */
function escapeMarkup(text: string): string {
	return text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/^\d/, digit => `#"${digit}"`);
}
