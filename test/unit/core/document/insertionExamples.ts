import { planInsertion } from '../../../../src/core/document/insertion.ts';
import type { Insertion, Spot } from '../../../../src/core/document/insertion.ts';
import type { LinkText } from '../../../../src/core/document/link/link.ts';
import { markdownImage } from '../../../../src/core/document/link/markdown.ts';

/** A link whose alt text is not where it is in its text's first characters. */
export const link: LinkText = markdownImage({ path: 'images/a-fox.png', alt: 'a fox', width: 1, height: 1 });

/** What a document is after links were put where an example says. */
export interface Inserted {
	readonly before: string;
	/** With each link as ▣. */
	readonly after: string;
	/** With the links in full. */
	readonly text: string;
	readonly insertion: Insertion;
}

/**
 * Puts links into an example: « and » are around the selection, ‸ is at the caret; without them the place
 * is the end. Line ends are those of the example.
 */
export function insert(
	example: string,
	mode: 'cursor' | 'below' | 'replace' | 'end',
	options: { readonly isMarkdown?: boolean; readonly count?: number } = {},
): Inserted {
	const before = example.replaceAll(/[«»‸]/g, '');
	const start = example.search(/[«‸]/);
	const end = example.includes('»') ? example.indexOf('»') - 1 : start;
	const spot: Spot = mode === 'end' ? { mode } : { mode, anchor: { start, end } };
	const eol = before.includes('\r\n') ? '\r\n' : '\n';
	const { isMarkdown = true, count = 1 } = options;
	const others = Array.from({ length: count - 1 }, () => link);
	const insertion = planInsertion({ text: before, eol, isMarkdown }, spot, [link, ...others]);
	const text = before.slice(0, insertion.start) + insertion.text + before.slice(insertion.end);
	return { before, after: text.replaceAll(link.text, '▣'), text, insertion };
}
