import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { invertChanges, moveAnchor } from '../../../../src/core/document/anchor.ts';
import type { Anchor, TextChange } from '../../../../src/core/document/anchor.ts';

describe('an anchor', () => {
	/** Before and after, with the range in brackets, a caret as a bar; changes as [offset, length, text]. */
	const table: readonly (readonly [
		name: string,
		before: string,
		changes: readonly (readonly [offset: number, length: number, text: string])[],
		after: string | undefined,
	])[] = [
		['nothing happens', 'ab[cd]ef', [], 'ab[cd]ef'],
		['something is typed before it', 'ab[cd]ef', [[0, 0, 'xy']], 'xyab[cd]ef'],
		['something is deleted before it', 'ab[cd]ef', [[0, 2, '']], '[cd]ef'],
		['something is replaced right before it', 'ab[cd]ef', [[1, 1, 'xyz']], 'axyz[cd]ef'],
		['something is typed after it', 'ab[cd]ef', [[5, 0, 'x']], 'ab[cd]exf'],
		['something is replaced right after it', 'ab[cd]ef', [[4, 2, 'x']], 'ab[cd]x'],
		['something is typed at its start', 'ab[cd]ef', [[2, 0, 'x']], 'abx[cd]ef'],
		['something is typed at its end', 'ab[cd]ef', [[4, 0, 'x']], 'ab[cd]xef'],
		['something is typed inside', 'ab[cd]ef', [[3, 0, 'x']], 'ab[cxd]ef'],
		['its first word is replaced', 'ab[cd]ef', [[2, 1, 'xy']], 'ab[xyd]ef'],
		['its last word is replaced', 'ab[cd]ef', [[3, 1, 'xy']], 'ab[cxy]ef'],
		['its start is deleted', 'ab[cd]ef', [[2, 1, '']], 'ab[d]ef'],
		['its end is deleted', 'ab[cd]ef', [[3, 1, '']], 'ab[c]ef'],
		['something is typed over its start', 'ab[cd]ef', [[1, 2, 'xyz']], 'axyz[d]ef'],
		['something is typed over its end', 'ab[cd]ef', [[3, 2, 'xyz']], 'ab[c]xyzf'],
		['all of it is deleted', 'ab[cd]ef', [[2, 2, '']], undefined],
		['all of it is replaced', 'ab[cd]ef', [[2, 2, 'xy']], undefined],
		['more than it is replaced', 'ab[cd]ef', [[0, 6, 'abcdef']], undefined],
		[
			'all of it is replaced in parts',
			'ab[cd]ef',
			[
				[3, 1, 'y'],
				[2, 1, 'x'],
			],
			undefined,
		],
		['a caret has text typed before it', 'ab|cd', [[0, 0, 'x']], 'xab|cd'],
		['a caret has text typed at it', 'ab|cd', [[2, 0, 'x']], 'ab|xcd'],
		['a caret has text typed after it', 'ab|cd', [[3, 0, 'x']], 'ab|cxd'],
		['a caret has the text before it deleted', 'ab|cd', [[0, 2, '']], '|cd'],
		['a caret has the text before it replaced', 'ab|cd', [[1, 1, 'xyz']], 'axyz|cd'],
		['a caret has the text after it deleted', 'ab|cd', [[2, 2, '']], 'ab|'],
		['a caret has the text around it deleted', 'ab|cd', [[1, 2, '']], undefined],
		['a caret at the start has text typed at it', '|ab', [[0, 0, 'x']], '|xab'],
		['a caret at the end has text typed at it', 'ab|', [[2, 0, 'x']], 'ab|x'],
		[
			'several carets type at once',
			'ab[cd]ef',
			[
				[5, 0, 'z'],
				[3, 0, 'y'],
				[1, 0, 'x'],
			],
			'axb[cyd]ezf',
		],
		[
			'several carets type at once, told from the start on',
			'ab[cd]ef',
			[
				[1, 0, 'x'],
				[5, 0, 'z'],
			],
			'axb[cd]ezf',
		],
		[
			'every line is indented',
			'a\n[b\nc]\nd',
			[
				[6, 0, '\t'],
				[4, 0, '\t'],
				[2, 0, '\t'],
				[0, 0, '\t'],
			],
			'\ta\n\t[b\n\tc]\n\td',
		],
		[
			'a word is inserted before another that is replaced',
			'ab[cd]ef',
			[
				[2, 0, 'x'],
				[2, 1, 'y'],
			],
			'abx[yd]ef',
		],
		['a line above becomes two', 'a b\n[c]', [[1, 1, '\r\n']], 'a\r\nb\n[c]'],
		[
			'a caret at the end of a word that is replaced, with more typed at it',
			'ab|cd',
			[
				[2, 0, 'y'],
				[0, 2, 'x'],
			],
			'x|ycd',
		],
	];
	for (const [name, before, changes, after] of table) {
		it(`is right when ${name}`, () => {
			const [text, anchor] = parse(before);
			const textChanges = changes.map(([offset, length, inserted]) => ({ offset, length, text: inserted }));
			assert.deepStrictEqual(
				moveAnchor(anchor, textChanges),
				after === undefined ? undefined : parse(after)[1],
			);
			assert.equal(after === undefined ? undefined : parse(after)[0], after && edit(text, textChanges));
		});
	}

	it('covers the characters that are left of its own, whatever is edited at once', () => {
		fc.assert(
			fc.property(edits, ({ length, anchor, changes }) => {
				assert.deepStrictEqual(moveAnchor(anchor, changes), moveNaively(length, anchor, changes));
			}),
			{ numRuns: 5000 },
		);
	});
});

