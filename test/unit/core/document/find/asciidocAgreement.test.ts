import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convert } from '@asciidoctor/core';
import * as fc from 'fast-check';
import type { Brief } from './links.ts';
import { linksIn } from './links.ts';

const inline = fc
	.array(
		fc.constantFrom(
			'image:a.png[c]',
			'image:p/q.png[alt=z, width=30]',
			'image:w.png["x, y",30]',
			'image:k l.png[a \\] b]',
			'\\image:n.png[n]',
			'`image:m.png[n]`',
			'`+image:o.png[n]+`',
			'+image:o.png[n]+',
			'pass:[image:q.png[\\]]',
			'some words',
			'*b*',
			'image: no[x]',
			'stem:[x]',
			'&amp;',
			'a + b',
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map(parts => parts.join(' '));
const image = fc.constantFrom(
	'image::a.png[b]',
	'image::x y.png["q, r",100]',
	"image::g.png[alt='one, two']",
);
const paragraph = fc.array(inline, { minLength: 1, maxLength: 3 }).map(lines => lines.join('\n'));
/** A cell without a blank line below it begins a row as one of the body, and the row is whole. */
const cell = fc.tuple(
	fc.constantFrom('|', '|', 'a|', 'l|', 'm|', '^.>s|'),
	fc.oneof(
		inline,
		image,
		paragraph,
		fc.constant('----\nimage:no.png[n]\n----'),
		image.map(text => `* x\n\n${text}`),
	),
);
const row = fc.oneof(
	fc.tuple(cell, cell).map(([[one, text], [other, more]]) => `${one}${text}\n${other}${more}`),
	fc.tuple(cell, cell).map(([[one, text], [other, more]]) => `${one} ${text} ${other} ${more}`),
	cell.map(([, text]) => `2+|${text}`),
);
const table = (head: string) => (rows: readonly string[]) => `${head}\n|h|h\n${rows.join('\n')}\n|===`;
const leaf = fc.oneof(
	paragraph,
	image,
	fc.tuple(fc.constantFrom('.Title', '[.role]', '// comment', ':a: b', '[quote]'), image).map(join),
	fc.tuple(inline, image).map(([first, second]) => `* ${first}\n+\n${second}\n* ${first}`),
	inline.map(text => `. ${text}\n.. ${text}\nimage::d.png[e]`),
	inline.map(text => `term:: ${text}`),
	fc.tuple(fc.constantFrom('\n', '', '\n\n'), inline).map(([gap, text]) => `term::\n${gap}  ${text}`),
	fc.tuple(inline, image).map(([text, other]) => `* ${text}\nvideo::v.mp4[]\n${other}`),
	inline.map(text => `(((${text}))) ((${text}))`),
	fc.array(row, { minLength: 1, maxLength: 4 }).map(table('[cols="1,a"]\n|===')),
	fc.array(row, { minLength: 1, maxLength: 4 }).map(table('|===')),
	paragraph.map(text => ` ${text}`),
	paragraph.map(text => `NOTE: ${text}`),
	inline.map(text => `== ${text}`),
	fc.tuple(inline, inline).map(([one, other]) => `|===\n| ${one} | ${other}\na| image::u.png[v] | x\n|===`),
	fc
		.tuple(fc.constantFrom('source', 'listing', 'literal'), paragraph)
		.map(([style, text]) => `[${style}]\n${text}`),
);
const fence = fc.constantFrom('----', '....', '++++', '////', '====', '****', '--');
const block = fc.oneof(
	leaf,
	fc.tuple(fence, leaf).map(([line, text]) => [line, text, line].join('\n')),
	fc.tuple(leaf, leaf).map(([one, other]) => ['=====', one, '', '--', other, '--', '====='].join('\n')),
);
const document = fc.array(block, { minLength: 1, maxLength: 6 }).map(blocks => blocks.join('\n\n'));

describe('the AsciiDoc finder', () => {
	it('sees the images of documents as people write them as Asciidoctor does', async () => {
		let images = 0;
		await fc.assert(
			fc.asyncProperty(document, async text => {
				const expected = await read(text);
				images += expected.length;
				assert.deepStrictEqual(linksIn('asciidoc', text), expected, text);
			}),
			{ numRuns: 500 },
		);
		assert.ok(images > 500, `only ${images} images`);
	});
});

function join(lines: readonly string[]): string {
	return lines.join('\n');
}

/** The images that Asciidoctor shows. */
async function read(text: string): Promise<Brief[]> {
	const html = await convert(text, { safe: 'safe' });
	assert.ok(typeof html === 'string');
	return [...html.matchAll(/<img src="([^"]*)" alt="([^"]*)"/g)].map(([, src = '', alt = '']) => [
		alt.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
		decodeURI(src),
	]);
}
