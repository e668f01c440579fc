import { escapeString, isInTag, quoteAt, toReference } from './context.ts';
import type { LinkLanguage } from './language.ts';
import { encodePath } from './path.ts';
import { escapeScriptPath, scriptQuoteAt } from './script.ts';

const image = '<img src="${path}" alt="${alt}" width="${width}" height="${height}">';

/** An `<img>` element with its size, so that the page does not jump while it loads. */
export const html: LinkLanguage = {
	form: image,
	named: htmlForms(image),
	takesSitePaths: true,
	escapePath: (path, before) => escapeScriptPath(path, before) ?? escapeHtml(encodePath(path)),
	escapeText: (text, before) => {
		const quote = isInTag(before) ? scriptQuoteAt(before) : '';
		return quote === '' ? escapeHtml(text, quoteAt(before)) : escapeString(text, quote);
	},
};

/** The forms around an image element that a setting may name. */
export function htmlForms(element: string): NonNullable<LinkLanguage['named']> {
	return {
		picture: `<picture>\n  ${element}\n</picture>`,
		figure: `<figure>\n  ${element}\n  <figcaption>\${title}</figcaption>\n</figure>`,
	};
}

/**
 * Escapes for text and for attributes in `quote`. Svelte, Handlebars and the like read braces also in
 * attributes, Razor and Blade an at sign.
 */
export function escapeHtml(text: string, quote = '"'): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('"', '&quot;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(quote === "'" ? /[{}@']/g : /[{}@]/g, toReference);
}
