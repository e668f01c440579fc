import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { toLink } from '../../../../src/core/document/link/link.ts';
import { markdownImage } from '../../../../src/core/document/link/markdown.ts';
import { toLine } from '../../../../src/core/document/altText.ts';
import { anyPath, anyText, withoutScheme } from './link/samples.ts';
import { readByCommonMark, readByMarkdownIt } from './reader.ts';

const size = { width: 1024, height: 768 };
const image = (path: string, alt: string) => markdownImage({ path, alt, ...size });

/** What is around a link. An opening that swallows all that follows is the document's own matter. */
const surroundings: readonly (readonly [name: string, before: string, after: string])[] = [
	['alone', '', ''],
	['in a sentence', 'See ', ' there.'],
	['between words', 'See', 'there'],
	['in a list item', '- ', ''],
	['in a task', '1. [ ] a\n   ', '\n2. b'],
	['in a quote', '> ', '\n> b'],
	['in a heading', '## ', ''],
	['as a heading', '', '\n==='],
	['in a table', '| a | b |\n| - | - |\n| ', ' | x |\n| c | d |'],
	['in a table without pipes at its sides', 'a | b\n--|--\n', ' | x'],
	['in a link', '[', '](https://example.org)'],
	...String.raw`* ** _ [ ![ ! < & ~~ $ \\ : " ( | <!`
		.split(' ')
		.map(before => [`after ${before}`, `a ${before}`, ' b'] as const),
	...'* _ ] (x) [x] [] {.wide} ) ! ` > ~~ $ " |'
		.split(' ')
		.map(after => [`before ${after}`, 'a ', `${after} b`] as const),
	['between stars', 'a *b', 'c* d'],
	['between code', '`a`', '`b`'],
];

describe('a Markdown picture', () => {
	const table: readonly (readonly [path: string, alt: string, text: string])[] = [
		['images/a-fox.png', 'a fox', '![a fox](images/a-fox.png)'],
		['../a fox.png', 'A fox, in the snow!', '![A fox, in the snow!](../a%20fox.png)'],
		['fox.png', '', '![](fox.png)'],
		['狐/été.png', '狐 – été', '![狐 – été](狐/été.png)'],
		['a(1)[2]<3>.png', 'f(x)[0]<1>', '![f(x)\\[0\\]\\<1\\>](a%281%29%5B2%5D%3C3%3E.png)'],
		['100%.png', '100% *sure*', '![100% \\*sure\\*](100%25.png)'],
		['a#b?c&d.png', 'a & b &amp; c', '![a & b \\&amp; c](a%23b%3Fc%26d.png)'],
		['snake_case.png', 'snake_case _x_', '![snake_case \\_x\\_](snake_case.png)'],
		['http:/x.png', 'a | b', '![a \\| b](./http:/x.png)'],
		['C:\\x.png', 'back\\slash', '![back\\\\slash](./C:%5Cx.png)'],
		['a/b:c.png', 'see https://x.y at 12:30', '![see https://x.y at 12\\:30](a/b:c.png)'],
		['{a}.png', '{props.title} {{ page }}', '![\\{props.title} \\{\\{ page }}](%7Ba%7D.png)'],
		['a.png', 'a {% raw %} {# b #} {%- c', '![a \\{&#37; raw %} \\{&#35; b #} \\{&#37;- c](a.png)'],
		['a.png', '<% a %> <?= b ?> 100% #1', '![\\<&#37; a %\\> \\<&#63;= b ?\\> 100% #1](a.png)'],
		['a\u00A0b.png', 'a\u00A0\u3000b', '![a b](a%C2%A0b.png)'],
		['x.png', '  several\r\n\r\nlines\t', '![several lines](x.png)'],
		['x.png', 'a\u0000b\u0085c\u0007d', '![a b c d](x.png)'],
		['x.png', '![a](b)', '![!\\[a\\](b)](x.png)'],
		['x.png', 'a\\', '![a\\\\](x.png)'],
	];
	for (const [path, alt, text] of table) {
		it(`is ${text}`, () => {
			assert.equal(image(path, alt).text, text);
		});
	}

	it('says where its alt text is', () => {
		const link = image('a.png', 'a [fox]');
		assert.equal(link.text.slice(link.alt.start, link.alt.end), 'a \\[fox\\]');
	});

	for (const [name, before, after] of surroundings) {
		it(`gives back path and alt text ${name}`, () => {
			fc.assert(
				fc.property(anyPath, anyText, (path, alt) => {
					const text = before + image(path, alt).text + after;
					const expected = { path: withoutScheme(path), alt: toLine(alt) };
					assert.deepStrictEqual(readByMarkdownIt(text), [expected]);
					if (!name.includes('table')) {
						assert.deepStrictEqual(readByCommonMark(text), [expected]);
					}
				}),
				{ numRuns: 200 },
			);
		});
	}

	it('keeps its title in quotation marks or parentheses', () => {
		const templates = ['![${alt}](${path} "${title}")', "![${alt}](${path} '${title}')"];
		const form = fc.constantFrom(
			...templates,
			'![${alt}](${path} (${title}))',
			'![${alt}](<${path}> (a ${title}))',
		);
		fc.assert(
			fc.property(anyPath, anyText, anyText, form, (path, alt, title, template) => {
				const { text } = toLink('markdown', { path, alt, title, ...size }, { template });
				const expected = { path: withoutScheme(path), alt: toLine(alt) };
				assert.deepStrictEqual(readByMarkdownIt(text), [expected]);
				assert.deepStrictEqual(readByCommonMark(text), [expected]);
			}),
			{ numRuns: 2000 },
		);
	});

	it('holds nothing that a site generator reads before Markdown is read', () => {
		fc.assert(
			fc.property(anyPath, anyText, (path, alt) => {
				assert.doesNotMatch(image(path, alt).text, /\{[{%#]|<[%?]/);
			}),
			{ numRuns: 1000 },
		);
	});

	it('stays on one line, and its path holds no space', () => {
		fc.assert(
			fc.property(anyPath, anyText, (path, alt) => {
				const { text, alt: range } = image(path, alt);
				assert.doesNotMatch(text, /[\n\r\u0085\u2028\u2029\0]/);
				assert.doesNotMatch(text.slice(range.end), /\s/);
			}),
		);
	});
});
