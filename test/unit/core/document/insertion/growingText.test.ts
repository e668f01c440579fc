import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { GrowingText } from '../../../../../src/core/document/insertion/growingText.ts';
import { edited } from '../insertionExamples.ts';

const changes = fc.array(fc.record({ at: fc.nat(), length: fc.nat(4), text: fc.string({ maxLength: 3 }) }), {
	maxLength: 8,
});

describe('changes made to a text one after another', () => {
	it('are the same all at once', () => {
		fc.assert(
			fc.property(fc.string(), changes, (text, steps) => {
				const growing = new GrowingText(text);
				let expected = text;
				for (const { at, length, text: added } of steps) {
					const offset = at % (expected.length + 1);
					const removed = Math.min(length, expected.length - offset);
					growing.change({ offset, length: removed, text: added });
					expected = expected.slice(0, offset) + added + expected.slice(offset + removed);
				}
				assert.equal(growing.text, expected);
				assert.equal(edited(text, growing.edits), expected);
			}),
			{ numRuns: 300 },
		);
	});

	it('are none where nothing changed', () => {
		assert.deepStrictEqual(new GrowingText('a').edits, []);
	});
});
