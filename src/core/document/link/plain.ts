import { escapeString, isInTag, quoteAt } from './context.ts';
import { html } from './html.ts';
import type { LinkLanguage } from './language.ts';
import { escapeModulePath, scriptQuoteAt } from './script.ts';

/**
 * The path alone, for languages without a form of their own. In people's templates, tags are escaped as
 * in HTML and JSX, and strings as most programming languages have them.
 */
export const plain: LinkLanguage = {
	form: '${path}',
	takesSitePaths: true,
	escapePath: (path, before) =>
		isInTag(before)
			? html.escapePath(path, before)
			: (escapeModulePath(path, before) ?? inQuotes(path, before)),
	escapeText: (text, before) => (isInTag(before) ? html.escapeText(text, before) : inQuotes(text, before)),
};

function inQuotes(text: string, before: string): string {
	const quote = scriptQuoteAt(before) || quoteAt(before);
	return quote === '' ? text : escapeString(text, quote);
}
