import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldIssue } from '../../../src/core/models/issue.ts';
import type { FormFields } from '../../../src/protocol/studio/form.ts';
import { judgeForm, numberOf } from '../../../src/host/studio/form/judge.ts';
import type { Judgement } from '../../../src/host/studio/form/judge.ts';
import { first } from './formStage.ts';

const model = 'blackforestlabs/flux-2-pro';
const written = { ...first, prompt: 'a fox' };

/** Judges a form whose changed fields are given. */
function judge(changes: Partial<FormFields>, style = ''): Judgement {
	return judgeForm({ ...written, ...changes }, { given: changes, style, mostImages: 1000 });
}

function custom(width: string, height: string): Partial<FormFields> {
	return { preset: '', width, height };
}

describe('a form that is judged', () => {
	it('is asked for as it is shown', () => {
		const { input, count, issues } = judge({ ...custom('640', ' 1024 '), seed: '7', count: '3' }, 'in ink');
		assert.deepStrictEqual(
			{ input, count, issues },
			{
				input: {
					model,
					prompt: 'a fox',
					style: 'in ink',
					imageSize: { width: 640, height: 1024 },
					outputFormat: 'jpeg',
					seed: 7,
					enableSafetyChecker: false,
					safetyTolerance: '4',
				},
				count: 3,
				issues: [],
			},
		);
	});

	it('is asked for without a seed and without a style when these are left out', () => {
		const { input } = judge({ seed: ' ', useStyle: false }, 'in ink');
		assert.equal('seed' in input, false);
		assert.equal(input.style, '');
	});

	const examples: readonly (readonly [string, Partial<FormFields>, readonly FieldIssue[]])[] = [
		['an empty prompt', { prompt: ' \n' }, [{ path: 'prompt', problem: { kind: 'empty' }, received: ' \n' }]],
		[
			'a width that is not a multiple of 32',
			custom('1000', '768'),
			[{ path: 'imageSize.width', problem: { kind: 'notMultiple', step: 32 }, received: 1000 }],
		],
		[
			'a side that is too long and one that is missing',
			custom('4096', ''),
			[
				{ path: 'imageSize.width', problem: { kind: 'tooBig', limit: 2048 }, received: 4096 },
				{ path: 'imageSize.height', problem: { kind: 'missing' } },
			],
		],
		[
			'a side that is no number',
			custom('wide', '512'),
			[
				{
					path: 'imageSize.width',
					problem: { kind: 'wrongType', expected: 'number' },
					received: 'wide',
				},
			],
		],
		['a seed of 0', { seed: '0' }, [{ path: 'seed', problem: { kind: 'tooSmall', limit: 1 }, received: 0 }]],
		[
			'a seed that leaves the others of its batch no room',
			{ seed: '9007199254740990', count: '3' },
			[
				{
					path: 'seed',
					problem: { kind: 'tooBig', limit: Number.MAX_SAFE_INTEGER },
					received: 9_007_199_254_740_992,
				},
			],
		],
		['no number of images', { count: '' }, [{ path: 'count', problem: { kind: 'missing' } }]],
		[
			'no image at all',
			{ count: '0' },
			[{ path: 'count', problem: { kind: 'tooSmall', limit: 1 }, received: 0 }],
		],
		[
			'too many images',
			{ count: '1001' },
			[{ path: 'count', problem: { kind: 'tooBig', limit: 1000 }, received: 1001 }],
		],
		[
			'a folder outside of the workspace',
			{ folder: '../secrets' },
			[{ path: 'folder', problem: { kind: 'other', text: 'outside' }, received: '../secrets' }],
		],
		[
			'a folder that is an address',
			{ folder: 'file:///etc' },
			[{ path: 'folder', problem: { kind: 'other', text: 'badCharacter' }, received: 'file:///etc' }],
		],
		[
			'a model that there is none of',
			{ model: 'dream-1' },
			[{ path: 'model', problem: { kind: 'notOneOf', values: [model] }, received: 'dream-1' }],
		],
	];
	for (const [title, changes, expected] of examples) {
		it(`is told of ${title}`, () => {
			assert.deepStrictEqual(judge(changes).issues, expected);
		});
	}

	it('is told all that is wrong at once', () => {
		const paths = judge({ ...custom('1', '1'), prompt: '', seed: 'x', count: 'x', folder: '/..' }).issues;
		assert.deepStrictEqual(
			paths.map(({ path }) => path),
			['prompt', 'imageSize.width', 'imageSize.height', 'seed', 'count', 'folder'],
		);
	});

	it('names the setting where nobody has given what is wrong', () => {
		const fields = { ...written, preset: 'huge', outputFormat: 'gif' };
		const { issues } = judgeForm(fields, {
			given: { outputFormat: 'gif' },
			style: 'y'.repeat(4000),
			mostImages: 1000,
		});
		assert.deepStrictEqual(
			issues.map(({ path }) => path),
			['figment.imageSize', 'outputFormat'],
		);
		assert.deepStrictEqual(
			judge({ prompt: 'a fox' }, 'y'.repeat(4000)).issues.map(({ path }) => path),
			['figment.style'],
		);
	});

	it('has a likely request whatever is wrong with it', () => {
		const { likely, count } = judge({
			...custom('1', '1'),
			prompt: 'f'.repeat(5000),
			seed: '-4',
			count: 'x',
			model: 'dream-1',
			safetyTolerance: '9',
		});
		assert.deepStrictEqual(
			{ ...likely, prompt: likely.prompt.length, count },
			{
				model,
				prompt: 1000,
				imageSize: 'landscape_4_3',
				outputFormat: 'jpeg',
				seed: 1,
				enableSafetyChecker: false,
				safetyTolerance: '2',
				count: 1,
			},
		);
	});
});

describe('a number as it is typed', () => {
	for (const [text, number] of [
		['', undefined],
		['  ', undefined],
		[' 12 ', 12],
		['-3', -3],
		['1.5', 1.5],
		['1e3', '1e3'],
		['0x10', '0x10'],
		['Infinity', 'Infinity'],
		['1,024', '1,024'],
	] as const) {
		it(`is ${JSON.stringify(number)} for ${JSON.stringify(text)}`, () => {
			assert.equal(numberOf(text), number);
		});
	}
});
