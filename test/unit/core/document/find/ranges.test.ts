import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import type { ImageLink, TextRange } from '../../../../../src/core/document/find/imageLink.ts';
import { anyText, languages } from './documents.ts';
import { toBrief } from './links.ts';

describe('the ranges of a link', () => {
	// In `rst` there are tables, whose lines fit no more with another target.
	for (const language of languages.filter(each => each !== 'rst')) {
		it(`are what a new target, title or alt text goes in place of, in ${language}`, () => {
			let count = 0;
			fc.assert(
				fc.property(anyText(language, 30), fc.nat(), (text, pick) => {
					const links = findImageLinks(language, text);
					const link = links[pick % (links.length || 1)];
					if (link !== undefined) {
						count++;
						assert.equal(text.slice(link.target.range.start, link.target.range.end), link.target.raw);
						checkTarget(language, text, link);
						checkAlt(language, text, link);
						checkTitle(language, text, link);
					}
				}),
				{ numRuns: 1000 },
			);
			assert.ok(count > 50, `only ${count} links`);
		});
	}
});

/** A new target is that of all links with the same definition, and nothing else is new. */
function checkTarget(language: string, text: string, { target }: ImageLink): void {
	const expected = findImageLinks(language, text).map(link =>
		link.target.range.start === target.range.start
			? [link.alt.text, 'new/place.png', ...toBrief(link).slice(2)]
			: toBrief(link),
	);
	assert.deepStrictEqual(briefsWith(language, text, target.range, 'new/place.png'), expected);
}

function checkTitle(language: string, text: string, { title }: ImageLink): void {
	if (title !== undefined && title.range.end > title.range.start) {
		const expected = findImageLinks(language, text).map(link =>
			link.title?.range.start === title.range.start
				? [link.alt.text, link.target.text, 'new']
				: toBrief(link),
		);
		assert.deepStrictEqual(briefsWith(language, text, title.range, 'new'), expected);
	}
}

/** An alt text that is a label as well names another definition when it is changed. */
function checkAlt(language: string, text: string, { alt, label }: ImageLink): void {
	const { range } = alt;
	if (range !== undefined && label?.start !== range.start) {
		const expected = findImageLinks(language, text).map(link =>
			link.alt.range?.start === range.start ? ['new', ...toBrief(link).slice(1)] : toBrief(link),
		);
		assert.deepStrictEqual(briefsWith(language, text, range, 'new'), expected);
	}
}

function briefsWith(language: string, text: string, { start, end }: TextRange, replacement: string) {
	return findImageLinks(language, text.slice(0, start) + replacement + text.slice(end)).map(toBrief);
}
