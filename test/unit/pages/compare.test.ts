import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Recipe } from '../../../src/core/recipe/recipe.ts';
import { compareContent } from '../../../src/host/pages/compare.ts';
import type { Comparison } from '../../../src/host/pages/compare.ts';
import { actionsOf, attributeOf, elementsOf, factsOf, readPage, scene, tagged, textOf } from './page.ts';

const recipe: Recipe = { version: 1, prompt: 'A red fox', seed: 7, enableSafetyChecker: true };
const facts = { width: 1024, height: 768, mimeType: 'image/png' } as const;
const comparison: Comparison = {
	path: 'images/fox.png',
	before: { recipe, facts },
	after: { recipe: { ...recipe, prompt: 'A grey fox', seed: 8, cost: { usd: 0.04 } }, facts },
	againPrice: 'about $0.04',
};

function pageOf(changes: Partial<Comparison> = {}) {
	const urls = { before: 'https://a/b.png', after: 'https://a/a.png' };
	return readPage(compareContent({ ...comparison, ...changes }, urls, scene));
}

/** The text of the section that says what changed. */
function changesOf(changes: Partial<Comparison>): string[] {
	return elementsOf(pageOf(changes))
		.filter(each => attributeOf(each, 'class') === 'changes')
		.map(textOf);
}

describe('the comparison of two images', () => {
	it('shows both, what each is, what the new one cost and what changed', () => {
		const page = pageOf();
		assert.deepStrictEqual(
			{
				titles: tagged(page, 'h1').map(textOf),
				pictures: tagged(page, 'img').map(each => [
					attributeOf(each, 'src'),
					attributeOf(each, 'alt'),
					attributeOf(each, 'width'),
				]),
				captions: tagged(page, 'figcaption').map(textOf),
				actions: actionsOf(page),
				labels: tagged(page, 'button').map(textOf),
				facts: factsOf(page),
				removed: tagged(page, 'del').map(textOf),
				added: tagged(page, 'ins').map(textOf),
			},
			{
				titles: ['fox.png'],
				pictures: [
					['https://a/b.png', 'A red fox', '1024'],
					['https://a/a.png', 'A grey fox', '1024'],
				],
				captions: ['beforeseedIs 7 · 1024 × 768 · PNG', 'afterseedIs 8 · 1024 × 768 · PNG · money 0.04'],
				actions: ['accept*', 'again', 'discard'],
				labels: ['accept', 'againPrice about $0.04', 'discard'],
				facts: ['prompt: A redgrey fox', 'seed: 7 → 8'],
				removed: ['red', '7'],
				added: ['grey', '8'],
			},
		);
	});

	it('shows images of different sizes at the same scale', () => {
		const after = { recipe, facts: { ...facts, width: 512 } };
		const widths = tagged(pageOf({ after }), 'img').map(each => attributeOf(each, 'width'));
		assert.deepStrictEqual(widths, ['100%', '50%']);
	});

	it('keeps the buttons in reach while another image is made, and says that they wait', () => {
		const page = pageOf({ isWorking: true });
		assert.deepStrictEqual(
			[
				tagged(page, 'button').map(each => [
					attributeOf(each, 'aria-disabled'),
					attributeOf(each, 'disabled'),
				]),
				textOf(page).includes('working'),
				textOf(pageOf()).includes('closing'),
			],
			[Array.from({ length: 3 }, () => ['true', undefined]), true, true],
		);
	});

	it('says so when nothing differs, and when nobody knows', () => {
		assert.deepStrictEqual(
			[
				changesOf({ after: comparison.before }),
				changesOf({ before: { facts } }),
				changesOf({ after: { facts } }),
			],
			[['changesnoChanges'], ['changesunknownChanges'], []],
		);
	});

	it('accepts by the keyboard', () => {
		const [accept] = tagged(pageOf(), 'button');
		assert.equal(attributeOf(accept, 'aria-keyshortcuts'), 'Control+Enter Meta+Enter');
	});
});
