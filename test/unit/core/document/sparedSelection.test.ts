import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Anchor, TextChange } from '../../../../src/core/document/anchor.ts';
import { spareSelection, spareSelections } from '../../../../src/core/document/sparedSelection.ts';

/** A text with a selection in brackets or a caret as a bar, and `^` where `added` is put. */
function parse(marked: string): { text: string; selection: Anchor; offset: number } {
	const without = (marks: RegExp) => marked.replaceAll(marks, '');
	const only = without(/\^/g);
	const start = only.search(/[[|]/);
	return {
		text: without(/[[\]|^]/g),
		selection: { start, end: only.includes('|') ? start : only.indexOf(']') - 1 },
		offset: without(/[[\]|]/g).indexOf('^'),
	};
}

function apply(text: string, changes: readonly TextChange[]): string {
	return changes
		.toReversed()
		.reduce(
			(whole, { offset, length, text: added }) =>
				whole.slice(0, offset) + added + whole.slice(offset + length),
			text,
		);
}

/** What VS Code's bulk edits make of a selection: what is put at an end of it pushes that end. */
function push({ start, end }: Anchor, changes: readonly TextChange[]): Anchor {
	const moved = (at: number) =>
		changes.reduce(
			(to, { offset, length, text }) =>
				offset > at ? to : to + text.length - Math.min(length, Math.max(0, at - offset)),
			at,
		);
	return { start: start === end ? moved(end) : moved(start), end: moved(end) };
}

describe('an edit', () => {
	const table: readonly (readonly [what: string, marked: string, added: string, at: number])[] = [
		['stays where it is far from a selection', 'A fox.^\n\n[End].', '\n\n▣', 6],
		['goes behind the line break after a caret', 'A fox.|^\n\nEnd.', '\n\n▣', 7],
		['goes behind the line break after a selection', '[A fox.]^\n\nEnd.', '\n\n▣', 7],
		['goes behind a whole line that is selected', '[A fox.^\n]\nEnd.', '\n\n▣', 8],
		['goes behind a line break of Windows', '[A fox.]^\r\n\r\nEnd.', '\r\n\r\n▣', 8],
		['stays in the middle of a selection', '[A fox.^\n\nEnd].', '\n\n▣', 6],
		['stays where no line break follows', 'A fox.|^', '\n\n▣', 6],
		['stays in a line', 'A fox.|^\nEnd.', '▣', 6],
		['stays at the start of the line of a caret', 'A fox.\n^|End.', '▣\n\n', 7],
	];
	for (const [what, marked, added, at] of table) {
		it(what, () => {
			const { text, selection, offset } = parse(marked);
			const change = { offset, length: 0, text: added };
			const spared = spareSelections(text, [change], [selection]);
			assert.deepStrictEqual(
				spared.map(each => each.offset),
				[at],
			);
			assert.equal(apply(text, spared), apply(text, [change]));
		});
	}

	it('does not come to where the next one is', () => {
		const changes = [
			{ offset: 1, length: 0, text: '\n▣' },
			{ offset: 2, length: 0, text: 'b' },
		];
		assert.deepStrictEqual(spareSelections('a\n\n', changes, [{ start: 1, end: 1 }]), changes);
	});
});

describe('a selection', () => {
	const table: readonly (readonly [what: string, marked: string, added: string, kept: Anchor | undefined])[] =
		[
			['that ends where text is put is kept', 'a [fox]^', '\n\n▣', { start: 2, end: 5 }],
			['that is a caret there is kept', 'a fox|^.', ' ▣', { start: 5, end: 5 }],
			['that begins there needs nothing', 'a ^[fox]', '▣', undefined],
			['elsewhere needs nothing', '[a] fox^', '▣', undefined],
			['that is a caret at the start of the line goes on with it', 'a\n^|b', '▣\n', undefined],
		];
	for (const [what, marked, added, kept] of table) {
		it(what, () => {
			const { text, selection, offset } = parse(marked);
			const spared = spareSelection(text, [{ offset, length: 0, text: added }], selection);
			assert.deepStrictEqual(spared?.kept, kept);
		});
	}
});

/** A text, and changes of it that are in order, no two at one place. */
function toEdit(parts: readonly { kept: string; gone: string; added: string }[], rest: string) {
	let text = '';
	const changes: TextChange[] = [];
	for (const { kept, gone, added } of parts) {
		text += `${kept}b`;
		changes.push({ offset: text.length, length: gone.length, text: added });
		text += gone;
	}
	return { text: text + rest, changes };
}

describe('any edit that spares selections', () => {
	const piece = fc.string({ unit: fc.constantFrom('a', ' ', '\n'), maxLength: 4 });
	const pieces = fc.array(fc.record({ kept: piece, gone: piece, added: piece }), { maxLength: 4 });
	const numbers = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 3 });

	it('makes the same of the text, in order', () => {
		fc.assert(
			fc.property(pieces, piece, numbers, (parts, rest, ends) => {
				const { text, changes } = toEdit(parts, rest);
				const selections = ends.map(([one, other]) => ({
					start: Math.min(one, other),
					end: Math.max(one, other),
				}));
				const spared = spareSelections(text, changes, selections);
				assert.equal(apply(text, spared), apply(text, changes));
				spared.forEach((each, index) => {
					const before = spared[index - 1];
					assert.ok(before === undefined || before.offset + before.length < each.offset);
				});
			}),
			{ numRuns: 500 },
		);
	});

	it('knows where an editor pushes the end of a selection to', () => {
		fc.assert(
			fc.property(pieces, piece, numbers, (parts, rest, [[one, other] = [0, 0]]) => {
				const { text, changes } = toEdit(parts, rest);
				const [start, end] = [Math.min(one, other), Math.max(one, other)];
				const isInGone = changes.some(({ offset, length }) => start < offset + length && offset < end);
				fc.pre(end <= text.length && !isInGone);
				const spared = spareSelection(text, changes, { start, end });
				if (spared !== undefined) {
					assert.equal(spared.pushedEnd, push({ start, end }, changes).end);
					const now = apply(text, changes);
					assert.equal(now.slice(spared.kept.start, spared.kept.end), text.slice(start, end));
				}
			}),
			{ numRuns: 500 },
		);
	});
});
