import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
	byteLength,
	changedName,
	findNameFault,
	numberedNames,
	toSlug,
} from '../../../../src/core/asset/fileName.ts';
import type { NameFault } from '../../../../src/core/asset/fileName.ts';

/** Strings of any characters, of those that matter here more often, and of halves of characters. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme', maxLength: 200 }),
	fc.string({
		unit: fc.constantFrom(
			...'.,-,a,İ,ß,ﬁ,中,é,\u0301,\uFE0F,\u200D,1,¹,❤,👩,\u3164,\uD800,\n, ,/,CON,nul,\u0345,ΐ,Σ,क,्'.split(
				',',
			),
		),
		maxLength: 80,
	}),
);

describe('the name made of a prompt', () => {
	const table: readonly (readonly [name: string, text: string, slug: string])[] = [
		['words in lower case', 'A Red Fox, in the snow!', 'a-red-fox-in-the-snow'],
		['letters with accents', 'Überstraße à côté', 'überstraße-à-côté'],
		['letters that were written in two parts', 'cafe\u0301', 'café'],
		['Turkish capitals', 'İstanbul', 'i\u0307stanbul'],
		['a short word before a sentence of Chinese', `FLUX ${'生成'.repeat(20)}`, `flux-${'生成'.repeat(9)}`],
		['Chinese', '一只红狐狸,在雪地里', '一只红狐狸-在雪地里'],
		['Japanese with voiced kana', 'が\u0020か\u3099', 'が-が'],
		['Korean', '붉은 여우', '붉은-여우'],
		['Arabic with its vowels', 'ثَعْلَب أحمر', 'ثَعْلَب-أحمر'],
		['Hindi with its marks', 'लाल लोमड़ी', 'लाल-लोमड़ी'.normalize('NFC')],
		['Hindi with an invisible joiner', 'क्\u200Dष', 'क्ष'],
		['soft hyphens', 'land\u00ADscape', 'landscape'],
		['digits of any script', 'fox ٤٢ ②', 'fox-٤٢-②'],
		['mathematics', 'a<b>c & d=e', 'a-b-c-d-e'],
		['a path', '../../etc/passwd', 'etc-passwd'],
		['nothing', '', 'image'],
		['punctuation alone', '?!… — "" ...', 'image'],
		['emoji alone', '🦊❄️🌲', 'image'],
		['emoji with an invisible variation', 'I ❤️ you', 'i-you'],
		['families of emoji', '👩‍👩‍👧 at home', 'at-home'],
		['flags and keycaps', '🇩🇪 1️⃣', '1\u20E3'],
		['marks that stand alone', '\u0301\u0302', 'image'],
		['letters nobody can see', '\u3164\u115F\uFFA0', 'image'],
		['halves of characters', 'a\uD83Eb', 'a-b'],
		['a name Windows reserves', 'Con', 'image-con'],
		['a name Windows reserves, with a digit', 'COM1', 'image-com1'],
		['a name Windows reserves, with a small digit', 'lpt²', 'image-lpt²'],
		['a name that only begins like one', 'console', 'console'],
		['a reserved name among others', 'aux cable', 'aux-cable'],
		['words that fit exactly', `${'a'.repeat(29)} ${'b'.repeat(30)}`, `${'a'.repeat(29)}-${'b'.repeat(30)}`],
		['words that do not', `${'a'.repeat(30)} ${'b'.repeat(30)}`, 'a'.repeat(30)],
		['one long word', 'a'.repeat(300), 'a'.repeat(60)],
		['a sentence without spaces', '狐'.repeat(50), '狐'.repeat(20)],
		['a long word of four-byte letters', '𠀀'.repeat(50), '𠀀'.repeat(15)],
		['a long word whose letters carry marks', 'x\u0301'.repeat(50), 'x\u0301'.repeat(20)],
		['a letter that carries too many marks', `z${'\u0301'.repeat(100)}`, 'image'],
	];
	for (const [name, text, slug] of table) {
		it(`is right for ${name}`, () => {
			assert.equal(toSlug(text), slug);
		});
	}

	it('is a good name of at most 60 bytes with a letter or digit first, whatever the prompt', () => {
		fc.assert(
			fc.property(anyText, text => {
				const slug = toSlug(text);
				assert.equal(findNameFault(slug), undefined);
				assert.equal(findNameFault(`${slug}.png`), undefined);
				assert.ok(byteLength(slug) <= 60, `${byteLength(slug)} bytes`);
				assert.match(slug, /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u);
				assert.doesNotMatch(slug, /--|-$|\p{Default_Ignorable_Code_Point}/u);
				assert.equal(slug, slug.normalize('NFC'));
			}),
			{ numRuns: 2000 },
		);
	});

	it('is its own name', () => {
		fc.assert(
			fc.property(anyText, text => toSlug(toSlug(text)) === toSlug(text)),
			{ numRuns: 500 },
		);
	});

	it('is found at once for the longest prompt', () => {
		const started = performance.now();
		for (const unit of ['a', 'a ', '狐', 'x\u0301', '👩‍👩‍👧', '\u0301']) {
			toSlug(unit.repeat(4000));
		}
		assert.ok(performance.now() - started < 500);
	});
});

describe('the name of a file or folder', () => {
	const good = [
		'a',
		'My Pictures',
		'.git',
		'a.b.c',
		'-',
		'中文',
		'naïve.png',
		'100%',
		'con-1',
		'comic',
		'…',
		'%2e%2ea',
		'...a',
	];
	const bad: Readonly<Record<NameFault, readonly string[]>> = {
		empty: ['', ' ', '\u3000', '.', '..'],
		badCharacter: [
			...String.raw`a/b a\b C: a:b a* a? <a a> a|b "a" a%2fb a%2Fb ..%5c a%5Cb`.split(' '),
			...'a\0;a\nb;\u007F;\u0085;\uD800;a\uDC00b'.split(';'),
		],
		badEnd: ['a.', 'a ', '...', '.. ', 'con.', '%2ea.'],
		reserved: [
			'con',
			'con .png',
			'CONIN$',
			'conout$.a',
			'CON',
			'nul.png',
			'Aux.tar.gz',
			'com1',
			'COM9.txt',
			'com0',
			'lpt¹',
			'LPT³.a',
			'prn',
		],
		tooLong: ['a'.repeat(256), '狐'.repeat(86)],
	};
	it('may be any that every system takes', () => {
		assert.deepStrictEqual(
			[...good, 'a'.repeat(255), '狐'.repeat(85)].filter(name => findNameFault(name) !== undefined),
			[],
		);
	});
	for (const [fault, names] of Object.entries(bad)) {
		it(`is ${fault} for ${names.length} kinds of names`, () => {
			assert.deepStrictEqual(
				names.map(name => [name, findNameFault(name)]),
				names.map(name => [name, fault]),
			);
		});
	}
});

describe('a name that is proposed', () => {
	const table: readonly (readonly [
		text: string,
		proposed: readonly [string, string],
		changed: string | undefined,
	])[] = [
		['fox.png', ['fox', '.png'], undefined],
		[' fox.png', [' fox', '.png'], undefined],
		['my page.md', ['my page', '.md'], undefined],
		['pasted', ['pasted', ''], undefined],
		['hero.jpg.png', ['hero.jpg', '.png'], undefined],
		['hare.png', ['fox', '.png'], 'hare'],
		[' hare.png ', ['fox', '.png'], 'hare'],
		['hare', ['fox', '.png'], 'hare'],
		['hare.JPEG', ['fox', '.png'], 'hare'],
		['hare.jpg.png', ['fox', '.png'], 'hare.jpg'],
		['hare.md', ['my page', '.md'], 'hare'],
		['hare.webp', ['my page', '.md'], 'hare'],
		['my page.png', ['my page', '.md'], 'my page'],
		['a/hare.png', ['fox', '.png'], 'a/hare'],
		['sub/', ['fox', '.png'], 'sub/'],
		['.png', ['fox', '.png'], ''],
		['', ['fox', '.png'], ''],
	];
	for (const [text, [stem, ending], changed] of table) {
		it(`of ${stem + ending} becomes ${JSON.stringify(changed)} by ${JSON.stringify(text)}`, () => {
			assert.equal(changedName(text, { stem, ending }), changed);
		});
	}
});

describe('the names to try', () => {
	it('start with the plain one and count from 1', () => {
		assert.deepStrictEqual(
			[...numberedNames('a.fox', '.png').take(4)],
			['a.fox.png', 'a.fox-1.png', 'a.fox-2.png', 'a.fox-3.png'],
		);
	});
	it('end as they should, or with their number', () => {
		assert.deepStrictEqual([...numberedNames('fox', '').take(2)], ['fox', 'fox-1']);
		assert.deepStrictEqual([...numberedNames('fox', '.webp').take(2)], ['fox.webp', 'fox-1.webp']);
	});
});
