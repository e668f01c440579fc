import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Brief } from './links.ts';
import { linksIn } from './links.ts';

describe('an MDX image', () => {
	const table: readonly (readonly [text: string, links: readonly Brief[]])[] = [
		['![a](x.png "t")', [['a', 'x.png', 't']]],
		['    ![a](x.png)', [['a', 'x.png']]],
		['- a\n\n      ![a][r]\n\n[r]: x.png', [['a', 'x.png']]],
		['<img src="x.png" alt="a &amp; b" />', [['a & b', 'x.png']]],
		['a <img\n  alt="a > b"\n  src="x.png"\n/> b', [['a > b', 'x.png']]],
		['<div>![a](x.png)</div>', [['a', 'x.png']]],
		['<div>\n  ![a](x.png)\n</div>', [['a', 'x.png']]],
		['<Tabs items={[\n\n"}", `${"}"}`]} />\n![a](x.png)', [['a', 'x.png']]],
		[
			'a\n<img src="x.png" />\n![a](y.png)',
			[
				['', 'x.png'],
				['a', 'y.png'],
			],
		],
		['{/* ![a](y.png)\n\n![a](y.png) */}\n![a](x.png)', [['a', 'x.png']]],
		['a {"![a](y.png)"} ![a](x.png)', [['a', 'x.png']]],
		["{a && <p>Don't</p>}\n\n![a](x.png)", [['a', 'x.png']]],
		['import a from "a"\n\n![a](x.png)', [['a', 'x.png']]],
		['export const a = {\n\n  b: "![a](y.png)",\n}\n\n![a](x.png)', [['a', 'x.png']]],
		['a\nimport b ![a](x.png)', [['a', 'x.png']]],
		['![a {"]"} b](x.png)', [['a "]" b', 'x.png']]],
		['![a](x{b}.png)', [['a', 'x{b}.png']]],
		['> {1 +\n> 2}\n\n![a](x.png)', [['a', 'x.png']]],
		['<!-- ![a](y.png)\n\n-->\n![a](x.png)', [['a', 'x.png']]],
		['<https://a.b> ![a](x.png)', [['a', 'x.png']]],
		['<img src={a} alt="b" /> <Img src="x.png" /> <img alt="a" />', []],
		['\\{![a]\\(x.png)', []],
		['`<img src="x.png" />`', []],
		['```\n<img src="x.png" />\n```', []],
		['<Foo bar="![a](x.png)" />', []],
		['{a.map(b => <img src="x.png" />)}', []],
		['a {\n![a](x.png)}', []],
		['{\n\n![a](x.png)', []],
		["export const x = [\n  'a',\n\n  '![a](b.png)',\n]\n\n![a](x.png)", [['a', 'x.png']]],
		['export const f = (\n\n  <p>{a("![a](b.png)")}</p>\n\n)\n\n![a](x.png)', [['a', 'x.png']]],
		['export const r = a(/[(]/)\n\n![a](x.png)', [['a', 'x.png']]],
		['- item\n\n  {/*\n  ![a](b.png)\n\n  <img src="y.png" />\n  */}\n  ![a](x.png)', [['a', 'x.png']]],
		['> {/*\n> ![a](b.png)\n> */}\n>\n> ![a](x.png)', [['a', 'x.png']]],
		['- <img\n    src="x.png"\n    alt="a"\n  />', [['a', 'x.png']]],
		[
			'> <img\n> src="x.png"\n> />\n\n![a](y.png)',
			[
				['', 'x.png'],
				['a', 'y.png'],
			],
		],
		['- {/*\n  ![a](b.png)\n\n![a](x.png)', [['a', 'x.png']]],
		['<C re={/[{]/} />\n\n![a](x.png)', [['a', 'x.png']]],
		['{a(/["\\/{]/, b => /`/)}\n\n![a](x.png)', [['a', 'x.png']]],
		['{a / b} ![a](x.png) {c / d}', [['a', 'x.png']]],
		['<b c={d | />}![a](x/y.png)', [['a', 'x/y.png']]],
	];
	for (const [text, links] of table) {
		it(`is found ${links.length} times in ${JSON.stringify(text)}`, () => {
			assert.deepStrictEqual(linksIn('mdx', text), links);
		});
	}
});
