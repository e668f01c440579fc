import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeOf, elementsOf, readPage, tagged, textOf } from './page.ts';

describe('a page', () => {
	const page = readPage([]);

	it('runs its one script and loads nothing but its style and pictures', () => {
		const policy = tagged(page, 'meta').find(each => attributeOf(each, 'http-equiv') !== undefined);
		assert.deepStrictEqual(attributeOf(policy, 'content')?.split('; '), [
			"default-src 'none'",
			'img-src https://*.example.com',
			'style-src https://*.example.com',
			"script-src 'nonce-abc'",
			"base-uri 'none'",
			"form-action 'none'",
			"require-trusted-types-for 'script'",
		]);
		assert.deepStrictEqual(
			tagged(page, 'script').map(each => [
				attributeOf(each, 'nonce'),
				attributeOf(each, 'src'),
				textOf(each),
			]),
			[['abc', 'https://a.example.com/page.js', '']],
		);
	});

	it('has its language, its title, its state and a place for what is said aloud', () => {
		const [body] = tagged(page, 'body');
		const status = elementsOf(page).find(each => attributeOf(each, 'id') === 'status');
		assert.deepStrictEqual(
			[
				attributeOf(page, 'lang'),
				textOf(tagged(page, 'title')[0]!),
				attributeOf(body, 'data-revision'),
				attributeOf(body, 'data-asset'),
				attributeOf(status, 'aria-live'),
			],
			['en', 'fox.png', '3', 'file:///fox.png', 'polite'],
		);
	});
});
