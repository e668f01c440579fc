import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readParameters, writeParameters } from '../../../../src/core/recipe/parameters.ts';
import { processorTime } from '../../../harness/processorTime.ts';
import { recipe, recipes } from './recipes.ts';

const empty = {
	version: 1,
	model: undefined,
	seed: undefined,
	size: undefined,
	tool: undefined,
	negativePrompt: undefined,
};

describe('the parameters text', () => {
	it('is the prompt that was sent and a line of settings', () => {
		assert.equal(
			writeParameters(recipe),
			`${recipe.sentPrompt}\nSteps: 0, Seed: 42, Size: 1024x768, Model: blackforestlabs/flux-2-pro, Version: Figment 0.1.0`,
		);
	});

	it('gives back what it was made of, as far as it has room for that', () => {
		const plain = recipes.filter(
			({ prompt, sentPrompt = prompt }) => !/^Negative prompt:|[\r\ufeff]|^\s*\{/m.test(sentPrompt),
		);
		fc.assert(
			fc.property(plain, each => {
				const { prompt, sentPrompt = prompt, model = '', seed, size, draft, tool } = each;
				const found = {
					prompt: legal(sentPrompt),
					model: draft || model === '' ? undefined : model,
					seed,
					size,
					tool,
				};
				assert.deepEqual(readParameters(writeParameters(each)), { ...empty, ...found });
			}),
			{ numRuns: 300 },
		);
	});

	const others: Readonly<Record<string, readonly [text: string, found: object]>> = {
		AUTOMATIC1111: [
			'masterpiece, (a cat:1.2), <lora:x:0.8>\nsecond line\nNegative prompt: ugly, blurry\nSteps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 3047012323, Size: 512x768, Model hash: 6ce0161689, Model: v1-5-pruned, Lora hashes: "x: 1a2b, y: 3c4d", Version: v1.7.0',
			{
				prompt: 'masterpiece, (a cat:1.2), <lora:x:0.8>\nsecond line',
				negativePrompt: 'ugly, blurry',
				seed: 3_047_012_323,
				size: { width: 512, height: 768 },
				model: 'v1-5-pruned',
				tool: 'v1.7.0',
			},
		],
		'one with lines after the settings': [
			'a dog\r\nSteps: 4, Seed: 1, Size: 64x64\r\nTemplate: a {dog, Negative Template: cat}',
			{ prompt: 'a dog', seed: 1, size: { width: 64, height: 64 } },
		],
		'one with no negative prompt and few settings': ['a dog\nSteps: 4', { prompt: 'a dog' }],
		'one with settings in another order': [
			'a dog\nSeed: 5, Model: "a, b", Size: 10x20',
			{ prompt: 'a dog', seed: 5, model: 'a, b', size: { width: 10, height: 20 } },
		],
		'a prompt alone': ['a dog: big, with time: 3', { prompt: 'a dog: big, with time: 3' }],
		'a prompt that ends with an odd number': ['a dog\nSteps: 4, Seed: 1e400, Size: 0x5', { prompt: 'a dog' }],
		Fooocus: [
			'{"prompt":"a dog","negative_prompt":"cat","seed":"123","resolution":"(1152, 896)","base_model":"juggernaut","version":"Fooocus v2.5"}',
			{
				prompt: 'a dog',
				negativePrompt: 'cat',
				seed: 123,
				size: { width: 1152, height: 896 },
				model: 'juggernaut',
				tool: 'Fooocus v2.5',
			},
		],
		SwarmUI: [
			'{"sui_image_params":{"prompt":"a dog","negativeprompt":"","model":"flux","seed":7,"width":64,"height":32}}',
			{ prompt: 'a dog', model: 'flux', seed: 7, size: { width: 64, height: 32 } },
		],
		'a prompt in braces': ['{a|b} dog\nSteps: 4, Seed: 1, CFG: 2', { prompt: '{a|b} dog', seed: 1 }],
	};
	for (const [name, [text, found]] of Object.entries(others)) {
		it(`is read as written by ${name}`, () => assert.deepEqual(readParameters(text), { ...empty, ...found }));
	}

	const none = {
		nothing: '',
		spaces: ' \n ',
		'settings alone': 'Steps: 4, Seed: 1',
		'JSON of another kind': '{"3":{"inputs":{}}}',
	};
	for (const [name, text] of Object.entries(none)) {
		it(`has no recipe when it is ${name}`, () => {
			assert.equal(readParameters(text)?.prompt, name === 'JSON of another kind' ? text : undefined);
		});
	}

	it('is read soon, whatever it is', () => {
		const hostile = [
			'a: ',
			'"',
			'\\"',
			'a: "\\"',
			'a:1,b:2,c:3,',
			'\n',
			' ',
			'[',
			'{',
			'Steps: 1\n',
			'Negative prompt:\n',
			'a',
		];
		for (const part of hostile) {
			const text = part.repeat(Math.floor(1_000_000 / part.length));
			const times = [1, 2, 3].map(() =>
				processorTime(() => {
					readParameters(text);
					readParameters(`{${text}`);
				}),
			);
			assert.ok(Math.min(...times) < 300, `${JSON.stringify(part)} took ${Math.min(...times)} ms`);
		}
	});
});

/** The letters that every format can keep. */
function legal(text: string): string {
	return text.toWellFormed().replaceAll(/[\ufffe\uffff]|\0/g, '\ufffd');
}
