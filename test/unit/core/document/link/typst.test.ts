import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import * as fc from 'fast-check';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { fillTemplate } from '../../../../../src/core/document/link/template.ts';
import { typst } from '../../../../../src/core/document/link/typst.ts';
import { anyAlt, anyNeighbour, anyPath } from './samples.ts';

const size = { width: 1024, height: 768 };

/** Images that need no files and keep what they were given, and what a piece of a document says. */
const prelude = String.raw`
#let image(path, ..named) = metadata((path: path, ..named.named()))
#let figure(body, caption: none) = { body; metadata(caption) }
#let said(it) = {
	if type(it) == str { it }
	else if it.has("text") { said(it.text) }
	else if it.has("children") { it.children.map(said).join() }
	else if it == [ ] { " " }
	else if it.func() == metadata { "" }
	else if it.func() == smartquote { if it.double { "\"" } else { "'" } }
	else { repr(it) }
}
`;

/** What a document gives to its images and figures, by the Typst compiler. */
function read(text: string): readonly unknown[] {
	// One that has compiled another document compares, and compares wrongly within a character.
	const found: readonly { readonly value: unknown }[] = NodeCompiler.create().query(
		{ mainFileContent: prelude + text },
		{ selector: 'metadata' },
	);
	return found.map(({ value }) => value);
}

/** What a piece of a document says. */
function said(text: string): unknown {
	return read(`#metadata(said[${text}])`)[0];
}

/** Several at a time: it is the compiler that takes its time. */
const several = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 20 });
const runs = { numRuns: 30 };

describe('a Typst image, to the compiler', () => {
	it('has the path and the alt text on a line of its own', () => {
		fc.assert(
			fc.property(several(fc.record({ path: anyPath, alt: anyAlt }, { noNullPrototype: true })), targets => {
				const links = targets.map(target => toLink('typst', { ...target, ...size }).text);
				assert.deepStrictEqual(read(`= A\n\n${links.join('\n\n')}\n\nb`), targets);
			}),
			runs,
		);
	});

	it('has the path and the alt text in a line of text, and leaves that as it is', () => {
		// These would begin or end something.
		const neighbour = anyNeighbour.filter(after => !/[*_<[\]{}]/.test(after));
		fc.assert(
			fc.property(several(fc.tuple(anyPath, anyAlt, neighbour)), samples => {
				const text = samples.map(sample => `a ${inline(...sample)}${sample[2]}b`).join(' ');
				assert.deepStrictEqual(
					read(text),
					samples.map(([path, alt]) => ({ path, alt })),
				);
				assert.equal(said(text), samples.map(([, , after]) => `a ${after}b`).join(' '));
			}),
			runs,
		);
	});

	it('has the path, the alt text and the caption in a figure', () => {
		fc.assert(
			fc.property(
				several(fc.record({ path: anyPath, alt: anyAlt, title: anyAlt }, { noNullPrototype: true })),
				targets => {
					const links = targets.map(
						target => toLink('typst', { ...target, ...size }, { template: 'figure' }).text,
					);
					assert.deepStrictEqual(
						read(links.join('\n')),
						targets.flatMap(({ title, ...image }) => [image, title]),
					);
				},
			),
			runs,
		);
	});

	it('can have the title as text of the document', () => {
		fc.assert(
			fc.property(several(anyAlt), titles => {
				const texts = titles.map(title => {
					const target = { path: 'a.png', alt: '', title, ...size };
					return fillTemplate('a ${title} b', typst, target).text;
				});
				assert.equal(said(texts.join('\n')), titles.map(title => `a ${title} b`).join(' '));
			}),
			runs,
		);
	});
});

function inline(path: string, alt: string, after: string): string {
	return toLink('typst', { path, alt, ...size }, { place: { kind: 'inline', before: ' ', after } }).text;
}
