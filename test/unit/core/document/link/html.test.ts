import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { fitLines } from '../../../../../src/core/document/link/lines.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { readHtml, readTexts } from './htmlReader.ts';
import { anyAlt, anyPath, withoutScheme } from './samples.ts';

const size = { width: 1024, height: 768 };

describe('an HTML image, to a browser', () => {
	const forms: readonly (readonly [name: string, template: string | undefined])[] = [
		['alone', undefined],
		['in a picture', 'picture'],
		['in a figure', 'figure'],
		['in a template with other quotes', "<a href='${path}'><img alt='${alt}' src='${path}'></a>"],
	];
	for (const [name, template] of forms) {
		it(`has the path and the alt text ${name}`, () => {
			fc.assert(
				fc.property(anyPath, anyAlt, (path, alt) => {
					const { text } = toLink('html', { path, alt, ...size }, { template });
					assert.deepStrictEqual(readHtml(`<p>a ${text} b`), [{ path: withoutScheme(path), alt }]);
				}),
				{ numRuns: 1000 },
			);
		});
	}

	it('has the title as the caption of a figure', () => {
		fc.assert(
			fc.property(anyPath, anyAlt, anyAlt, (path, alt, title) => {
				const { text } = toLink('html', { path, alt, title, ...size }, { template: 'figure' });
				assert.deepStrictEqual(readTexts(text, 'figcaption'), [title]);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('an HTML image in a Markdown document, to a browser', () => {
	const markdownIt = new MarkdownIt({ html: true });
	for (const template of [
		'picture',
		'figure',
		'<p align="center">\n  <img src="${path}" alt="${alt}">\n</p>',
		'<a href="${path}"><img src="${path}" alt="${alt}"></a>',
		'<figure>\n\n![${alt}](${path})\n\n<figcaption>${title}</figcaption>\n</figure>',
		'![${alt}](${path} "${title}")',
	]) {
		for (const [name, before, indent] of [
			['a paragraph of its own', 'a\n\n', ''],
			['a list', '- a\n\n  ', '  '],
			['a quote', '> a\n>\n> ', '> '],
		] as const) {
			it(`has the path and the alt text as ${JSON.stringify(template)} in ${name}`, () => {
				fc.assert(
					fc.property(anyPath, anyAlt, anyAlt, (path, alt, title) => {
						const link = toLink('markdown', { path, alt, title, ...size }, { template });
						const { text } = fitLines(link, { eol: '\n', indent });
						assert.deepStrictEqual(readHtml(markdownIt.render(`${before}${text}\n\nb *c*\n`)), [
							{ path: withoutScheme(path), alt },
						]);
					}),
					{ numRuns: 100 },
				);
			});
		}
	}

	it('has the title as a caption', () => {
		const template = '<figure>\n\n![${alt}](${path})\n\n<figcaption>${title}</figcaption>\n</figure>';
		const inline = '![${alt}](${path}) <figcaption>${title}</figcaption>';
		fc.assert(
			fc.property(anyPath, anyAlt, anyAlt, fc.constantFrom(template, inline), (path, alt, title, form) => {
				const { text } = toLink('markdown', { path, alt, title, ...size }, { template: form });
				assert.deepStrictEqual(readTexts(markdownIt.render(text), 'figcaption'), [title]);
			}),
			{ numRuns: 1000 },
		);
	});
});
