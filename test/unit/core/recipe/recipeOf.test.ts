import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRequest } from '../../../../src/core/models/request.ts';
import { formatRecipe, parseRecipe } from '../../../../src/core/recipe/recipe.ts';
import { recipeOf } from '../../../../src/core/recipe/recipeOf.ts';

const making = {
	request: parseRequest({ prompt: 'a fox', seed: 7, imageSize: { width: 640, height: 512 } }, () => 0),
	isDraft: false,
	at: '2026-11-23T10:00:00.000Z',
	usage: { credits: 97_500, usd: 0.039 },
	size: { width: 640, height: 512 },
	tool: 'Figment 0.1.0',
};
const whole = {
	version: 1,
	prompt: 'a fox',
	model: 'blackforestlabs/flux-2-pro',
	seed: 7,
	imageSize: { width: 640, height: 512 },
	size: { width: 640, height: 512 },
	outputFormat: 'png',
	enableSafetyChecker: true,
	safetyTolerance: '2',
	at: '2026-11-23T10:00:00.000Z',
	cost: { credits: 97_500, usd: 0.039 },
	tool: 'Figment 0.1.0',
};

describe('the recipe of an image that was just made', () => {
	it('tells the prompt, every option, the time, the cost and the tool', () => {
		assert.deepStrictEqual(recipeOf(making), whole);
	});

	it('keeps the prompt as written, the style, and what was sent', () => {
		const request = parseRequest({ ...making.request, style: '{prompt}, in ink' }, () => 0);
		assert.deepStrictEqual(recipeOf({ ...making, request }), {
			...whole,
			sentPrompt: 'a fox, in ink',
			style: '{prompt}, in ink',
		});
	});

	it('says of a draft that it is one, and of what cost nothing no cost', () => {
		const { cost: _, ...free } = whole;
		assert.deepStrictEqual(recipeOf({ ...making, isDraft: true, usage: {} }), { ...free, draft: true });
	});

	it('comes back from its text', () => {
		const request = parseRequest({ ...making.request, style: '{prompt}, in ink' }, () => 0);
		const recipe = recipeOf({ ...making, request });
		assert.deepStrictEqual(parseRecipe(formatRecipe(recipe)), recipe);
	});
});
