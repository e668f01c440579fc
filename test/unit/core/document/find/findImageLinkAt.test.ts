import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinkAt } from '../../../../../src/core/document/find/findImageLinks.ts';
import { writtenParts } from './links.ts';

/** The links of a text in short, as the cursor passes over it. */
function linksUnder(languageId: string, text: string): string[] {
	const found = Array.from({ length: text.length + 1 }, (_, offset) => {
		const link = findImageLinkAt(languageId, text, offset);
		return link === undefined ? [] : [`${link.alt.text}: ${text.slice(link.range.start, link.range.end)}`];
	});
	return [...new Set(found.flat())];
}

describe('the image link under a cursor', () => {
	const table: readonly (readonly [language: string, text: string, links: readonly string[]])[] = [
		['markdown', 'a ![b](c) d ![](e)', ['b: ![b](c)', ': ![](e)']],
		['markdown', '![a\n*b*](c)', ['a\nb: ![a\n*b*](c)']],
		['markdown', '![a][r]\n\n[r]: b', ['a: ![a][r]']],
		['markdown', '`![a](b)`', []],
		['mdx', 'a <img src="b" alt="c" />', ['c: <img src="b" alt="c" />']],
		['html', '<img src="b"><p>', [': <img src="b">']],
		['asciidoc', 'image::a[b]', ['b: image::a[b]']],
		['restructuredtext', 'a\n\n.. image:: b\n   :alt: c\n', ['c: .. image:: b\n   :alt: c']],
		['plaintext', '![a](b)', []],
	];
	for (const [language, text, links] of table) {
		it(`is found in the ${language} ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksUnder(language, text), links);
		});
	}

	it('ends where the cursor may be at its edge', () => {
		const text = 'ab ![c](d) ef';
		assert.deepStrictEqual(
			[2, 3, 10, 11].map(offset => findImageLinkAt('markdown', text, offset) !== undefined),
			[false, true, true, false],
		);
	});

	it('is found in a document of which not all is read', () => {
		const words = 'Some words in a line.\n'.repeat(20_000);
		const text = `${words}\n![a](b "c")\n\n${words}`;
		const link = findImageLinkAt('markdown', text, words.length + 3);
		assert.deepStrictEqual(writtenParts(text, link!), {
			link: '![a](b "c")',
			alt: 'a',
			target: 'b',
			title: 'c',
		});
	});
});
