import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import restructured from 'restructured';
import type { RestructuredNode } from 'restructured';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import type { Brief } from './links.ts';
import { linksIn } from './links.ts';

const target = fc.constantFrom('a.png', 'b/c.png', 'https://d.e/f.png', 'g-h_i.png', '狐.png');
const options = fc.constantFrom(
	'',
	'\n   :alt: a fox',
	'\n   :alt: a fox\n      in snow\n   :width: 30',
	'\n   :width: 30px\n   :alt: :b: *c*',
	'\n   :class: d',
);
const name = fc.constantFrom(
	'.. image:: ',
	'.. image::  ',
	'.. IMAGE:: ',
	'.. |fox| image:: ',
	'..  image:: ',
);
const image = fc.tuple(name, target, options).map(parts => parts.join(''));
const figure = fc
	.tuple(target, options, fc.constantFrom('', '\n\n   A caption', '\n\n   A caption\n   in lines'))
	.map(parts => `.. figure:: ${parts.join('')}`);
const text = fc.constantFrom(
	'Some words',
	'Some words\nin lines',
	'Words\n.. image:: no.png',
	'A title\n=======',
	'----------',
	'>>> a\n.. image:: no.png',
	'| a\n| .. image:: no.png',
	'..image:: no.png',
	'.. image: no.png',
	'.. _a:',
	'.. _a: https://b.c',
	'-- .. image:: no.png',
	'*a* .. image:: no.png',
);

/**
 * Documents that `restructured` reads as docutils 0.19 does. It takes tables, fields, options, footnotes and
 * substitutions for text or comments, goes wrong behind definitions and behind options or several blocks in the items
 * of enumerated lists, and in other directives leaves lines as they are, without the blank ones: of those there are
 * only substitutions and directives with one block here. The tests of the finder itself have the others.
 */
const leaf = fc.oneof(image, figure, text);
const leaves = fc.array(leaf, { minLength: 1, maxLength: 3 }).map(each => each.join('\n\n'));
const list = (inner: fc.Arbitrary<string>) =>
	fc
		.tuple(fc.constantFrom('* ', '- ', '+ '), inner)
		.map(([marker, each]) => indent(marker, each, marker.length));
const block = fc.oneof(
	leaf,
	list(leaves),
	list(fc.tuple(leaf, list(leaves), leaf).map(each => each.join('\n\n'))),
	fc
		.tuple(fc.constantFrom('1. ', '#. ', '(a) '), target)
		.map(([marker, each]) => `${marker}.. image:: ${each}`),
	leaves.map(inner => indent('Words::\n\n   ', inner, 3)),
	leaves.map(inner => indent('::\n\n   ', inner, 3)),
	fc
		.tuple(fc.constantFrom('code', 'raw', 'math'), leaves)
		.map(([kind, inner]) => indent(`.. ${kind}:: x\n\n   `, inner, 3)),
	fc
		.tuple(fc.constantFrom('note', 'warning', 'container'), fc.oneof(image, figure))
		.map(([kind, inner]) => indent(`.. ${kind}::\n\n   `, inner, 3)),
	image.map(inner => indent('.. a comment\n   ', inner, 3)),
);
const document = fc.array(block, { minLength: 1, maxLength: 6 }).map(each => `${each.join('\n\n')}\n`);

describe('the reStructuredText finder', () => {
	it('sees the images of documents as people write them as a parser does', () => {
		let images = 0;
		fc.assert(
			fc.property(document, each => {
				const expected = imagesIn(restructured.default.parse(each));
				images += expected.length;
				assert.deepStrictEqual(linksIn('restructuredtext', each), expected, each);
			}),
			propertyRuns(1000),
		);
		assert.ok(images > 500, `only ${images} images`);
	});
});

function indent(first: string, inner: string, width: number): string {
	return first + inner.replaceAll(/\n(?=.)/g, `\n${' '.repeat(width)}`);
}

/** The images of a document; a substitution is a comment to the parser. */
function imagesIn(node: RestructuredNode): Brief[] {
	const { type, directive = '', children = [] } = node;
	const [first = '', ...rest] = children.flatMap(({ value = '' }) => value.split('\n'));
	const [, substitution, substituted] =
		/^\|(.+)\| image:: +(.*)$/.exec(type === 'comment' ? first : '') ?? [];
	if (substitution !== undefined && substituted !== undefined) {
		return [[altIn(rest) || substitution, substituted]];
	}
	if (type === 'directive' && /^(?:image|figure)$/i.test(directive)) {
		return [[altIn(rest), first.trim()]];
	}
	if (type === 'directive' && /^(?:note|warning|container)$/.test(directive)) {
		return imagesIn(restructured.default.parse(`${[first, ...rest].join('\n')}\n`));
	}
	return type === 'comment' ? [] : children.flatMap(imagesIn);
}

/** What an option says of the alt text, also in the lines below it. */
function altIn(lines: readonly string[]): string {
	const [, alt = ''] = /(?:^|\n):alt: (.*(?:\n +.*)*)/.exec(lines.join('\n')) ?? [];
	return alt.replaceAll(/\n +/g, ' ');
}
