import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findImageLinks } from '../../../../src/core/document/find/findImageLinks.ts';
import { mayShowImages } from '../../../../src/core/missing/mayShowImages.ts';
import { anyText, languages } from '../document/find/documents.ts';

const all = [...languages, 'vue', 'astro', 'quarto', 'rmd', 'liquid', 'razor', 'rst'];
const written: readonly (readonly [languageId: string, text: string])[] = [
	['markdown', '![][r]\n\n[r]: a.png'],
	['markdown', '<IMG\nSRC=a.png>'],
	['quarto', '> - ![a](b.png)'],
	['mdx', '<img src="a.png" />'],
	['vue', '<template><img src="a.png"></template>'],
	['asciidoc', 'A image:a.png[]'],
	['restructuredtext', '.. Image :: a.png'],
	['rst', '.. |a| image:: a.png'],
	['restructuredtext', '.. FIGURE:: a.png'],
];

describe('Telling at once whether a document may show images', () => {
	for (const [languageId, text] of written) {
		it(`knows ${JSON.stringify(text)} in ${languageId}`, () => {
			assert.equal(findImageLinks(languageId, text).length, 1);
			assert.ok(mayShowImages(languageId, text));
		});
	}

	it('says no of prose in every language', () => {
		const text = 'Words about images! [A link](a.png), and <b>more</b>; figure 1.\n';
		assert.deepEqual(
			all.filter(languageId => mayShowImages(languageId, text)),
			[],
		);
	});

	for (const languageId of all) {
		it(`never says no of one with links in ${languageId}`, () => {
			const text = anyText(languages.includes(languageId) ? languageId : 'html', 12);
			const signs = fc.constantFrom(
				'!',
				'[',
				']',
				'(a.png)',
				'<',
				'img',
				'IMG',
				' src=a>',
				'image',
				':',
				'.. ',
				'\n',
				'\0',
			);
			const scraps = fc.array(signs, { maxLength: 16 }).map(parts => parts.join(''));
			fc.assert(
				fc.property(fc.oneof(text, scraps), document => {
					const { length } = findImageLinks(languageId, document);
					assert.ok(length === 0 || mayShowImages(languageId, document));
				}),
				{ numRuns: 300 },
			);
		});
	}
});
