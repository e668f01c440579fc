import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findSpotAgain, rememberSpot } from '../../../../src/core/document/spotAgain.ts';
import type { Spot } from '../../../../src/core/document/insertion.ts';

/** A text with the spot in brackets, or a caret as a bar. */
function parse(marked: string): { readonly text: string; readonly spot: Spot } {
	const start = marked.search(/[[|]/);
	const end = marked.includes('|') ? start : marked.indexOf(']') - 1;
	return { text: marked.replace(/[[\]|]/g, ''), spot: { mode: 'below', anchor: { start, end } } };
}

/** The text with the spot that is found in it in brackets. */
function find(before: string, text: string): string | undefined {
	const first = parse(before);
	const spot = findSpotAgain(text, rememberSpot(first.text, first.spot));
	if (spot === undefined || spot.mode === 'end') {
		return spot?.mode;
	}
	const { start, end } = spot.anchor;
	return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

const far = '-'.repeat(100);

describe('a remembered spot', () => {
	const table: readonly (readonly [what: string, before: string, text: string, found: string | undefined])[] =
		[
			['nothing has changed', 'One [fox] ran.', 'One fox ran.', 'One [fox] ran.'],
			['something was put before it', 'One [fox] ran.', 'Look! One fox ran.', 'Look! One [fox] ran.'],
			['something before it is gone', 'Look! One [fox] ran.', 'One fox ran.', undefined],
			[
				'something far before it is gone',
				`Look!${far}One [fox] ran.`,
				`${far}One fox ran.`,
				`${far}One [fox] ran.`,
			],
			['something was put after it', 'One [fox] ran.', 'One fox ran. Away.', 'One [fox] ran. Away.'],
			['something far after it has changed', `One [fox]${far}ran`, `One fox${far}sat`, `One [fox]${far}sat`],
			['the text right before it has changed', 'One [fox] ran.', 'A fox ran.', undefined],
			['the text right after it has changed', 'One [fox] ran.', 'One fox sat.', undefined],
			['its own text has changed where it was', 'One [fox] ran.', 'One hen ran.', 'One [hen] ran.'],
			['its own text is longer', 'One [fox] ran.', 'One red fox ran.', undefined],
			['there are two such places now', 'One [fox] ran.', 'So: One fox ran. One fox ran.', undefined],
			['there are two such places, and it is where it was', 'A [b] c', 'A b c, A b c', 'A [b] c, A b c'],
			['line breaks are others', 'One\n[fox]\nran.', 'One\r\nfox\r\nran.', 'One\r\n[fox]\r\nran.'],
			['line breaks were others', 'So:\r\nOne [fox]\r\nran.', 'So:\nOne fox\nran.', 'So:\nOne [fox]\nran.'],
			['all is gone', 'One [fox] ran.', '', undefined],
			['a caret has moved', 'One | fox ran.', '\n\nOne  fox ran.', '\n\nOne [] fox ran.'],
			['a caret stands at the start', '|One fox', 'One fox', '[]One fox'],
			['a caret stood at the start, where more is now', '|One fox', 'So: One fox', undefined],
			['a caret stands at the end', 'One fox|', 'One fox', 'One fox[]'],
			['a caret stood at the end, where more is now', 'One fox|', 'One fox ran', 'One fox[] ran'],
			['a caret stood in an empty text', '|', 'One fox', undefined],
			['a caret stands in an empty text', '|', '', '[]'],
			['it was all there was', '[One fox]', 'One fox', '[One fox]'],
			['it was all there was, and more is now', '[Fox]', 'Fox ran', undefined],
			[
				'the text around it has changed',
				'# Old\n\n[A red fox.]',
				'# New\n\nA red fox.',
				'# New\n\n[A red fox.]',
			],
			[
				'it stood first, where more is now',
				'[A red fox.] Ran.',
				'So: A red fox. Sat.',
				'So: [A red fox.] Sat.',
			],
			[
				'the text around it and line breaks are others',
				'[One\nred fox] a',
				'One\r\nred fox b',
				'[One\r\nred fox] b',
			],
			[
				'its text was moved, and another took its place',
				'a [red foxes] b',
				'a red owls! b, red foxes',
				'a red owls! b, [red foxes]',
			],
			['its text is there twice now', 'a [A red fox.] b', 'A red fox. A red fox.', undefined],
			['its text was there twice, and once now', 'A red fox. [A red fox.] b', 'A red fox. c', undefined],
			['the text around it has changed, and its own is short', 'a [fox] b', 'c fox d', undefined],
			[
				'the text around it has changed, and it is long for its space',
				'a [   fox   ] b',
				'c    fox    d',
				undefined,
			],
			[
				'it stands between two halves of a character',
				`\ud83e|\udd8a${far}`,
				`\ud83e\udd8a${far}`,
				`\ud83e[]\udd8a${far}`,
			],
		];
	for (const [what, before, text, found] of table) {
		it(`is ${found === undefined ? 'not found' : 'found'} when ${what}`, () => {
			assert.equal(find(before, text), found);
		});
	}

	it('is not replaced where only its own text is the same: a picture may show that text by now', () => {
		const spot: Spot = { mode: 'replace', anchor: { start: 4, end: 14 } };
		const remembered = rememberSpot('See A red fox. Look.', spot);
		assert.deepStrictEqual(findSpotAgain('See ![A red fox.](a.png) Look.', remembered), {
			mode: 'below',
			anchor: { start: 6, end: 16 },
		});
		assert.equal(findSpotAgain('So. See A red fox. Look.', remembered)?.mode, 'replace');
	});

	it('at the end of a document is at its end, whatever it holds', () => {
		const spot = rememberSpot('One fox', { mode: 'end' });
		assert.deepStrictEqual(spot, { mode: 'end', start: 7, end: 7, before: '', after: '' });
		assert.deepStrictEqual(findSpotAgain('', spot), { mode: 'end' });
	});

	it('keeps how links go there', () => {
		for (const mode of ['cursor', 'below', 'replace'] as const) {
			const spot: Spot = { mode, anchor: { start: 1, end: 2 } };
			assert.deepStrictEqual(findSpotAgain('xabc', rememberSpot('abc', spot)), {
				mode,
				anchor: { start: 2, end: 3 },
			});
		}
	});

	it('remembers no more than it needs', () => {
		const { before, after } = rememberSpot(far + far, { mode: 'below', anchor: { start: 100, end: 100 } });
		assert.deepStrictEqual([before.length, after.length], [80, 80]);
	});
});

function spotIn(within: string, [one, other]: readonly [number, number]): Spot {
	const [start, end] = [Math.min(one, other, within.length), Math.min(Math.max(one, other), within.length)];
	return { mode: 'below', anchor: { start, end } };
}

describe('any remembered spot', () => {
	const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 30 });
	const numbers = fc.tuple(fc.nat(30), fc.nat(30));

	it('is found where it was in the same text', () => {
		fc.assert(
			fc.property(text, numbers, (first, at) => {
				const spot = spotIn(first, at);
				assert.deepStrictEqual(findSpotAgain(first, rememberSpot(first, spot)), spot);
			}),
			{ numRuns: 1000 },
		);
	});

	it('is found with the text around it that it had, or not at all', () => {
		fc.assert(
			fc.property(text, numbers, text, (first, at, now) => {
				const { start, end, before, after, mode } = rememberSpot(first, spotIn(first, at));
				// More text after it, so that a place at the very end cannot be taken for another one.
				const spot = findSpotAgain(`${now}c`, { start, end, before, after: `${after}c`, mode });
				if (spot !== undefined && spot.mode !== 'end') {
					assert.ok(`${now}c`.slice(0, spot.anchor.start).endsWith(before));
					assert.ok(`${now}c`.slice(spot.anchor.end).startsWith(`${after}c`));
					assert.equal(spot.anchor.end - spot.anchor.start, end - start);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('follows what was put in before it, when there is only one such place', () => {
		fc.assert(
			fc.property(text, numbers, text, (first, at, put) => {
				const whole = `(${first})`;
				const { start, end } = (spotIn(whole, at) as Exclude<Spot, { mode: 'end' }>).anchor;
				fc.pre(start > 0 && end < whole.length);
				const spot = rememberSpot(whole, { mode: 'below', anchor: { start, end } });
				const shifted = { start: start + put.length, end: end + put.length };
				assert.deepStrictEqual(findSpotAgain(put + whole, spot), { mode: 'below', anchor: shifted });
			}),
			{ numRuns: 1000 },
		);
	});

	it('is replaced only while it is the text that was to be replaced, else the link goes below it', () => {
		const spot = rememberSpot('a fox.', { mode: 'replace', anchor: { start: 0, end: 5 } });
		assert.deepStrictEqual(findSpotAgain('a fox.', spot), { mode: 'replace', anchor: { start: 0, end: 5 } });
		assert.deepStrictEqual(findSpotAgain('other.', spot), { mode: 'below', anchor: { start: 0, end: 5 } });
	});

	it('is not found where its end would be beyond the text', () => {
		const spot = rememberSpot('abc123', { mode: 'below', anchor: { start: 3, end: 6 } });
		assert.equal(findSpotAgain('zzabc', spot), undefined);
	});
});
