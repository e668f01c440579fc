import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { tests } from 'commonmark-spec';
import { recordFigure } from '../../../../harness/figures.ts';
import type { Brief } from './links.ts';
import { linksIn } from './links.ts';
import { decodeUrl } from './references.ts';

/** The images in what an example is to become; one of them has been HTML before. */
function imagesIn(html: string): Brief[] {
	return [...html.matchAll(/<img ([^>]*)>/g)].map(([, attributes = '']) => {
		const valueOf = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
		const image = [unescape(valueOf('alt') ?? ''), decodeUrl(unescape(valueOf('src') ?? ''))] as const;
		const title = valueOf('title');
		return title === undefined ? image : [...image, unescape(title)];
	});
}

function unescape(text: string): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
}

describe("CommonMark's own examples", () => {
	const examples = tests.map(({ number, section, markdown, html }) => ({
		title: `${number} of "${section}"`,
		// The specification shows tabs as arrows.
		text: markdown.replaceAll('→', '\t'),
		images: imagesIn(html.replaceAll('→', '\t')),
	}));
	let passed = 0;
	after(() => recordFigure("link finder on CommonMark's examples", `${passed}/${examples.length}`));

	for (const { title, text, images } of examples.filter(each => each.images.length > 0)) {
		it(`have their images found: ${title}`, () => {
			assert.deepStrictEqual(linksIn('markdown', text), images);
			passed++;
		});
	}

	it('have no others found', () => {
		for (const { title, text, images } of examples) {
			if (images.length === 0) {
				assert.deepStrictEqual(linksIn('markdown', text), [], title);
				passed++;
			}
		}
	});

	it('are all there', () => {
		const withImages = examples.filter(({ images }) => images.length > 0);
		assert.deepStrictEqual([examples.length, withImages.length], [652, 23]);
	});
});
