import { escapeString, isInTag, quoteAt } from './context.ts';
import { escapeHtml } from './html.ts';
import type { LinkLanguage } from './language.ts';
import { encodePath } from './path.ts';

/**
 * The path alone, for languages without a form of their own. In people's templates, tags are escaped as
 * in HTML and JSX, and strings as most programming languages have them.
 */
export const plain: LinkLanguage = {
	form: '${path}',
	takesSitePaths: true,
	escapePath: (path, before) => (isElement(before) ? escapeHtml(encodePath(path)) : inQuotes(path, before)),
	escapeText: (text, before) =>
		isElement(before) ? escapeHtml(text, quoteAt(before)) : inQuotes(text, before),
};

/** In `alt={"…"}` of JSX, a string of JavaScript is in the tag. */
function isElement(before: string): boolean {
	return isInTag(before) && !/\{["']$/.test(before);
}

function inQuotes(text: string, before: string): string {
	const quote = quoteAt(before);
	return quote === '' ? text : escapeString(text, quote);
}
