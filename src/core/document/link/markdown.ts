import { escapeString, isInTag, lastLine, quoteAt, toReference } from './context.ts';
import { escapeHtml, html, htmlForms } from './html.ts';
import type { LinkLanguage, LinkTarget, LinkText } from './language.ts';
import { encodePath } from './path.ts';
import { escapeScriptPath, scriptQuoteAt } from './script.ts';
import { fillTemplate } from './template.ts';

/** An image that any CommonMark parser reads as exactly this path and, on one line, alt text. */
export const markdown: LinkLanguage = {
	form: '![${alt}](${path})',
	named: htmlForms('<img src="${path}" alt="${alt}" width="${width}" height="${height}">'),
	takesSitePaths: true,
	escapePath: (path, before) => (isInTag(before) ? html.escapePath(path, before) : encodePath(path)),
	escapeText,
};

/** Markdown whose elements are JSX, where each must be closed. */
export const mdx: LinkLanguage = {
	...markdown,
	escapePath: (path, before) => escapeScriptPath(path, before) ?? markdown.escapePath(path, before),
	escapeText: (text, before) => {
		const quote = scriptQuoteAt(before);
		return quote === '' ? escapeText(text, before) : escapeString(text, quote);
	},
	named: htmlForms('<img src="${path}" alt="${alt}" width="${width}" height="${height}" />'),
};

/** A Markdown image. */
export function markdownImage(target: LinkTarget): LinkText {
	return fillTemplate(markdown.form, markdown, target);
}

/**
 * What inline Markdown, tables, strikethrough, math, MDX and templates would read as their own. An
 * underscore inside a word means nothing and stays readable.
 */
const marks = /[\\[\]`*<>|~${]|&(?=[#a-z])|:(?=\w)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu;

/**
 * With the sign before it, what site generators read as a tag before Markdown is read (Liquid, Nunjucks, ERB, PHP).
 * kramdown knows no backslash before a percent sign.
 */
const tagMarks = /(?<=[{<])[%#?]/g;

function escapeText(text: string, before: string): string {
	const quote = quoteAt(before);
	if (/\{\{[<%][^}]*$/.test(before) && quote !== '') {
		// A shortcode of Hugo: its strings are those of Go.
		return escapeString(text, quote);
	}
	if (isInTag(before)) {
		return html.escapeText(text, before);
	}
	if (/\{%(?:(?!%\})[^])*$/.test(before)) {
		// A tag of Liquid, whose strings have no escapes.
		return escapeHtml(text, "'");
	}
	if (/(?<!\{\{)<\/?[a-z][^<>]*>[^<]*$/i.test(before) && !lastLine(before).includes('![')) {
		// In an element some read Markdown and some do not; both read references.
		return text.replace(marks, toReference).replace(/[&"}](?!#\d)/g, toReference);
	}
	const escaped = text.replace(marks, '\\$&').replace(tagMarks, toReference);
	if (/\](?:\(|:)[^()]*\s\([^()]*$/.test(before)) {
		// The parentheses of a title.
		return escaped.replace(/[()]/g, '\\$&');
	}
	return quote === '' ? escaped : escaped.replaceAll(quote, `\\${quote}`);
}
