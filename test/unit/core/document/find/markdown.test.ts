import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import type { Brief } from './links.ts';
import { linksIn, writtenParts } from './links.ts';
import { readByCommonMark } from './references.ts';

describe('a Markdown image', () => {
	const table: readonly (readonly [text: string, links: readonly Brief[]])[] = [
		['![a fox](fox.png)', [['a fox', 'fox.png']]],
		['See ![a fox](fox.png "In snow").', [['a fox', 'fox.png', 'In snow']]],
		['![](fox.png)', [['', 'fox.png']]],
		['![a]()', [['a', '']]],
		['![a]( x.png )', [['a', 'x.png']]],
		['![a](\n x.png\n "t" )', [['a', 'x.png', 't']]],
		['![a](x.png "It\'s \\"so\\"")', [['a', 'x.png', 'It\'s "so"']]],
		["![a](x.png 'It\\'s')", [['a', 'x.png', "It's"]]],
		['![a](x.png (t &amp; u))', [['a', 'x.png', 't & u']]],
		['![a](<my fox.png>)', [['a', 'my fox.png']]],
		['![a](<>)', [['a', '']]],
		['![a](x(1).png)', [['a', 'x(1).png']]],
		['![a](x\\).png)', [['a', 'x).png']]],
		['![a](f&ouml;o&#46;png)', [['a', 'föo.png']]],
		['![a](a%20b.png)', [['a', 'a%20b.png']]],
		['![*a* __b__ `c` [d](e) &lt; \\*](x.png)', [['a b c d < *', 'x.png']]],
		['![a * b](x.png)', [['a * b', 'x.png']]],
		['![a [b] c](x.png)', [['a [b] c', 'x.png']]],
		['![a ![b](y.png) c](x.png)', [['a b c', 'x.png']]],
		['![a  \nb\\\nc](x.png)', [['a\nb\nc', 'x.png']]],
		['![a\\ \nb](x.png)', [['a\\\nb', 'x.png']]],
		['![a <b> <http://c>](x.png)', [['a  http://c', 'x.png']]],
		['[![a](x.png)](https://example.org)', [['a', 'x.png']]],
		[
			'| ![a](x.png) | ![b](y.png) |',
			[
				['a', 'x.png'],
				['b', 'y.png'],
			],
		],
		['![b ![a](x.png)', [['a', 'x.png']]],
		['> - ![a\n> b](x.png)', [['a\nb', 'x.png']]],
		['# ![a](x.png) #', [['a', 'x.png']]],
		['![a](x.png)\n===', [['a', 'x.png']]],
		['\\\\![a](x.png)', [['a', 'x.png']]],
		['`` ` ``![a](x.png)`', [['a', 'x.png']]],
		['a\n    ![a](x.png)', [['a', 'x.png']]],
		['![狐 🦊](狐.png)', [['狐 🦊', '狐.png']]],
		[
			'![a](x.png)\r\n![b](y.png)\r![c](z.png)',
			[
				['a', 'x.png'],
				['b', 'y.png'],
				['c', 'z.png'],
			],
		],
		['\\![a](x.png)', []],
		['![a] (x.png)', []],
		['![a](x.png', []],
		['![a](x y.png)', []],
		['![a](<x.png)', []],
		['![a](<x.png>"t")', []],
		['![a\\](x.png)', []],
		['! [a](x.png)', []],
		['[a](x.png)', []],
		['`![a](x.png)`', []],
		['    ![a](x.png)', []],
		['```\n![a](x.png)\n```', []],
		['~~~\n![a](x.png)', []],
		['<!-- ![a](x.png)\n\n![a](x.png) -->', []],
		['a <!-- ![a](x.png) --> b', []],
		['<div>\n![a](x.png)\n</div>', []],
		['<script>\n\n![a](x.png)\n\n</script>', []],
		['<b title="![a](x.png)">', []],
		['<http://a.b/![a](x.png)>', []],
		['![a]\n\n(x.png)', []],
	];
	for (const [text, links] of table) {
		it(`is found ${links.length} times in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn('markdown', text), links);
			assert.deepStrictEqual(
				readByCommonMark(text),
				links.map(([alt, target, ...title]) => [alt, target.replace('%20', ' '), ...title]),
			);
		});
	}
});

describe('a reference to a Markdown image', () => {
	const table: readonly (readonly [text: string, links: readonly Brief[]])[] = [
		['![a][r]\n\n[r]: x.png', [['a', 'x.png']]],
		['![a *b*][ R\nr ]\n\n[r r]: x.png "t"', [['a b', 'x.png', 't']]],
		['![r][]\n\n[r]: <x y.png>', [['r', 'x y.png']]],
		['![r]\n\n[r]: x.png', [['r', 'x.png']]],
		['[r]:\n  x.png\n  "t"\n\n![ẞ r]\n[ẞ r]: y.png\n\n![r]', [['r', 'x.png', 't']]],
		['> [r]: x.png\n\n- ![r]', [['r', 'x.png']]],
		['![r]\n\n[r]: x.png\n[r]: y.png', [['r', 'x.png']]],
		['[r]: x.png\n\n[r]: y.png\nA title\n===\n\n![r]', [['r', 'x.png']]],
		['[r]: x.png "t" u\n\n![r]', []],
		['a\n[r]: x.png\n\n![r]', []],
		['    [r]: x.png\n\n![r]', []],
		['![a][r]\n\n[r x]: x.png', []],
		['![a][r]', []],
		['![]\n\n[]: x.png', []],
	];
	for (const [text, links] of table) {
		it(`is found ${links.length} times in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn('markdown', text), links);
		});
	}
});

