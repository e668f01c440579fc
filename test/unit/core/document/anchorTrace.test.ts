import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Anchor } from '../../../../src/core/document/anchor.ts';
import { findAnchorAgain, traceAnchor } from '../../../../src/core/document/anchorTrace.ts';
import type { AnchorTrace } from '../../../../src/core/document/anchorTrace.ts';

function trace(text: string, anchor: Anchor, earlier?: AnchorTrace) {
	const between = (start: number, end: number) => text.slice(start, end);
	const lineAt = (offset: number) => text.slice(0, offset).split('\n').length - 1;
	const traced = { length: text.length, isCrlf: text.includes('\r\n'), between, lineAt };
	return traceAnchor(traced, anchor, earlier);
}

function find(before: string, anchor: Anchor, after: string): Anchor | undefined {
	const known = trace(before, anchor);
	return known && findAnchorAgain(after, known)?.anchor;
}

const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '🦊'), maxLength: 30 });

describe('a trace of an anchor', () => {
	it('finds it in the same text with any line breaks', () => {
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (lines, one, two) => {
				const feeds = lines.join('\n');
				const [start = 0, end = 0] = [one, two].map(each => each % (feeds.length + 1)).sort((a, b) => a - b);
				const inCrlf = (offset: number) => offset + feeds.slice(0, offset).split('\n').length - 1;
				const wide = { start: inCrlf(start), end: inCrlf(end) };
				const crlf = lines.join('\r\n');
				assert.deepStrictEqual(find(feeds, { start, end }, crlf), wide);
				assert.deepStrictEqual(find(crlf, wide, feeds), { start, end });
				assert.deepStrictEqual(find(crlf, wide, crlf), wide);
			}),
			{ numRuns: 1000 },
		);
	});

	const table: readonly (readonly [what: string, after: string, found: Anchor | undefined])[] = [
		['more was put before it', 'So: One fox ran.', { start: 8, end: 11 }],
		['its own text is another', 'One hen ran.', undefined],
		['its own text is gone', 'One  ran.', undefined],
		['there are two of them', 'So: One fox ran. One fox ran.', undefined],
		['all is gone', '', undefined],
	];
	for (const [what, after, found] of table) {
		it(`${found === undefined ? 'does not find' : 'finds'} it when ${what}`, () => {
			assert.deepStrictEqual(find('One fox ran.', { start: 4, end: 7 }, after), found);
		});
	}

	it('finds a text that stood nowhere else in any surroundings', () => {
		const anchor = { start: 6, end: 16 };
		assert.deepStrictEqual(find('# Old\nA red fox.', anchor, '# New\n**A red fox.**'), { start: 8, end: 18 });
		assert.equal(find('# Old\nA red fox. A red fox.', anchor, '# New\nA red fox.'), undefined);
	});

	it('looks again whether its text stands nowhere else when that has changed', () => {
		const anchor = { start: 0, end: 10 };
		const first = trace('A red fox. An old owl.', anchor);
		const twice = trace('A red fox. A red fox.', anchor, first);
		const other = trace('A red hen. A red hen.', anchor, first);
		assert.deepStrictEqual(
			[first, twice, other].map(each => each?.isOnly),
			[true, true, false],
		);
	});

	it('is not kept of a very long text', () => {
		assert.equal(trace('x'.repeat(20_000), { start: 0, end: 20_000 }), undefined);
	});
});
