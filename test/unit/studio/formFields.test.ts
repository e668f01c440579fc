import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formFields } from '../../../src/protocol/studio/form.ts';
import {
	fieldsOf,
	filePlaceOf,
	firstFields,
	fitted,
	sizeFields,
	wholeSize,
} from '../../../src/host/studio/form/fields.ts';
import { first, settings } from './formStage.ts';

describe('the first fields of the form', () => {
	it('are what the settings say, with the pixels of the preset', () => {
		const fields = fieldsOf(firstFields(settings, 'last'), {});
		assert.deepStrictEqual(fields, {
			prompt: '',
			model: 'blackforestlabs/flux-2-pro',
			preset: 'square',
			width: '512',
			height: '512',
			outputFormat: 'jpeg',
			seed: '',
			enableSafetyChecker: false,
			safetyTolerance: '4',
			count: '1',
			draft: false,
			useStyle: true,
			target: 'last',
			folder: '',
			name: '',
		});
	});

	it('are the model’s own where the settings say nothing or something of another kind', () => {
		const nothing = {
			model: undefined,
			imageSize: undefined,
			outputFormat: 7,
			enableSafetyChecker: 'no',
			safetyTolerance: null,
		};
		const { model, preset, outputFormat, enableSafetyChecker, safetyTolerance } = firstFields(nothing, '');
		assert.deepStrictEqual(
			{ model, preset, outputFormat, enableSafetyChecker, safetyTolerance },
			{
				model: 'blackforestlabs/flux-2-pro',
				preset: 'landscape_4_3',
				outputFormat: 'png',
				enableSafetyChecker: true,
				safetyTolerance: '2',
			},
		);
	});

	it('keep what the settings say wrongly, to be told', () => {
		const fields = firstFields({ ...settings, imageSize: 'huge', outputFormat: 'gif' }, '');
		assert.deepStrictEqual([fields.preset, fields.outputFormat], ['huge', 'gif']);
	});

	it('always fit the page, however long a setting is', () => {
		const long = 'x'.repeat(200_000);
		const fields = firstFields({ ...settings, model: long, imageSize: long, outputFormat: long }, long);
		assert.equal(formFields.safeParse(fields).success, true);
		assert.equal(formFields.safeParse({ ...first, ...fitted({ prompt: long, name: long }) }).success, true);
	});
});

describe('the size in the form', () => {
	const sizes: readonly (readonly [imageSize: unknown, preset: string, width: string, height: string])[] = [
		['square', 'square', '', ''],
		[{ width: 1000, height: 768 }, '', '1000', '768'],
		[{ width: 1000 }, '', '1000', ''],
		[{ width: {}, height: [] }, '', '', ''],
		[undefined, '', '', ''],
	];
	for (const [imageSize, preset, width, height] of sizes) {
		it(`of ${JSON.stringify(imageSize)} is ${JSON.stringify([preset, width, height])}`, () => {
			assert.deepStrictEqual(sizeFields(imageSize), { preset, width, height });
		});
	}

	it('goes on from the preset’s pixels when one side is typed', () => {
		assert.deepStrictEqual(wholeSize({ width: '640' }, first), { preset: '', width: '640', height: '512' });
		assert.deepStrictEqual(wholeSize({ preset: '' }, first), { preset: '', width: '512', height: '512' });
	});

	it('is the preset’s once one is chosen', () => {
		const now = { ...first, preset: '', width: '640', height: '700' };
		assert.deepStrictEqual(wholeSize({ preset: 'portrait_4_3' }, now), {
			preset: 'portrait_4_3',
			width: '768',
			height: '1024',
		});
	});

	it('stays untold by changes of something else', () => {
		assert.deepStrictEqual(wholeSize({ prompt: 'a fox' }, first), { prompt: 'a fox' });
	});
});

describe('the place that the form says', () => {
	it('is a folder, and a name without an extension', () => {
		assert.deepStrictEqual(filePlaceOf({ ...first, folder: ' static/img ', name: ' Fox.PNG ' }), {
			output: 'static/img/',
			name: 'Fox',
		});
		assert.deepStrictEqual(filePlaceOf({ ...first, folder: ' ', name: '' }), { output: undefined, name: '' });
	});
});
