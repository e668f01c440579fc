import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Recipe } from '../../../src/core/recipe/recipe.ts';
import { recipeFields } from '../../../src/host/studio/form/recipeFields.ts';
import type { RecipePart } from '../../../src/host/studio/form/recipeFields.ts';
import type { SomeFields } from '../../../src/host/studio/form/fields.ts';

const model = 'blackforestlabs/flux-2-pro';
const plain: Recipe = {
	version: 1,
	prompt: 'a fox',
	model,
	seed: 7,
	imageSize: 'square',
	size: { width: 512, height: 512 },
	outputFormat: 'jpeg',
	enableSafetyChecker: false,
	safetyTolerance: '4',
};
const inInk: Recipe = { ...plain, sentPrompt: 'a fox, in ink', style: '{prompt}, in ink' };
const options = {
	model,
	preset: 'square',
	width: '',
	height: '',
	outputFormat: 'jpeg',
	enableSafetyChecker: false,
	safetyTolerance: '4',
};

describe('what the form takes up of a recipe', () => {
	const examples: readonly (readonly [
		title: string,
		recipe: Recipe,
		part: RecipePart,
		style: string,
		fields: SomeFields,
	])[] = [
		['is its prompt alone', plain, 'prompt', '', { prompt: 'a fox' }],
		[
			'is no style with a prompt that had none',
			plain,
			'prompt',
			'{prompt}, in oil',
			{ prompt: 'a fox', useStyle: false },
		],
		[
			'is the prompt as written, in the project’s style as it is now',
			inInk,
			'prompt',
			'{prompt}, in oil',
			{ prompt: 'a fox', useStyle: true },
		],
		['is its seed alone', plain, 'seed', '{prompt}, in oil', { seed: '7' }],
		['is no seed where there is none', { ...plain, seed: undefined }, 'seed', '', {}],
		['is no seed that the model does not take', { ...plain, seed: 0 }, 'seed', '', {}],
		['is all of it', plain, 'all', '', { ...options, seed: '7', prompt: 'a fox', draft: false }],
		[
			'is a draft of a draft',
			{ ...plain, draft: true },
			'all',
			'',
			{ ...options, seed: '7', prompt: 'a fox', draft: true },
		],
		[
			'is the style while it is the project’s',
			inInk,
			'all',
			'{prompt}, in ink',
			{ ...options, seed: '7', prompt: 'a fox', useStyle: true, draft: false },
		],
		[
			'is the text that was sent where the style is another by now',
			inInk,
			'all',
			'{prompt}, in oil',
			{ ...options, seed: '7', prompt: 'a fox, in ink', useStyle: false, draft: false },
		],
		[
			'is the text that was sent where the project has no style any more',
			inInk,
			'all',
			'',
			{ ...options, seed: '7', prompt: 'a fox, in ink', draft: false },
		],
		[
			'is the preset of its very pixels',
			{ ...plain, imageSize: { width: 768, height: 1024 } },
			'all',
			'',
			{ ...options, preset: 'portrait_4_3', seed: '7', prompt: 'a fox', draft: false },
		],
		[
			'is its pixels where no preset has them',
			{ ...plain, imageSize: { width: 640, height: 1024 } },
			'all',
			'',
			{ ...options, preset: '', width: '640', height: '1024', seed: '7', prompt: 'a fox', draft: false },
		],
		[
			'is what another tool says and the model takes',
			{ version: 1, prompt: 'an owl', model: 'sdxl', seed: 0, size: { width: 1000, height: 1000 } },
			'all',
			'',
			{ prompt: 'an owl', draft: false },
		],
	];
	for (const [title, recipe, part, style, fields] of examples) {
		it(title, () => {
			assert.deepStrictEqual(recipeFields(recipe, part, style), fields);
		});
	}
});
