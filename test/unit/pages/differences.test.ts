import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as check, array, constantFrom, property } from 'fast-check';
import { compareWords } from '../../../src/host/pages/differences.ts';

/** The pieces in short: `[-removed-]`, `{+added+}`. */
function marked(before: string, after: string): string {
	return compareWords(before, after, 'en')
		.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
		.join('');
}

function many(word: string): string {
	return Array.from({ length: 800 }, (_each, index) => `${word}${index}`).join(' ');
}

describe('what changed in a prompt', () => {
	for (const [before, after, expected] of [
		['a red fox', 'a red fox', 'a red fox'],
		['a red fox', 'a grey fox', 'a [-red-]{+grey+} fox'],
		['a red fox at dawn', 'a grey wolf at dawn', 'a [-red fox-]{+grey wolf+} at dawn'],
		['a fox', 'a fox in the snow', 'a fox{+ in the snow+}'],
		['in the snow, a fox', 'a fox', '[-in the snow, -]a fox'],
		['', 'new', '{+new+}'],
		['红色的狐狸', '灰色的狐狸', '[-红色-]{+灰色+}的狐狸'],
	] as const) {
		it(`is ${JSON.stringify(expected)}`, () => {
			assert.equal(marked(before, after), expected);
		});
	}

	it('is one piece where comparing would take too long', () => {
		const kinds = compareWords(`x ${many('a')}`, `x ${many('b')}`, 'en').map(({ kind }) => kind);
		assert.deepStrictEqual(kinds, ['same', 'removed', 'added']);
	});

	it('always gives both texts back', () => {
		const text = array(constantFrom('a', 'b', 'c', ' ', '\n', ', ')).map(parts => parts.join(''));
		check(
			property(text, text, (before, after) => {
				const pieces = compareWords(before, after, 'en');
				const without = (kind: string) =>
					pieces
						.filter(each => each.kind !== kind)
						.map(each => each.text)
						.join('');
				assert.deepStrictEqual([without('added'), without('removed')], [before, after]);
			}),
		);
	});
});
