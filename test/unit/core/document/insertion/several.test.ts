import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planInsertions } from '../../../../../src/core/document/insertion.ts';
import type { InsertionPlan, Placement, Spot } from '../../../../../src/core/document/insertion.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { edited } from '../insertionExamples.ts';

type Place = readonly [mode: 'cursor' | 'below' | 'replace' | 'end', start: number, end: number];

function plan(text: string, [first, ...rest]: readonly [Place, ...Place[]]): InsertionPlan {
	const toPlacement = ([mode, start, end]: Place, number: number): Placement => {
		const spot: Spot = mode === 'end' ? { mode } : { mode, anchor: { start, end } };
		const path = `${number}.png`;
		const target = { path, alt: `fox ${path}`, width: 1, height: 1 };
		return { spot, write: place => [toLink('markdown', target, { place })] };
	};
	return planInsertions({ text, eol: '\n', languageId: 'markdown' }, [
		toPlacement(first, 0),
		...rest.map((place, index) => toPlacement(place, index + 1)),
	]);
}

function ofLanguage(languageId: string, spot: Spot, path = '1.png'): Placement {
	const target = { path, alt: 'a fox', width: 1, height: 1 };
	return { spot, write: place => [toLink(languageId, target, { place })] };
}

describe('pictures at several places', () => {
	const examples: readonly (readonly [
		name: string,
		text: string,
		places: readonly [Place, ...Place[]],
		after: string,
	])[] = [
		[
			'at one caret',
			'ab',
			[
				['cursor', 1, 1],
				['cursor', 1, 1],
			],
			'a▣0\n▣1b',
		],
		[
			'over two parts of a word',
			'abcd',
			[
				['replace', 0, 2],
				['replace', 2, 4],
			],
			'▣0▣1',
		],
		[
			'over a text and in it',
			'abcd',
			[
				['replace', 0, 4],
				['cursor', 2, 2],
			],
			'▣0\n\n▣1',
		],
		[
			'in a text and over it',
			'abcd',
			[
				['cursor', 2, 2],
				['replace', 0, 4],
			],
			'ab▣0cd\n\n▣1',
		],
		[
			'below and at the end of a line',
			'a\n',
			[
				['below', 0, 1],
				['cursor', 1, 1],
			],
			'a▣1\n\n▣0\n',
		],
		[
			'at the end, twice, and below',
			'a',
			[
				['end', 0, 0],
				['end', 0, 0],
				['below', 0, 1],
			],
			'a\n\n▣0\n\n▣2\n\n▣1\n',
		],
		[
			'in an empty document',
			'',
			[
				['cursor', 0, 0],
				['cursor', 0, 0],
			],
			'▣0\n\n▣1',
		],
	];
	for (const [name, text, places, after] of examples) {
		it(`are in their order ${name}`, () => {
			const { edits, placed } = plan(text, places);
			const found = edited(text, edits);
			assert.equal(found.replace(/!\[fox (\d)\.png\]\(\1\.png\)/g, '▣$1'), after);
			for (const each of placed) {
				assert.ok(each);
				const { links, alt, texts } = each;
				assert.deepStrictEqual([found.slice(links.start, links.end)], texts);
				assert.ok(texts[0]?.startsWith(`![${found.slice(alt.start, alt.end)}](`));
			}
		});
	}

	it('are put in where they can be, and it is said where they cannot', () => {
		const text = '{ "a": "", "b": "A fox" }';
		const { edits, placed } = planInsertions({ text, eol: '\n', languageId: 'json' }, [
			ofLanguage('json', { mode: 'below', anchor: { start: 17, end: 22 } }),
			ofLanguage('json', { mode: 'cursor', anchor: { start: 8, end: 8 } }),
			ofLanguage('json', { mode: 'end' }),
		]);
		assert.equal(edited(text, edits), '{ "a": "1.png", "b": "A fox" }');
		assert.deepStrictEqual(
			placed.map(each => each?.texts),
			[undefined, ['1.png'], undefined],
		);
	});

	it('leave the text between them to the person', () => {
		const text = 'First.\n\nSecond.\n\nThird.\n';
		const { edits } = plan(text, [
			['below', 0, 5],
			['cursor', 22, 22],
		]);
		assert.deepStrictEqual(edits, [
			{ offset: 6, length: 0, text: '\n\n![fox 0.png](0.png)' },
			{ offset: 22, length: 0, text: '![fox 1.png](1.png)' },
		]);
	});
});

describe('a picture that was put in', () => {
	const table: readonly (readonly [
		where: string,
		languageId: string,
		text: string,
		spots: readonly [Spot, Spot],
	])[] = [
		[
			'in an address that another would replace',
			'css',
			'a { b: url("old-picture.png"); }',
			[
				{ mode: 'cursor', anchor: { start: 12, end: 12 } },
				{ mode: 'replace', anchor: { start: 16, end: 23 } },
			],
		],
		[
			'at the end of a selection, by its definition',
			'restructuredtext',
			'The cat sat\nbig dog\n',
			[
				{ mode: 'replace', anchor: { start: 4, end: 7 } },
				{ mode: 'replace', anchor: { start: 12, end: 20 } },
			],
		],
	];
	for (const [where, languageId, text, [first, second]] of table) {
		it(`stays ${where}`, () => {
			const { edits, placed } = planInsertions({ text, eol: '\n', languageId }, [
				ofLanguage(languageId, first, 'one.png'),
				ofLanguage(languageId, second, 'two.png'),
			]);
			const after = edited(text, edits);
			assert.ok(placed[0] === undefined || after.includes('one.png'), after);
			assert.ok(placed[1] === undefined || after.includes('two.png'), after);
			assert.ok(placed[0] !== undefined || placed[1] !== undefined);
		});
	}
});
