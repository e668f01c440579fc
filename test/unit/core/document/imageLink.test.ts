import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findImageLinkAt } from '../../../../src/core/document/imageLink.ts';
import { markdownImage } from '../../../../src/core/document/link/markdown.ts';
import { readByCommonMark } from './reader.ts';

/** The links on a line, each as its alt text and the text it covers, as the cursor passes over it. */
function linksOn(line: string): (readonly [alt: string, text: string])[] {
	const found = Array.from({ length: line.length + 1 }, (_, column) => findImageLinkAt(line, column));
	const links = new Map(found.flatMap(link => (link === undefined ? [] : [[link.start, link] as const])));
	return [...links.values()].map(({ alt, start, end }) => [alt, line.slice(start, end)] as const);
}

/** The best of three, in milliseconds: the machine may be busy with something else. */
function timeOf(line: string): number {
	const times = Array.from({ length: 3 }, () => {
		const started = performance.now();
		findImageLinkAt(line, line.length);
		return performance.now() - started;
	});
	return Math.min(...times);
}

describe('the image link under a cursor', () => {
	const table: readonly (readonly [
		line: string,
		links: readonly (readonly [alt: string, text: string])[],
	])[] = [
		['![a fox](fox.png)', [['a fox', '![a fox](fox.png)']]],
		['See ![a fox](fox.png).', [['a fox', '![a fox](fox.png)']]],
		['![](fox.png)', [['', '![](fox.png)']]],
		['![a]()', [['a', '![a]()']]],
		['![a](x.png "Title")', [['a', '![a](x.png "Title")']]],
		["![a](x.png 'It\\'s')", [['a', "![a](x.png 'It\\'s')"]]],
		['![a](x.png (Title))', [['a', '![a](x.png (Title))']]],
		['![a](<my fox.png>)', [['a', '![a](<my fox.png>)']]],
		['![a](<my fox.png> "Title")', [['a', '![a](<my fox.png> "Title")']]],
		['![a]( x.png )', [['a', '![a]( x.png )']]],
		['![a](x(1).png)', [['a', '![a](x(1).png)']]],
		['![a](x\\).png)', [['a', '![a](x\\).png)']]],
		['![f(x) \\[0\\] \\*](x.png)', [['f(x) [0] *', '![f(x) \\[0\\] \\*](x.png)']]],
		['![a [b] c](x.png)', [['a [b] c', '![a [b] c](x.png)']]],
		['![a\\\\](x.png)', [['a\\', '![a\\\\](x.png)']]],
		['![a\\b](x.png)', [['a\\b', '![a\\b](x.png)']]],
		['\\\\![a](x.png)', [['a', '![a](x.png)']]],
		['[![a](x.png)](https://example.org)', [['a', '![a](x.png)']]],
		[
			'![a](x.png) and ![b](y.png)',
			[
				['a', '![a](x.png)'],
				['b', '![b](y.png)'],
			],
		],
		[
			'| ![a](x.png) | ![b](y.png) |',
			[
				['a', '![a](x.png)'],
				['b', '![b](y.png)'],
			],
		],
		['![狐 🦊](x.png)', [['狐 🦊', '![狐 🦊](x.png)']]],
		['![b ![a](x.png)', [['a', '![a](x.png)']]],
		['a fox', []],
		['', []],
		['[a](x.png)', []],
		['\\![a](x.png)', []],
		['![a] (x.png)', []],
		['![a][ref]', []],
		['![a](x.png', []],
		['![a](x y.png)', []],
		['![a\\](x.png)', []],
		['! [a](x.png)', []],
	];
	for (const [line, links] of table) {
		it(`is found ${links.length} times on ${line}`, () => {
			assert.deepStrictEqual(linksOn(line), links);
			assert.deepStrictEqual(
				readByCommonMark(line.replace(/^\|.*/, each => each.replaceAll('|', ' '))).map(
					picture => picture.alt,
				),
				links.map(([alt]) => alt),
			);
		});
	}

	it('is found at its edges and inside, and nowhere else', () => {
		const line = 'ab ![c](d) ef';
		const columns = Array.from({ length: line.length + 1 }, (_, column) => column);
		assert.deepStrictEqual(
			columns.filter(column => findImageLinkAt(line, column) !== undefined),
			[3, 4, 5, 6, 7, 8, 9, 10],
		);
		assert.deepStrictEqual(findImageLinkAt(line, 5), { alt: 'c', start: 3, end: 10 });
	});

	it('is the first of two that touch, between them', () => {
		const line = '![a](b)![c](d)';
		assert.deepStrictEqual(
			[0, 7, 8, 14].map(column => findImageLinkAt(line, column)?.alt),
			['a', 'a', 'c', 'c'],
		);
	});

	it('has the alt text that Figment wrote', () => {
		const alt = fc
			.array(
				fc.constantFrom(
					'a',
					'bc',
					' ',
					'[',
					']',
					'\\',
					'`',
					'*',
					'_',
					'!',
					'(',
					')',
					'&amp;',
					':',
					'狐',
					'|',
				),
			)
			.map(parts => parts.join('').trim().replaceAll(/ +/g, ' '));
		const path = fc.constantFrom('x.png', 'a (1)/b [2].png', 'ü"\'.png', 'c:\\x.png');
		fc.assert(
			fc.property(alt, path, (text, target) => {
				const link = markdownImage({ alt: text, path: target, width: 1, height: 1 });
				const line = `a \\\\${link.text} b`;
				assert.deepStrictEqual(findImageLinkAt(line, 6), { alt: text, start: 4, end: 4 + link.text.length });
			}),
			{ numRuns: 1000 },
		);
	});

	const units = [
		...String.raw`![ [ ( ]( ![] ![]( ![](< ![[a] ![a] [] () \ \! ! " ' < > ![](x(y) a`.split(' '),
		...'![](a ";![](a \';![](a (;![] ;![]( ;![](a ;![](<a> ; ;\t'.split(';'),
	];
	const heads = ';\\;![;![](;![](<;![](a;![[;![]((;![](a ;![](a ";![](a ('.split(';');
	it('is looked for at once on hostile lines of 100000 characters', () => {
		const slow = heads.flatMap(head =>
			units.filter(unit => timeOf(head + unit.repeat(100_000 / unit.length)) > 50).map(unit => [head, unit]),
		);
		assert.deepStrictEqual(slow, []);
	});
});