/** The text and the range of an example. */
function parse(example: string): readonly [string, Anchor] {
	const start = example.search(/[[|]/);
	const end = example.includes('|') ? start : example.indexOf(']') - 1;
	return [example.replaceAll(/[[\]|]/g, ''), { start, end }];
}

/** The text after changes that all speak of the text before them. */
function edit(text: string, changes: readonly TextChange[]): string {
	return changes
		.toSorted((a, b) => b.offset - a.offset || b.length - a.length)
		.reduce(
			(each, { offset, length, text: inserted }) =>
				each.slice(0, offset) + inserted + each.slice(offset + length),
			text,
		);
}

interface Edits {
	readonly length: number;
	readonly anchor: Anchor;
	readonly changes: readonly TextChange[];
}

/** A text's length, a range in it, and changes that do not overlap, in any order. */
const edits: fc.Arbitrary<Edits> = fc.integer({ min: 0, max: 12 }).chain(length => {
	const offset = fc.integer({ min: 0, max: length });
	const range = fc.tuple(offset, offset).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
	const change = fc
		.tuple(range, fc.string({ maxLength: 3 }))
		.filter(([[start, end], text]) => start < end || text !== '');
	return fc.record({
		length: fc.constant(length),
		anchor: range.map(([start, end]) => ({ start, end })),
		changes: fc.array(change, { maxLength: 4 }).map(changes => {
			const kept: TextChange[] = [];
			for (const [[start, end], text] of changes) {
				if (kept.every(each => apart(each, start, end))) {
					kept.push({ offset: start, length: end - start, text });
				}
			}
			return kept;
		}),
	});
});

/** Whether a change leaves alone what is between start and end; two insertions at one place do not. */
function apart(change: TextChange, start: number, end: number): boolean {
	const changeEnd = change.offset + change.length;
	const isSame = change.offset === start && change.length === 0 && start === end;
	return !isSame && (changeEnd <= start || end <= change.offset);
}

/**
 * What an anchor is, told differently: every character says whose it is. New text is the anchor's when it
 * stands for text of its own, or between two of its characters.
 */
function moveNaively(length: number, anchor: Anchor, changes: readonly TextChange[]): Anchor | undefined {
	const isCaret = anchor.start === anchor.end;
	const isOwn = (index: number) => anchor.start <= index && index < anchor.end;
	const marks: ('own' | 'new' | 'other')[] = [];
	let caret: number | undefined;
	for (let index = 0; index <= length; index++) {
		const isReplaced = (at: number) =>
			changes.some(change => change.offset <= at && at < change.offset + change.length);
		const isInside = changes.some(change => change.offset < index && index < change.offset + change.length);
		if (isCaret && index === anchor.start && !isInside) {
			caret = marks.length;
		}
		const here = changes.filter(change => change.offset === index);
		for (const change of here.toSorted((a, b) => a.length - b.length)) {
			const old = Array.from({ length: change.length }, (_, offset) => index + offset);
			const belongs = (change.length === 0 ? [index - 1, index] : old).every(isOwn);
			marks.push(...Array.from({ length: change.text.length }, () => (belongs ? 'new' : 'other')));
		}
		if (index < length && !isReplaced(index)) {
			marks.push(isOwn(index) ? 'own' : 'other');
		}
	}
	if (isCaret) {
		return caret === undefined ? undefined : { start: caret, end: caret };
	}
	return marks.includes('own')
		? { start: marks.findIndex(isTheirs), end: marks.findLastIndex(isTheirs) + 1 }
		: undefined;
}

function isTheirs(mark: 'own' | 'new' | 'other'): boolean {
	return mark !== 'other';
}

describe('the changes that take others back', () => {
	it('give the text that was before, whatever was changed', () => {
		const pieces = fc.array(fc.record({ kept: fc.string(), gone: fc.string(), added: fc.string() }));
		fc.assert(
			fc.property(pieces, fc.string(), (parts, rest) => {
				let before = '';
				const changes = parts.map(({ kept, gone, added }): TextChange => {
					const offset = before.length + kept.length;
					before += kept + gone;
					return { offset, length: gone.length, text: added };
				});
				before += rest;
				const after = parts.map(({ kept, added }) => kept + added).join('') + rest;
				assert.equal(applyAll(after, invertChanges(before, changes)), before);
			}),
		);
	});
});

function applyAll(text: string, changes: readonly TextChange[]): string {
	return changes
		.toReversed()
		.reduce(
			(whole, { offset, length, text: added }) =>
				whole.slice(0, offset) + added + whole.slice(offset + length),
			text,
		);
}
