import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { toAltText, toLine } from '../../../../src/core/document/altText.ts';

const withoutTurns = (text: string) => toLine(text.replace(/[\u202A-\u202E\u2066-\u2069]/g, ''));
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

describe('alt text', () => {
	const table: readonly (readonly [name: string, text: string, alt: string])[] = [
		['a short prompt as it is', 'A fox, in the snow!', 'A fox, in the snow!'],
		['one line', '  A fox\r\n\r\n\tin the\u00A0snow\u2028', 'A fox in the snow'],
		['nothing', ' \n ', ''],
		['125 characters as they are', 'x'.repeat(125), 'x'.repeat(125)],
		['125 characters of 126 without words', 'x'.repeat(126), 'x'.repeat(125)],
		['whole words', words(30), words(19)],
		[
			'words that end exactly at the limit',
			`${'x'.repeat(62)} ${'y'.repeat(62)} z`,
			`${'x'.repeat(62)} ${'y'.repeat(62)}`,
		],
		[
			'no punctuation before what was cut',
			`${'x'.repeat(100)} yes, – ${'z'.repeat(50)}`,
			`${'x'.repeat(100)} yes`,
		],
		['the start of a long word after a short one', `a ${'x'.repeat(200)}`, `a ${'x'.repeat(123)}`],
		['Chinese between characters', '狐'.repeat(200), '狐'.repeat(125)],
		['whole words of Chinese', '狐狸'.repeat(100), '狐狸'.repeat(62)],
		['whole words of Japanese', 'カメラ'.repeat(50), 'カメラ'.repeat(41)],
		['whole words of Thai', 'หิมะ'.repeat(50), 'หิมะ'.repeat(31)],
		['Chinese without a comma at its end', '狐狸、'.repeat(60), `${'狐狸、'.repeat(41)}狐狸`],
		['the start of a long word after Chinese', `狐狸${'x'.repeat(200)}`, `狐狸${'x'.repeat(123)}`],
		['no bracket that opens before what was cut', `${'x'.repeat(120)} (${'y'.repeat(50)})`, 'x'.repeat(120)],
		['astral characters whole', '𠀀'.repeat(100), '𠀀'.repeat(62)],
		['families of emoji whole', '👩‍👩‍👧'.repeat(30), '👩‍👩‍👧'.repeat(15)],
		[
			'the start of a first character that is too long',
			`a${'\u0301'.repeat(300)}`,
			`a${'\u0301'.repeat(124)}`,
		],
		[
			'no half of a code point of such a character',
			`a${'\u{E0100}'.repeat(100)}`,
			`a${'\u{E0100}'.repeat(62)}`,
		],
		['without a turn of direction that nothing ends', 'a \u202Eb \u2067c', 'a b c'],
		['without an end of one that nothing began', 'a\u2069 b\u202C', 'a b'],
		['without turns of letters', 'a \u202Eb\u202C c', 'a b c'],
		['with text of another direction that ends', 'שלום \u2066C++\u2069 עולם', 'שלום \u2066C++\u2069 עולם'],
		['with marks of direction', 'a\u200E ב\u200F ج\u061C', 'a\u200E ב\u200F ج\u061C'],
		['without a turn that was cut off', `\u2067${words(30)}\u2069`, words(19)],
	];
	for (const [name, text, alt] of table) {
		it(`is ${name}`, () => {
			assert.equal(toAltText(text), alt);
		});
	}

	it('is one line of at most 125 code units that begins like the text, whatever the text', () => {
		const text = fc.string({
			unit: fc.constantFrom(...'a,bc, ,\n,狐,👩‍👧,𠀀,–,\u0007,\u202E,\u202C,\u2066,\u2069'.split(','), ','),
			maxLength: 300,
		});
		fc.assert(
			fc.property(text, each => {
				const alt = toAltText(each);
				assert.ok(alt.length <= 125);
				assert.ok(withoutTurns(toLine(each)).startsWith(withoutTurns(alt)));
				assert.equal(alt, toLine(alt));
				assert.ok(alt.isWellFormed());
				assert.doesNotMatch(alt, /\p{Cc}/u);
			}),
			{ numRuns: 1000 },
		);
	});

	it('is found at once in a long selection', () => {
		const started = performance.now();
		for (const unit of ['a', 'a ', '狐', '👩‍👧', '\u0301', ' ,', '\u2066', '\u2066a\u2069']) {
			toAltText(unit.repeat(100_000));
		}
		assert.ok(performance.now() - started < 1000, `${performance.now() - started} ms`);
	});
});
