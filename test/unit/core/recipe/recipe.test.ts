import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { formatRecipe, parseRecipe } from '../../../../src/core/recipe/recipe.ts';
import { recipe, recipes } from './recipes.ts';

describe('a recipe as text', () => {
	it('comes back whole, with fields of the future', () => {
		fc.assert(
			fc.property(recipes, each => assert.deepEqual(parseRecipe(formatRecipe(each)), each)),
			{ numRuns: 300 },
		);
	});

	it('holds no letter that XML or a text chunk cannot', () => {
		const prompt = '\0\u0001\u007f\u0085\ufffe\uffff\ud800';
		assert.match(formatRecipe({ ...recipe, prompt }), /"\\u0000\\u0001\\u007f\\u0085\\ufffe\\uffff\\ud800"/);
	});

	it('loses fields that make no sense, and keeps the others', () => {
		const odd = {
			...recipe,
			sentPrompt: 1,
			seed: 'x',
			imageSize: { width: -1, height: 2 },
			size: { width: 1.5, height: 2 },
			draft: 'yes',
			at: 'yesterday',
			cost: { credits: -1, usd: 0.1 },
			tool: null,
		};
		const { version, prompt, model, outputFormat, enableSafetyChecker, safetyTolerance } = recipe;
		const kept = { version, prompt, model, outputFormat, enableSafetyChecker, safetyTolerance };
		const found = parseRecipe(JSON.stringify(odd));
		assert.deepEqual(JSON.parse(JSON.stringify(found)), { ...kept, cost: { usd: 0.1 } });
	});

	const none = {
		'no JSON': 'a cat',
		'a list': '[]',
		nothing: 'null',
		'no prompt': '{"version":1}',
		'an empty prompt': '{"version":1,"prompt":""}',
		'no version': '{"prompt":"a"}',
		'version 0': '{"version":0,"prompt":"a"}',
		'a text that nests deeply': `{"version":1,"prompt":"a","x":${'['.repeat(40)}${']'.repeat(40)}}`,
		'a text that nests without end': '['.repeat(500_000),
		'quotes without end': '{"version":1,"prompt":"' + '\\"'.repeat(500_000),
	};
	for (const [name, text] of Object.entries(none)) {
		it(`is none in ${name}`, () => assert.equal(parseRecipe(text), undefined));
	}

	it('does not take brackets in a text for nesting, and touches no prototype', () => {
		const text = `{"version":1,"prompt":"${'{["\\"'.replaceAll('"\\"', '\\"').repeat(50)}","__proto__":{"draft":true}}`;
		const found = parseRecipe(text);
		assert.equal(found?.prompt, '{["'.repeat(50));
		assert.equal(found?.draft, undefined);
		assert.equal(Object.getPrototypeOf(found), Object.prototype);
	});
});
