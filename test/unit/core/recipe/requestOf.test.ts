import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestInput } from '../../../../src/core/models/request.ts';
import type { Recipe } from '../../../../src/core/recipe/recipe.ts';
import { requestOf } from '../../../../src/core/recipe/requestOf.ts';

const model = 'blackforestlabs/flux-2-pro';
const examples: readonly (readonly [name: string, recipe: Partial<Recipe>, request: RequestInput])[] = [
	['a prompt alone', {}, { prompt: 'a fox', style: '' }],
	[
		'all that Figment writes, without the seed',
		{
			model,
			seed: 7,
			imageSize: 'square',
			size: { width: 512, height: 512 },
			outputFormat: 'jpeg',
			enableSafetyChecker: false,
			safetyTolerance: '5',
			draft: true,
		},
		{
			model,
			imageSize: 'square',
			outputFormat: 'jpeg',
			enableSafetyChecker: false,
			safetyTolerance: '5',
			prompt: 'a fox',
			style: '',
		},
	],
	[
		'the size of the picture where none was asked for',
		{ size: { width: 640, height: 512 } },
		{ imageSize: { width: 640, height: 512 }, prompt: 'a fox', style: '' },
	],
	[
		'the size of the picture where the model does not know the name of the other',
		{ imageSize: 'panorama', size: { width: 640, height: 512 } },
		{ imageSize: { width: 640, height: 512 }, prompt: 'a fox', style: '' },
	],
	[
		'nothing that the model does not take',
		{ model: 'sd_xl_base', size: { width: 100, height: 77 }, outputFormat: 'gif', safetyTolerance: '9' },
		{ prompt: 'a fox', style: '' },
	],
	[
		'the prompt as written, in its style',
		{ sentPrompt: 'a fox, in ink', style: '{prompt}, in ink' },
		{ prompt: 'a fox', style: '{prompt}, in ink' },
	],
	[
		'the text that was sent where its style is not known',
		{ sentPrompt: 'a fox, in ink' },
		{ prompt: 'a fox, in ink', style: '' },
	],
];

describe('What it takes to make an image like another one', () => {
	for (const [name, recipe, request] of examples) {
		it(`is ${name}`, () => {
			assert.deepStrictEqual(requestOf({ version: 1, prompt: 'a fox', ...recipe }), request);
		});
	}
});
