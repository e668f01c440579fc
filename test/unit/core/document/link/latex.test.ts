import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '@unified-latex/unified-latex-util-parse';
import type { Argument, Macro, Node } from '@unified-latex/unified-latex-types';
import * as fc from 'fast-check';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { anyAlt, tidyPath } from './samples.ts';

const size = { width: 1024, height: 768 };

/** Commands for characters, with empty braces after them. */
const characters: Readonly<Record<string, string>> = {
	textbackslash: '\\',
	textasciicircum: '^',
	textasciitilde: '~',
};

/** The macros of a name in a document, those in groups and environments too. */
function macros(nodes: readonly Node[], name: string): readonly Macro[] {
	return nodes.flatMap(node => [
		...(node.type === 'macro' && node.content === name ? [node] : []),
		...('content' in node && Array.isArray(node.content) ? macros(node.content, name) : []),
	]);
}

/** What TeX prints for nodes. */
function printed([node, ...rest]: readonly Node[]): string {
	if (node === undefined) {
		return '';
	}
	switch (node.type) {
		case 'string':
			return node.content + printed(rest);
		case 'whitespace':
			return ` ${printed(rest)}`;
		case 'group':
			return printed(node.content) + printed(rest);
		case 'macro':
			assert.match(node.content, /^(?:text[a-z]+|[{}$&#%_])$/);
			return (characters[node.content] ?? node.content) + printed(rest);
		default:
			assert.fail(`${node.type} in a text`);
	}
}

/** The name that LaTeX reads, to which a command is its name. */
function fileName(nodes: readonly Node[]): string {
	let name = '';
	for (const [index, node] of nodes.entries()) {
		const previous = nodes[index - 1];
		const isAfter = (command: string) => previous?.type === 'macro' && previous.content === command;
		if (node.type === 'string') {
			name += node.content;
		} else if (node.type === 'whitespace') {
			// A command of letters takes the space after it.
			name += isAfter('space') ? '' : ' ';
		} else if (node.type === 'macro' && node.content === 'space') {
			name += ' ';
		} else if (node.type === 'macro' && isAfter('string')) {
			assert.match(node.content, /^[\\{}$&#%^~]$/);
			name += node.content;
		} else {
			assert.ok(node.type === 'macro' && node.content === 'string', `${node.type} in a name`);
		}
	}
	return name;
}

/** The images of a document as graphicx is told of them. */
function read(text: string): readonly unknown[] {
	return macros(parse(text).content, 'includegraphics').map(({ args = [] }) => {
		const [options, name] = args.filter(({ openMark }) => openMark !== '') as [Argument, Argument];
		const at = options.content.findIndex(node => node.type === 'string' && node.content === 'alt');
		const [sign, value, ...more] = options.content.slice(at + 1);
		assert.ok(sign?.type === 'string' && sign.content === '=' && value?.type === 'group');
		assert.deepStrictEqual(more, []);
		return { path: fileName(name.content), alt: printed(value.content) };
	});
}

/** LaTeX takes quotation marks out of names; the parser reads on after a backslash, for it may end a line. */
const path = tidyPath.filter(each => !/["\\]/.test(each));
/** To TeX only some spaces are spaces. */
const alt = anyAlt.filter(each => !/[^\P{Zs} ]/u.test(each));

describe('a LaTeX image', () => {
	const table: readonly (readonly [path: string, alt: string, text: string])[] = [
		['a fox.png', 'A fox', '\\includegraphics[width=\\linewidth,alt={A fox}]{a fox.png}'],
		['a_b-c.d.png', 'a_b', '\\includegraphics[width=\\linewidth,alt={a\\_b}]{a_b-c.d.png}'],
		[
			'5%#{}.png',
			'5% {a}',
			'\\includegraphics[width=\\linewidth,alt={5\\% \\{a\\}}]{5\\string\\%\\string\\#\\string\\{\\string\\}.png}',
		],
		['a  b.png', 'a\\b', '\\includegraphics[width=\\linewidth,alt={a\\textbackslash{}b}]{a \\space b.png}'],
	];
	for (const [file, text, link] of table) {
		it(`is ${link}`, () => {
			assert.equal(toLink('latex', { path: file, alt: text, ...size }).text, link);
		});
	}

	it('has the path and the alt text, to a parser', () => {
		fc.assert(
			fc.property(path, alt, (file, text) => {
				const link = toLink('latex', { path: file, alt: text, ...size }).text;
				assert.deepStrictEqual(read(`\\section{A}\n\n${link}\n\nb`), [{ path: file, alt: text }]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('has the path, the alt text and the caption in a figure, to a parser', () => {
		fc.assert(
			fc.property(path, alt, alt, (file, text, title) => {
				const target = { path: file, alt: text, title, ...size };
				const link = toLink('latex', target, { template: 'figure' }).text;
				assert.deepStrictEqual(read(link), [{ path: file, alt: text }]);
				const captions = macros(parse(link).content, 'caption');
				assert.deepStrictEqual(
					captions.map(({ args = [] }) => printed(args.at(-1)?.content ?? [])),
					[title],
				);
			}),
			{ numRuns: 1000 },
		);
	});
});
