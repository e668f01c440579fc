import { toLine } from '../altText.ts';
import type { LinkTarget, LinkText } from './link.ts';
import { encodePath } from './path.ts';

/** A Markdown image that any CommonMark parser reads as exactly this path and, on one line, alt text. */
export function markdownImage(target: LinkTarget): LinkText {
	const alt = escapeAlt(target.alt);
	return { text: `![${alt}](${encodePath(target.path)})`, alt: { start: 2, end: 2 + alt.length } };
}

/**
 * Escapes what inline Markdown, tables, strikethrough, math, MDX and templates would read as their
 * own. An underscore inside a word means nothing and stays readable.
 */
function escapeAlt(alt: string): string {
	return toLine(alt).replace(
		/[\\[\]`*<>|~${]|&(?=[#a-z])|:(?=\w)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu,
		'\\$&',
	);
}