describe('an HTML image in Markdown', () => {
	const table: readonly (readonly [text: string, links: readonly Brief[]])[] = [
		['a <img src="x.png" alt="b"> c', [['b', 'x.png']]],
		['<img src="x.png" alt="b">', [['b', 'x.png']]],
		['<p align=center>\n  <img src="x.png"\n    alt="b &amp; c">\n</p>', [['b & c', 'x.png']]],
		['> <div>\n> <img\n> src="x.png">\n> </div>', [['', 'x.png']]],
		['![a <img src="y.png"> b](x.png)', [['a  b', 'x.png']]],
		['`<img src="x.png">`', []],
		['\\<img src="x.png">', []],
		['a <img src="x.png" alt="b> c', []],
		['<!-- <img src="x.png"> -->', []],
		['<pre><!--\n\n<img src="x.png"> --></pre>', []],
		['a <imgsrc="x.png"> <image src="x.png">', []],
	];
	for (const [text, links] of table) {
		it(`is found ${links.length} times in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn('markdown', text), links);
		});
	}
});

describe('an image in a table', () => {
	const head = '| a | b |\n|---|---|\n';
	const table: readonly (readonly [text: string, links: readonly Brief[]])[] = [
		[
			`${head}| \`\` \` | ![a](a.png) |\n| \` | ![b](b.png) |`,
			[
				['a', 'a.png'],
				['b', 'b.png'],
			],
		],
		[
			`${head}| <!-- | ![x](z.png) |\n| --> | ![y](w.png) |`,
			[
				['x', 'z.png'],
				['y', 'w.png'],
			],
		],
		[`${head}| ![x | ![y](w.png) |\n| z](q) | c |`, [['y', 'w.png']]],
		[`${head}| ![x|y](z.png) | ![u\\|v](w\\|.png "\\|") |`, []],
		[`${head}| ![u\\|v](w\\|.png "\\|") |`, [['u|v', 'w|.png', '|']]],
		[`${head}| \`\\|\` ![a](b.png) | c | ![d](e.png) |`, [['a', 'b.png']]],
		[
			'| ![a](b.png) |\n| - |\n| <img src="c.png"> |',
			[
				['a', 'b.png'],
				['', 'c.png'],
			],
		],
		[
			'`\n![a](b.png) | c\n--|--\n` | ![d][r]\n\n[r]: r.png',
			[
				['a', 'b.png'],
				['d', 'r.png'],
			],
		],
		['- a\n\n  | b |\n  |---|\n  | ` |\n  | ![c](d.png) ` |', [['c', 'd.png']]],
		['> | b |\n> |---|\n> | ` |\n> | ![c](d.png) ` |', [['c', 'd.png']]],
		[`${head}| \` | c |\n\n![d](e.png) \``, [['d', 'e.png']]],
		[`${head}| c | d |\n- ![e](f.png) | g | h`, [['e', 'f.png']]],
		['| a | b |\n|---|\n| ` | ![c](d.png) ` |', []],
	];
	for (const [text, links] of table) {
		it(`is found ${links.length} times in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn('markdown', text), links);
			assert.deepStrictEqual(linksIn('mdx', text.replace('">', '"/>')), links);
		});
	}

	it('has its parts where they are written', () => {
		const text = `${head}| c | d\\|![u\\|v](w\\|.png "x\\|")\\| |`;
		assert.deepStrictEqual(
			findImageLinks('markdown', text).map(link => [link.target.raw, writtenParts(text, link)]),
			[
				[
					'w\\|.png',
					{
						link: '![u\\|v](w\\|.png "x\\|")',
						alt: 'u\\|v',
						title: 'x\\|',
						target: 'w\\|.png',
					},
				],
			],
		);
	});
});

describe('front matter', () => {
	it('is no content', () => {
		const links = [
			'---\ntitle: ![a](x.png)\n---\n![b](y.png)',
			'+++\ntitle = "![a](x.png)"\n+++\n![b](y.png)',
			'---\n![a](x.png)\n\n![b](y.png)',
			'\n---\n\n![a](x.png)\n\n---\n',
		].map(text => linksIn('markdown', text).map(([alt]) => alt));
		assert.deepStrictEqual(links, [['b'], ['b'], ['a', 'b'], ['a']]);
	});
});

describe('what is said of a Markdown link', () => {
	it('is where each part is written', () => {
		const text = 'a ![b *c*](<d e.png> "f &amp; g") h';
		const [link] = findImageLinks('markdown', text);
		assert.deepStrictEqual(link, {
			kind: 'inline',
			range: { start: 2, end: 33 },
			alt: { text: 'b c', range: { start: 4, end: 9 } },
			title: { text: 'f & g', range: { start: 22, end: 31 } },
			target: { text: 'd e.png', raw: 'd e.png', range: { start: 12, end: 19 } },
			definition: undefined,
			label: undefined,
			width: undefined,
			height: undefined,
		});
	});

	it('is where they are in a quote with other line ends', () => {
		const text = '> ![a\r\n> b](x.png\r\n> "t")\r\n';
		const [link] = findImageLinks('markdown', text);
		assert.deepStrictEqual(writtenParts(text, link!), {
			link: '![a\r\n> b](x.png\r\n> "t")',
			alt: 'a\r\n> b',
			title: 't',
			target: 'x.png',
		});
	});

	it('has the definition of a reference, and its label', () => {
		const text = '![b][R] ![r][] ![r]\n\n[r]: <x y.png> "t"  \n';
		const links = findImageLinks('markdown', text).map(link => [link.kind, writtenParts(text, link)]);
		const definition = { title: 't', target: 'x y.png', definition: '[r]: <x y.png> "t"' };
		assert.deepStrictEqual(links, [
			['reference', { link: '![b][R]', alt: 'b', label: 'R', ...definition }],
			['reference', { link: '![r][]', alt: 'r', label: 'r', ...definition }],
			['reference', { link: '![r]', alt: 'r', label: 'r', ...definition }],
		]);
	});

	it('has a size where an element or a title says one in pixels', () => {
		const text = [
			'<img src="x" width="30" height=\'40px\'> <img src="x" width="50%" height="auto">',
			'![a](x "=300x200") ![a](x "Title =300x200") ![a](x "1=300x200") ![r]\n\n[r]: x "=1x2"',
		].join('\n');
		assert.deepStrictEqual(
			findImageLinks('markdown', text).map(({ width, height }) => [width, height]),
			[
				[30, 40],
				[undefined, undefined],
				[300, 200],
				[300, 200],
				[undefined, undefined],
				[1, 2],
			],
		);
	});
});
