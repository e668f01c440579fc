import assert from 'node:assert/strict';
import { planInsertions } from '../../../../src/core/document/insertion.ts';
import type { Placed, Spot } from '../../../../src/core/document/insertion.ts';
import type { TextChange } from '../../../../src/core/document/anchor.ts';
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
	readonly placed: Placed;
}

/** A text after changes that all speak of it as it was. */
export function edited(text: string, edits: readonly TextChange[]): string {
	let result = '';
	let at = 0;
	for (const { offset, length, text: added } of edits) {
		assert.ok(offset >= at && (offset > at || at === 0), 'changes are in order and apart');
		result += text.slice(at, offset) + added;
		at = offset + length;
	}
	return result + text.slice(at);
}

/**
 * Puts links into an example: « and » are around the selection, ‸ is at the caret; without them the place
 * is the end. Line ends are those of the example.
 */
export function insert(
	example: string,
	mode: Spot['mode'],
	options: { readonly languageId?: string; readonly count?: number } = {},
): Inserted {
	const before = example.replaceAll(/[«»‸]/g, '');
	const start = example.search(/[«‸]/);
	const end = example.includes('»') ? example.indexOf('»') - 1 : start;
	const spot: Spot = mode === 'end' ? { mode } : { mode, anchor: { start, end } };
	const eol = before.includes('\r\n') ? '\r\n' : '\n';
	const { languageId = 'markdown', count = 1 } = options;
	const others = Array.from({ length: count - 1 }, () => link);
	const plan = planInsertions({ text: before, eol, languageId }, [{ spot, write: () => [link, ...others] }]);
	const text = edited(before, plan.edits);
	return { before, after: text.replaceAll(link.text, '▣'), text, placed: plan.placed[0]! };
}
