import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse, walk } from 'css-tree';
import * as fc from 'fast-check';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { anyAlt, anyPath, withoutScheme } from './samples.ts';

function fail(error: Error): never {
	assert.fail(error);
}

/** The addresses in a style sheet. */
function urls(text: string): readonly string[] {
	const found: string[] = [];
	walk(parse(text, { onParseError: fail }), node => {
		if (node.type === 'Url') {
			found.push(decodeURIComponent(node.value));
		}
	});
	return found;
}

describe('an image in a style sheet', () => {
	for (const [name, before, after] of [
		['a declaration', 'a { background: no-repeat ', ' center; color: red }'],
		['a list', 'a { background: ', ', url(b.png) }'],
	] as const) {
		it(`has the path in ${name}`, () => {
			fc.assert(
				fc.property(anyPath, anyAlt, (path, alt) => {
					const { text } = toLink('css', { path, alt, width: 1, height: 1 });
					assert.equal(urls(before + text + after)[0], withoutScheme(path));
				}),
				{ numRuns: 1000 },
			);
		});
	}

	it('can have the alt text in a comment', () => {
		fc.assert(
			fc.property(anyPath, anyAlt, (path, alt) => {
				const template = '/* ${alt} */ a { background: url("${path}") }';
				const { text } = toLink('css', { path, alt, width: 1, height: 1 }, { template });
				assert.deepStrictEqual(urls(text), [withoutScheme(path)]);
			}),
			{ numRuns: 1000 },
		);
	});
});
