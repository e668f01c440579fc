import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { toLine } from '../../../../src/core/document/altText.ts';
import { plainMarkdown } from '../../../../src/core/document/plainMarkdown.ts';
import { readBlocks } from './reader.ts';

/** Reads more into a text than VS Code's preview does. */
const eager = new MarkdownIt({ html: true, linkify: true, typographer: true });

const signs = String.raw`\ ! " # $ % & ' ( ) * + - . / : ; < = > ? @ [ ] ^ _ { | } ~ 1 a b é 狐 👩‍👩‍👧`.split(
	' ',
);
const spaces = [' ', '    ', '\t', '\n', '\r\n', '\u2028', '\u0000'];
const markup = [
	['`', '---', '```', '$$', '~~', '(c)', '...', '1. ', '- [ ] ', '| - |', '![](x)', '[a](b)', '[x]: y'],
	['<b>', '</td>', '<!--', '<img src=x>', '&amp;', '&#42;', '<a@b.c>'],
	['https://a.b/c', 'www.a.com', '//a.com', 'a.com', 'a@b.com', 'command:a'],
].flat();
const pieces = [...signs, ...spaces, ...markup];
const anyText = fc.oneof(
	fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map(parts => parts.join('')),
	fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What two parsers show of a text, in a line and in a cell of a table. */
function shown(text: string): unknown {
	const cell = eager.render(`| a | b |\n| - | - |\n| ${plainMarkdown(text)} | c |`);
	return {
		line: readBlocks(`x${plainMarkdown(text)}x`),
		cell: /<td>(.*?)<\/td>/s.exec(cell)?.[1],
		cells: cell.match(/<td>/g)?.length,
	};
}

function expected(text: string): unknown {
	const line = toLine(text.replace(/[\u202A-\u202E\u2066-\u2069]/g, ''));
	return {
		line: [{ kind: 'paragraph', text: `x${line}x` }],
		cell: eager.utils.escapeHtml(line),
		cells: 2,
	};
}

describe('foreign text in Markdown', () => {
	const texts: readonly (readonly [text: string, markdown: string])[] = [
		['a red fox', 'a red fox'],
		['A fox, in snow.', 'A fox\\, in snow\\.'],
		['two\r\nlines\tand a tab ', 'two lines and a tab'],
		['![x](https://a.b/c.png)', '\\!\\[x\\]\\(https\\:\\/\\/a\\.b\\/c\\.png\\)'],
		['<img src=x onerror=y>', '\\<img src\\=x onerror\\=y\\>'],
		['a | b', 'a \\| b'],
		['a \\| b', 'a \\\\\\| b'],
		['$x$ costs $5', '\\$x\\$ costs \\$5'],
		['turned \u202Eround\u202C \u2066here\u2069', 'turned round here'],
		['狐 été 🦊', '狐 été 🦊'],
	];
	for (const [text, markdown] of texts) {
		it(`is ${markdown}`, () => {
			assert.deepStrictEqual([plainMarkdown(text), shown(text)], [markdown, expected(text)]);
		});
	}

	it('is shown as it is, whatever it is', () => {
		fc.assert(
			fc.property(anyText, text => {
				fc.pre(text.isWellFormed());
				assert.deepStrictEqual(shown(text), expected(text));
			}),
			{ numRuns: 2000 },
		);
	});
});
