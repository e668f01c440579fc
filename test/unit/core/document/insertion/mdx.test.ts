import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compile } from '@mdx-js/mdx';
import { filled } from './examples.ts';
import type { Request } from './examples.ts';
import { withPictures } from './samples.ts';

/** What of the compiler's nodes counts here. */
interface Node {
	readonly type: string;
	readonly name?: string | null;
	readonly value?: string;
	readonly url?: string;
	readonly children?: readonly Node[];
}

/** The nodes and texts of a document without its pictures, and how many those are; it is compiled too. */
async function read(text: string): Promise<{ readonly tree: readonly string[]; readonly images: number }> {
	let images = 0;
	const treeOf = ({ type, name, value, url, children = [] }: Node): readonly string[] => {
		if (type === 'image' && url === 'i0-0.png') {
			images++;
			return [];
		}
		const said = (value ?? '').replaceAll(/\s/g, '');
		const inner = children.flatMap(treeOf).reduce<string[]>((before, part) => {
			const last = before.at(-1);
			const isText = last !== undefined && !/^[<>]/.test(last + part) && !/^[<>]/.test(part);
			return isText ? [...before.slice(0, -1), last + part] : [...before, part];
		}, []);
		// An element in a line may become one in a text.
		const kind = type.replace(/^mdxJsx.*/, 'element').replace(/^mdx(?:Text|Flow)E/, 'e');
		return type === 'text' || type === 'paragraph' || type === 'root'
			? said === ''
				? inner
				: [said]
			: [`<${kind}${name ?? ''}${said}`, ...inner, '>'];
	};
	let tree: readonly string[] = [];
	await compile(text, {
		remarkPlugins: [
			() => (root: Node) => {
				tree = treeOf(root);
			},
		],
	});
	return { tree, images };
}

const cursor: Request = { mode: 'cursor' };
const below: Request = { mode: 'below' };

describe('a picture in MDX', () => {
	const examples: readonly (readonly [name: string, request: Request, before: string, after: string])[] = [
		[
			'below a text in a tag of several lines',
			below,
			'<Card\n  title="A «fox»"\n  wide\n>\n  text\n</Card>',
			'<Card\n  title="A fox"\n  wide\n>\n\n▣\n\n  text\n</Card>',
		],
		[
			'below a text in an export with an empty line',
			below,
			'export const meta = {\n  title: "A «fox»",\n\n  b: 1 }\n\ntext',
			'export const meta = {\n  title: "A fox",\n\n  b: 1 }\n\n▣\n\ntext',
		],
		['behind an opening tag', cursor, '<Card>‸\n  text\n</Card>', '<Card>\n\n▣\n\n  text\n</Card>'],
		['in front of a closing tag', cursor, '<Card>\n  text\n‸</Card>', '<Card>\n  text\n\n▣\n\n</Card>'],
		[
			'in front of a `>` on its own',
			cursor,
			'<Card\n  wide\n‸>\n</Card>',
			'<Card\n  wide\n>\n\n▣\n\n</Card>',
		],
		['in JavaScript in a text', cursor, 'a {‸x} b', 'a {x}▣ b'],
		['in JavaScript on a line of its own', cursor, '{‸x}\na', '{x}\n\n▣\n\na'],
		['in JavaScript of several lines', cursor, '{a(\n‸\n\n  1\n)}\nb', '{a(\n\n\n  1\n)}\n\n▣\n\nb'],
		['behind the brackets of a template', cursor, '{`}\n‸`}\nb', '{`}\n`}\n\n▣\n\nb'],
		['in an element', cursor, '<Box a={1}>‸</Box>', '<Box a={1}>▣</Box>'],
		['below a text in an element', below, '<Card>\n  A «fox»\n</Card>', '<Card>\n  A fox\n\n▣\n\n</Card>'],
		[
			'below a text under an export whose brackets are not in pairs',
			below,
			'export const a =\n  /\\)/\n\nA «fox»\n',
			'export const a =\n  /\\)/\n\nA fox\n\n▣\n',
		],
		[
			'in front of a closing tag in a quote',
			cursor,
			'> <Card>\n> a\n> ‸</Card>',
			'> <Card>\n> a\n>\n> ▣\n>\n> </Card>',
		],
	];
	for (const [name, request, before, after] of examples) {
		it(`is right ${name}`, async () => {
			for (const eol of ['\n', '\r\n']) {
				const found = filled('mdx', before.replaceAll('\n', eol), request);
				assert.equal(found.replace('![a fox](1.png)', '▣'), after.replaceAll('\n', eol));
				await compile(found);
			}
		});
	}

	const documents: Readonly<Record<string, string>> = {
		modules: 'import A from "./a"\nexport const x = (\n\n1)\n\n# H\n\ntext\n',
		'a function': 'export function F() {\n  return <p>x</p>\n\n}\n\ntext\n',
		'text and a list in an element': '<Card title="x">\n  text here\n\n  - a\n  - b\n</Card>\n\nend\n',
		'elements in elements': '<A>\n  <B>\n    text\n  </B>\n  <C />\n</A>\n',
		'elements and code in a text': 'a <B c="d">e</B> {1 + 2} f\n',
		'attributes on lines of their own':
			'<Card\n  title="x > y"\n  icon={<I />}\n  {...z}\n>\n  text\n</Card>\n',
		'code on lines of its own': '{/* comment */}\n\ntext {x.y}\n\n{list.map(a => (\n  <li>{a}</li>\n))}\n',
		'a table': '| a | b |\n|--|--|\n| <A/> | {x} |\n',
		'a quote': '> <A>\n> text\n> </A>\n',
		items: '- a\n  <B>x</B>\n- <C\n    d="e"\n  />\n- f\n',
		'fenced code': '<A>\n```js\ncode\n```\n</A>\n',
		'text indented': '    text indented\n\nx\n',
	};
	for (const [name, text] of Object.entries(documents)) {
		it(`is shown at any offset and leaves all else as it was, with ${name}`, async () => {
			const { tree } = await read(text);
			for (const mode of ['cursor', 'below'] as const) {
				for (let at = 0; at <= text.length; at++) {
					const sample = { mode, at, count: 1, template: undefined };
					const after = withPictures({ text, languageId: 'mdx' }, [sample]);
					const shown = `${mode} ${at}\n${JSON.stringify(after)}`;
					const now = await read(after).catch((error: unknown) => assert.fail(`${String(error)}\n${shown}`));
					assert.equal(now.images, 1, shown);
					assert.deepStrictEqual(now.tree, tree, shown);
				}
			}
		});
	}
});
