import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { anyPath } from '../link/samples.ts';
import { filled } from './examples.ts';

describe('a picture in front matter', () => {
	const examples: readonly (readonly [name: string, before: string, after: string, count?: number])[] = [
		['as a value', '---\na: ‸\n---\nB', '---\na: 1.png\n---\nB'],
		['right behind a colon', '---\na:‸\n---\nB', '---\na: 1.png\n---\nB'],
		['in quotation marks', '---\na: "‸"\n---\nB', '---\na: "1.png"\n---\nB'],
		['with others', '---\na: ‸\n---\nB', '---\na: [1.png, 2.png]\n---\nB', 2],
		['with others in a list', '---\na: [‸]\n---\nB', '---\na: [1.png, 2.png]\n---\nB', 2],
		['with others as an item', '---\na:\n  - ‸\n---\nB', '---\na:\n  - 1.png\n  - 2.png\n---\nB', 2],
		['of TOML', '+++\na = ‸\n+++\nB', '+++\na = "1.png"\n+++\nB'],
		['of TOML in quotation marks', "+++\na = '‸'\n+++\nB", "+++\na = '1.png'\n+++\nB"],
		['of TOML, with others', '+++\na = ‸\n+++\nB', '+++\na = ["1.png", "2.png"]\n+++\nB', 2],
		['where no value is', '---\na: b\n‸\n---\nB', '---\na: b\n\n---\n\n![a fox](1.png)\n\nB'],
		['behind a value', '---\na: "b"‸\n---\nB', '---\na: "b"\n---\n\n![a fox](1.png)\n\nB'],
		['in a comment', '---\n# a: ‸\n---\nB', '---\n# a: \n---\n\n![a fox](1.png)\n\nB'],
		['on a mark of it', '---‸\na: b\n---\nB', '---\na: b\n---\n\n![a fox](1.png)\n\nB'],
	];
	for (const [name, before, after, count = 1] of examples) {
		it(`is right ${name}`, () => {
			assert.equal(filled('markdown', before, { mode: 'cursor', count }), after);
			assert.equal(
				filled('markdown', before.replaceAll('\n', '\r\n'), { mode: 'cursor', count }),
				after.replaceAll('\n', '\r\n'),
			);
		});
	}

	it('takes the place of a value', () => {
		assert.equal(filled('mdx', '---\na: «b c»\n---\n', { mode: 'replace' }), '---\na: 1.png\n---\n');
	});
});

function valueOf(path: string, data: 'yaml' | 'toml', quote: '' | '"' | "'"): string {
	const place = { kind: 'value', data, quote } as const;
	return toLink('markdown', { path, alt: 'a', width: 1, height: 1 }, { place }).text;
}

describe('a path as a value', () => {
	it('has quotation marks only where it needs them', () => {
		const paths = [
			'a.png',
			'../a b/c-d_2.png',
			'/é/1.webp',
			'a: b.png',
			'a #b.png',
			'- a.png',
			'1.5',
			'null',
			"a'b.png",
		];
		assert.deepStrictEqual(
			paths.map(path => valueOf(path, 'yaml', '')),
			[
				'a.png',
				'../a b/c-d_2.png',
				'/é/1.webp',
				'"a: b.png"',
				'"a #b.png"',
				'"- a.png"',
				'"1.5"',
				'"null"',
				'"a\'b.png"',
			],
		);
		assert.equal(valueOf('a.png', 'toml', ''), '"a.png"');
	});

	it('is that path to a parser of YAML, whatever it is', () => {
		fc.assert(
			fc.property(anyPath, fc.constantFrom('', '"' as const), (path, quote) => {
				fc.pre(path.isWellFormed());
				const value = `${quote}${valueOf(path, 'yaml', quote)}${quote}`;
				assert.deepStrictEqual(load(`a: ${value}\nb: [${value}, c]`), { a: path, b: [path, 'c'] });
			}),
			{ numRuns: 300 },
		);
	});
});
