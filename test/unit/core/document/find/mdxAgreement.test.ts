import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate } from '@mdx-js/mdx';
import * as fc from 'fast-check';
import type { Brief } from './links.ts';
import { linksIn } from './links.ts';

/** An element as JSX makes it. */
interface Element {
	readonly type: unknown;
	readonly props: Readonly<Record<string, unknown>>;
}

const inline = fc
	.array(
		fc.constantFrom(
			'![a](b.png)',
			'![*c* {1}](d.png "t")',
			'![r]',
			'<img src="x.png" alt="y &amp; z" />',
			'{"![a](b)"}',
			'{/* <img src="x" /> */}',
			'<b>![e](f.png)</b>',
			'`<img src="x" />`',
			'`{`',
			'\\{',
			'<b title="![a](b)" />',
			'words',
			'{[1].map(() => "}")}',
			'{`${"}"} {`}',
			'*g*',
			'[![h](i.png)](j)',
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map(parts => parts.join(' '));
const block = fc.oneof(
	inline,
	fc.tuple(inline, inline).map(([one, other]) => `${one}\n${other}`),
	inline.map(text => `    ${text}`),
	inline.map(text => `- ${text}\n\n      ${text}`),
	inline.map(text => `> ${text}\n> {1 +\n> 2}`),
	inline.map(text => `<section>\n  ${text}\n</section>`),
	inline.map(text => `<section>\n\n${text}\n\n</section>`),
	inline.map(text => `\`\`\`jsx\n${text}\n\`\`\``),
	fc.constantFrom(
		'{/* ![a](b)\n\n![a](b) */}',
		'export const a = {\n\n  b: "![a](b)" }',
		'# ![a](b.png)',
		'[r]: r.png',
		'<img\n  alt="a > b"\n  src="x.png"\n/>',
		'<p title={`\n\n${"![a](b)"}`} />',
		'{"<img src=\'x\' />"}',
	),
);
const anyDocument = fc
	.uniqueArray(block, { minLength: 1, maxLength: 6 })
	.map(blocks => blocks.join('\n\n'))
	.filter(text => text.split('export ').length < 3);

describe('the MDX finder', () => {
	it('sees the images of documents as people write them as the compiler does', async () => {
		let images = 0;
		await fc.assert(
			fc.asyncProperty(anyDocument, async text => {
				const expected = await read(text);
				images += expected.length;
				assert.deepStrictEqual(linksIn('mdx', text), expected, text);
			}),
			{ numRuns: 300 },
		);
		assert.ok(images > 500, `only ${images} images`);
	});
});

/** The images that the compiled document shows. */
async function read(text: string): Promise<Brief[]> {
	const { default: content } = await evaluate(text, { jsx, jsxs: jsx, Fragment: 'fragment' });
	return imagesIn(content({}));
}

function jsx(type: unknown, props: Element['props']): Element {
	return { type, props };
}

function imagesIn(node: unknown): Brief[] {
	if (Array.isArray(node)) {
		return node.flatMap(imagesIn);
	}
	if (typeof node !== 'object' || node === null) {
		return [];
	}
	const { type, props } = node as Element;
	if (type !== 'img') {
		return imagesIn(props['children']);
	}
	const { alt = '', src, title } = props as Readonly<Record<string, string>>;
	assert.ok(src !== undefined);
	return [title === undefined ? [alt, src] : [alt, src, title]];
}
