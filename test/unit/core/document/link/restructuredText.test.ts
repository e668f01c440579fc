import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import restructured from 'restructured';
import type { RestructuredNode } from 'restructured';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import type { LinkText } from '../../../../../src/core/document/link/link.ts';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import { anyAlt, anyNeighbour, tidyPath } from './samples.ts';

const size = { width: 1024, height: 768 };

/** The parts of a document that are of a type. */
function parts(text: string, type: string): readonly RestructuredNode[] {
	const find = (node: RestructuredNode): readonly RestructuredNode[] =>
		node.type === type ? [node] : (node.children ?? []).flatMap(find);
	return find(restructured.default.parse(text));
}

/** The directives of a document with their lines. */
function directives(text: string): readonly (readonly [name: string | undefined, ...lines: string[]])[] {
	return parts(text, 'directive').map(({ directive, children = [] }) => [
		directive,
		...children.flatMap(({ value = '' }) => value.split('\n')),
	]);
}

/** The path a directive is told: the space between words only where a backslash is before it. */
function toPath(argument: string): string {
	return argument.replace(/\\(.)|\s/g, (_, escaped: string | undefined) => escaped ?? '');
}

const shownPath = (path: string) => (path.startsWith(':') ? `./${path}` : path);

describe('a reStructuredText image', () => {
	const table: readonly (readonly [path: string, alt: string, text: string])[] = [
		['a fox.png', 'A *fox*', '.. image:: a\\ fox.png\n   :alt: A *fox*'],
		['a\\b.png', 'a\\b: c', '.. image:: a\\\\b.png\n   :alt: a\\b: c'],
		['a_b#c%.png', ':a: b', '.. image:: a_b#c%.png\n   :alt: :a: b'],
		[':a:/b.png', 'x', '.. image:: ./:a:/b.png\n   :alt: x'],
		['a\u3000b.png', 'x', '.. image:: a%E3%80%80b.png\n   :alt: x'],
	];
	for (const [path, alt, text] of table) {
		it(`is ${JSON.stringify(text)}`, () => {
			const link = toLink('restructuredtext', { path, alt, ...size });
			assert.deepStrictEqual([link.text, link.isBlock], [text, true]);
			assert.equal(text.slice(link.alt.start, link.alt.end), alt);
		});
	}

	it('has the path and the alt text, to a parser', () => {
		fc.assert(
			fc.property(tidyPath, anyAlt, (path, alt) => {
				const { text } = toLink('restructuredtext', { path, alt, ...size });
				const [[name, argument = '', option] = [], ...more] = directives(`a\n\n${text}\n\nb\n`);
				assert.deepStrictEqual(
					[name, toPath(argument), option, more],
					['image', shownPath(path), `:alt: ${alt}`, []],
				);
			}),
			propertyRuns(300),
		);
	});

	it('has the path, the alt text and the caption in a figure, to a parser', () => {
		fc.assert(
			fc.property(tidyPath, anyAlt, anyAlt, (path, alt, title) => {
				const target = { path, alt, title, ...size };
				const { text } = toLink('restructuredtext', target, { template: 'figure' });
				const [[name, argument = '', option, caption = ''] = []] = directives(`${text}\n`);
				assert.deepStrictEqual(
					[name, toPath(argument), option, caption.replace(/\\ |\\(.)/g, '$1')],
					['figure', shownPath(path), `:alt: ${alt}`, title],
				);
			}),
			propertyRuns(300),
		);
	});
});

describe('the caption of a reStructuredText figure', () => {
	it('is text and nothing else, to a parser', () => {
		fc.assert(
			fc.property(anyAlt, title => {
				const target = { path: 'a.png', alt: 'b', title, ...size };
				const { text } = toLink('restructuredtext', target, { template: 'figure' });
				const caption = text.slice(text.lastIndexOf('\n') + 1).trim();
				assert.deepStrictEqual(
					[...new Set(typesOf(restructured.default.parse(`${caption}\n`)))],
					['document', 'paragraph', 'text'],
				);
			}),
			propertyRuns(300),
		);
	});
});

function typesOf({ type, children = [] }: RestructuredNode): readonly string[] {
	return [type, ...children.flatMap(typesOf)];
}

function inline(path: string, before: string, after: string): LinkText {
	const place = { kind: 'inline', before, after } as const;
	return toLink('restructuredtext', { path, alt: 'A fox', ...size }, { place });
}

describe('a reStructuredText image in a line of text', () => {
	it('is a name that is defined elsewhere', () => {
		assert.deepStrictEqual(inline('b/a fox.png', ' ', '.'), {
			text: '|a fox|',
			alt: { start: 7, end: 7 },
			isBlock: false,
			definition: '.. |a fox| image:: b/a\\ fox.png\n   :alt: A fox',
		});
	});

	const table: readonly (readonly [path: string, before: string, after: string, text: string])[] = [
		['a.png', '', '', '|a|'],
		['a.png', 'x', 'y', '\\ |a|\\ '],
		['a.png', '(', ')', '|a|'],
		['(a).png', ')', ')', '\\ |(a)|'],
		['"a.png', '"', '"', '\\ |"a|'],
		['|.png', ' ', ' ', '|image|'],
		[' a | b .png', '狐', '狐', '\\ |a b|\\ '],
	];
	for (const [path, before, after, text] of table) {
		it(`is ${text} between ${JSON.stringify(before)} and ${JSON.stringify(after)}`, () => {
			assert.equal(inline(path, before, after).text, text);
		});
	}

	it('is a name to a parser, whatever is around it', () => {
		fc.assert(
			fc.property(tidyPath, anyNeighbour, anyNeighbour, (path, before, after) => {
				fc.pre(!/[*_`|\\]/.test(before + after));
				const { text, definition = '' } = inline(path, before, after);
				const [name = ''] = /(?<=\|).*(?=\|)/.exec(text) ?? [];
				assert.ok(definition.startsWith(`.. |${name}| image:: `));
				const found = parts(`x ${before}${text}${after} b\n`, 'substitution_reference');
				assert.deepStrictEqual(
					found.map(({ children = [] }) => children.map(({ value }) => value).join('')),
					[name],
				);
			}),
			propertyRuns(300),
		);
	});
});
