import { escapeString, quoteAt } from './context.ts';
import type { LinkLanguage } from './language.ts';
import { encodePath } from './path.ts';

/**
 * A `url()` of CSS, SCSS and Less. Encoded paths hold nothing that ends a string, and nothing that Sass
 * (`#{}`) or Less (`@{}`) would put a value in for.
 */
export const css: LinkLanguage = {
	form: 'url("${path}")',
	takesSitePaths: true,
	isBlock: text => /[:;{}]/.test(text.replace(/"[^"]*"|'[^']*'|\/\*[^]*?\*\//g, '')),
	escapePath: path => encodePath(path),
	escapeText: (text, before) => {
		const quote = quoteAt(before);
		return quote === '' ? text.replaceAll('*/', '*\u200B/') : escapeString(text, quote);
	},
};
