import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { studioHtml } from '../../../src/host/studio/studioHtml.ts';

const parts = {
	page: 'p1',
	layout: 'panel',
	locale: 'en',
	cspSource: 'https://*.example',
	nonce: 'n1',
	script: 'https://a.example/studio.js',
	style: 'https://a.example/studio.css',
} as const;

describe('the Studio’s document', () => {
	it('runs its one script, and loads nothing but its style, its icons and pictures', () => {
		const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(studioHtml(parts)) ?? [];
		assert.deepStrictEqual(policy.replaceAll('&#39;', "'").split('; '), [
			"default-src 'none'",
			'img-src https://*.example blob:',
			'style-src https://*.example',
			'font-src https://*.example',
			"script-src 'nonce-n1'",
			"base-uri 'none'",
			"form-action 'none'",
			"require-trusted-types-for 'script'",
			'trusted-types lit-html',
		]);
	});

	it('holds whatever it is given as text alone', () => {
		const html = studioHtml({ ...parts, locale: '"><script>', script: '" onload="x' });
		assert.equal(html.includes('"><script>'), false);
		assert.equal(html.includes('" onload="x'), false);
	});

	it('reads from right to left where the person’s language does', () => {
		const directions = ['en', 'ar', 'he-IL', 'area'].map(locale =>
			studioHtml({ ...parts, locale }).includes(' dir="rtl"'),
		);
		assert.deepStrictEqual(directions, [false, true, true, false]);
	});
});
