import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import type { Brief } from './links.ts';
import { linksIn } from './links.ts';
import { decodeUrl, readByCommonMark, readByMarkdownIt, readWithTables } from './references.ts';

/** What may be in a cell; images in HTML are none to the parser. */
const inCell = [
	'![a](b.png)',
	'![a|b](c.png)',
	String.raw`![a\|b](c\|d.png "t\|u")`,
	'![r]',
	'[![e](f.png)](g)',
	'`',
	'``',
	'`` ` ``',
	String.raw`\|`,
	String.raw`\\|`,
	'\\',
	'*',
	'words',
	'',
	'-',
	'|',
];
/** Not together: of what is no image after all the parser reads comments otherwise. */
const brackets = ['![x', 'z](q)'];
const html = ['<!--', '-->', '<b title="', '">'];

const delimiters = fc
	.tuple(
		fc.constantFrom('| ', '|', '', ' |'),
		fc.array(fc.constantFrom('---', '-', ':--', ' :-: ', '--:'), { minLength: 1, maxLength: 4 }),
		fc.constantFrom('|', '', ' | '),
	)
	.map(([start, cells, end]) => start + cells.join('|') + end)
	// An item of a list, which would be the head of a table to the parser.
	.filter(line => !line.startsWith('- '));
/** What may end a table, or go on with it. */
const other = fc.constantFrom(
	'',
	'',
	'words',
	'![o](p.png)',
	'# ![h](i.png)',
	'***',
	'---',
	'===',
	'- ![j](k.png)',
	'2. l',
	'> m',
	'```',
	'<div>',
	'<b>',
	'    ![n](c.png)',
	'[r]: r.png',
	'|',
	'||',
);
/** Documents with tables, of cells with what is given in them. */
function documentsWith(more: readonly string[]): fc.Arbitrary<string> {
	const cell = fc
		.array(fc.constantFrom(...inCell, ...more), { minLength: 1, maxLength: 3 })
		.map(parts => parts.join(' '));
	/** None begins what is no table: to the parser, and to it alone, that would be the head of one too. */
	const row = fc
		.tuple(
			fc.constantFrom('| ', '|', 'w ', ' | ', '   |', '    |'),
			fc.array(cell, { minLength: 1, maxLength: 4 }),
			fc.constantFrom(' |', '|', '', '|  '),
		)
		.map(([start, cells, end]) => start + cells.join('|') + end);
	// What follows without an empty line goes on with an item or a quote, of which the parser has ideas of its own.
	const table = fc
		.tuple(row, delimiters, fc.array(row, { maxLength: 4 }), fc.option(other))
		.map(([head, below, rows, last]) => [head, below, ...rows, ...(last === null ? [] : [last])].join('\n'));
	const block = fc.oneof(
		{ arbitrary: table, weight: 4 },
		other,
		row,
		fc.tuple(table, fc.constantFrom('> ', '- ', '1. ')).map(([text, mark]) => {
			const rest = mark === '> ' ? mark : ' '.repeat(mark.length);
			return `${mark}w\n\n${text}`.replaceAll('\n', `\n${rest}`);
		}),
	);
	return fc
		.tuple(fc.array(block, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '\n\n[r]: r.png'))
		.map(([blocks, end]) => `a\n\n${blocks.join('\n\n')}${end}\n`);
}

describe('the Markdown finder', () => {
	for (const more of [brackets, html]) {
		it(`sees the images of tables as markdown-it does, with ${more.join(' ')}`, () => {
			let images = 0;
			fc.assert(
				fc.property(documentsWith(more), document => {
					// What it sees otherwise without any tables is not about them.
					fc.pre(isDeepStrictEqual(readByMarkdownIt(document), readByCommonMark(document)));
					const expected = readWithTables(document).map(toComparable);
					images += expected.length;
					assert.deepStrictEqual(found(document), expected);
				}),
				propertyRuns(2500),
			);
			assert.ok(images > 1000, `${images} images`);
		});
	}
});

function found(document: string): Brief[] {
	return linksIn('markdown', document).map(toComparable);
}

/** With decoded URLs, and without the indentation of lines, which the parser leaves in code. */
function toComparable([alt, url, ...rest]: Brief): Brief {
	return [alt.replaceAll(/ +/g, ' '), decodeUrl(url), ...rest];
}
