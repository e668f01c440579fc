import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convert } from '@asciidoctor/core';
import * as fc from 'fast-check';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import { readHtml, readTexts } from './htmlReader.ts';
import type { ShownImage } from './htmlReader.ts';
import { anyAlt, anyNeighbour, anyPath as everyPath, withoutScheme } from './samples.ts';

const size = { width: 1024, height: 768 };
const block = { place: { kind: 'block' } } as const;

/** Asciidoctor.js 4.1 fails on a path that is the name of a member of every object. */
const anyPath = everyPath.filter(path => !(path in {}));

/** The page that Asciidoctor makes of a document. */
async function toHtml(text: string): Promise<string> {
	const html = await convert(text, { safe: 'safe' });
	return typeof html === 'string' ? html : assert.fail('no page');
}

/** The images of a document, by Asciidoctor and a browser's rules. */
async function read(text: string): Promise<readonly ShownImage[]> {
	return readHtml(await toHtml(text));
}

describe('an AsciiDoc image', () => {
	const table: readonly (readonly [path: string, alt: string, block: string, inline: string])[] = [
		['a fox.png', 'A fox', 'image::a fox.png[A fox]', 'image:a fox.png[A fox]'],
		['a.png', 'A fox, in snow', 'image::a.png["A fox, in snow"]', 'image:a.png["A fox, in snow"]'],
		['a.png', '"A" = b', 'image::a.png["\\"A\\" = b"]', 'image:a.png["\\"A\\" = b"]'],
		['a.png', "the fox's den", "image::a.png[the fox\\'s den]", "image:a.png[the fox\\'s den]"],
		// Letters by another property than being letters.
		['a.png', "a'🄰", "image::a.png[a\\'🄰]", "image:a.png[a\\'🄰]"],
		// Numbers that are no digits.
		['a.png', "①'Ø", "image::a.png[①\\'Ø]", "image:a.png[①\\'Ø]"],
		['a.png', 'x[0] *y*', 'image::a.png[x[0] *y*]', 'image:a.png[x&#91;0\\] &#42;y&#42;]'],
		['a.png', '{a} | b', 'image::a.png[&#123;a} &#124; b]', 'image:a.png[&#123;a} &#124; b]'],
		['hero@2x.png', 'a', 'image::hero@2x.png[a]', 'image:hero%402x.png[a]'],
		['a_b/__c.png', 'a', 'image::a_b/__c.png[a]', 'image:a_b/%5F%5Fc.png[a]'],
		[
			'a--b...c.png',
			'a--b...',
			'image::a--b...c.png[a-&#45;b..&#46;]',
			'image:a-%2Db..%2Ec.png[a-&#45;b..&#46;]',
		],
		['[a]{b}.png', 'a', 'image::%5Ba%5D%7Bb%7D.png[a]', 'image:%5Ba%5D%7Bb%7D.png[a]'],
	];
	for (const [path, alt, ownLine, inline] of table) {
		it(`is ${ownLine}`, () => {
			const between = { kind: 'inline', before: ' ', after: ' ' } as const;
			const links = [block.place, between].map(place =>
				toLink('asciidoc', { path, alt, ...size }, { place }),
			);
			assert.deepStrictEqual(
				links.map(({ text, isBlock }) => [text, isBlock]),
				[
					[ownLine, true],
					[inline, false],
				],
			);
		});
	}

	it('gives back path and alt text on a line of its own', async () => {
		await fc.assert(
			fc.asyncProperty(anyPath, anyAlt, async (path, alt) => {
				const { text } = toLink('asciidoc', { path, alt, ...size }, block);
				assert.deepStrictEqual(await read(`a *b\n\n${text}\n\nc* d`), [{ path: withoutScheme(path), alt }]);
			}),
			propertyRuns(300),
		);
	});

	it('gives back path and alt text in a line of text', async () => {
		await fc.assert(
			fc.asyncProperty(anyPath, anyAlt, anyNeighbour, anyNeighbour, async (path, alt, before, after) => {
				const { text } = toLink(
					'asciidoc',
					{ path, alt, ...size },
					{ place: { kind: 'inline', before, after } },
				);
				assert.deepStrictEqual(await read(`a ${before}${text}${after} b`), [
					{ path: withoutScheme(path), alt },
				]);
			}),
			propertyRuns(300),
		);
	});

	it('gives back path, alt text and title as a figure', async () => {
		await fc.assert(
			fc.asyncProperty(anyPath, anyAlt, anyAlt, async (path, alt, title) => {
				const { text } = toLink('asciidoc', { path, alt, title, ...size }, { template: 'figure' });
				const html = await toHtml(text);
				assert.deepStrictEqual(readHtml(html), [{ path: withoutScheme(path), alt }]);
				assert.deepStrictEqual(readTexts(html, 'title'), [`Figure 1. ${title}`]);
			}),
			propertyRuns(200),
		);
	});
});
