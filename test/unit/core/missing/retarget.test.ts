import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findImageLinks } from '../../../../src/core/document/find/findImageLinks.ts';
import { toLink } from '../../../../src/core/document/link/link.ts';
import { retarget } from '../../../../src/core/missing/retarget.ts';
import { linkIn } from './links.ts';

function changed(text: string, extension: string, languageId = 'markdown'): string | undefined {
	const edit = retarget(linkIn(text, languageId), extension);
	return edit && text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end);
}

describe('Another extension for the target of a link', () => {
	const examples: readonly (readonly [name: string, before: string, after: string, languageId?: string])[] = [
		['in Markdown', '![a.png](b.png "c.png")', '![a.png](b.jpg "c.png")'],
		['between angle brackets', '![a](<b c.png>)', '![a](<b c.jpg>)'],
		['with what is percent-encoded', '![a](b%20png.png)', '![a](b%20png.jpg)'],
		['with escapes', '![a](b\\_c\\.png)', '![a](b\\_c\\.jpg)'],
		['with an entity before it', '![a](b&#46;png)', '![a](b&#46;jpg)'],
		['with query and fragment', '![a](b.png?x=.png&amp;y#z.png)', '![a](b.jpg?x=.png&amp;y#z.png)'],
		['with the same letters in its folders', '![a](png/x.png.d/png.png)', '![a](png/x.png.d/png.jpg)'],
		['in capitals', '![a](B.PNG)', '![a](B.JPG)'],
		['in a definition', '![a][b]\n\n[b]: c.png', '![a][b]\n\n[b]: c.jpg'],
		['in an element', "<img alt=x.png src='b.png'>", "<img alt=x.png src='b.jpg'>"],
		['in AsciiDoc', 'image::b c.png[A fox,300]', 'image::b c.jpg[A fox,300]', 'asciidoc'],
		['in reStructuredText', '.. image:: b\\ c.png\n', '.. image:: b\\ c.jpg\n', 'restructuredtext'],
	];
	for (const [name, before, after, languageId] of examples) {
		it(`leaves all else ${name}`, () => {
			assert.equal(changed(before, 'jpg', languageId), after);
		});
	}

	const refused = ['![a](b.svg)', '![a](b)', '![a](b.&#112;ng)', '![a](b.png/c)'];
	for (const text of refused) {
		it(`is not to be had in ${text}`, () => {
			assert.equal(changed(text, 'jpg'), undefined);
		});
	}

	it('gives the link to that file in any language, whatever the path', () => {
		const letter = fc.constantFrom(
			'a',
			'png',
			'.',
			'_',
			'*',
			' ',
			'(',
			')',
			'&',
			'#',
			'?',
			'%',
			'ü',
			'~',
			'"',
		);
		const stem = fc.array(letter, { minLength: 1, maxLength: 8 }).map(letters => `x${letters.join('')}x`);
		const languageId = fc.constantFrom('markdown', 'mdx', 'html', 'asciidoc', 'restructuredtext');
		fc.assert(
			fc.property(stem, languageId, (name, language) => {
				const target = { alt: 'A fox', width: 1, height: 1 };
				const write = (ending: string) =>
					toLink(language, { ...target, path: `${name}.${ending}` }, { place: { kind: 'block' } }).text;
				const [before, after] = [write('png'), write('webp')];
				assert.equal(findImageLinks(language, before).length, 1);
				assert.equal(changed(before, 'webp', language), after);
			}),
		);
	});
});
