import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../../src/core/failure.ts';
import type { FieldIssue } from '../../../../src/core/models/issue.ts';
import type { ImageRequest } from '../../../../src/core/models/model.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';
import type { RequestInput } from '../../../../src/core/models/request.ts';

const presets = [
	'square_hd',
	'square',
	'portrait_4_3',
	'portrait_16_9',
	'landscape_4_3',
	'landscape_16_9',
] as const;
const formats = ['png', 'jpeg', 'webp'] as const;
const tolerances = ['1', '2', '3', '4', '5', '6'] as const;
const middle = () => 0.5;

const defaults: ImageRequest = {
	model: 'blackforestlabs/flux-2-pro',
	prompt: 'a fox',
	imageSize: 'landscape_4_3',
	outputFormat: 'png',
	seed: 1_073_741_824,
	enableSafetyChecker: true,
	safetyTolerance: '2',
};

function issuesOf(input: object): readonly FieldIssue[] {
	try {
		parseRequest(input, middle);
	} catch (error) {
		assert.ok(error instanceof Failure);
		assert.equal(error.code, 'invalidRequest');
		assert.equal(error.maybeBilled, false);
		return error.fields;
	}
	throw new assert.AssertionError({ message: `taken: ${JSON.stringify(input)}` });
}

describe('a request', () => {
	it('has the defaults of the model for all that is not given', () => {
		assert.deepStrictEqual(parseRequest({ prompt: 'a fox' }, middle), defaults);
	});

	const taken: readonly (readonly [name: string, input: RequestInput, result?: Partial<ImageRequest>])[] = [
		...presets.map(imageSize => [imageSize, { imageSize }] as const),
		...formats.map(outputFormat => [outputFormat, { outputFormat }] as const),
		...tolerances.map(safetyTolerance => [`tolerance ${safetyTolerance}`, { safetyTolerance }] as const),
		['the smallest size', { imageSize: { width: 512, height: 512 } }],
		['the largest size', { imageSize: { width: 2048, height: 2048 } }],
		['a size of odd proportions', { imageSize: { width: 2048, height: 544 } }],
		['no safety checker', { enableSafetyChecker: false }],
		['the safety checker', { enableSafetyChecker: true }],
		['the smallest seed', { seed: 1 }],
		['the largest seed that JSON keeps', { seed: 9_007_199_254_740_991 }],
		['the model by its name', { model: 'blackforestlabs/flux-2-pro' }],
		['a prompt of one character', { prompt: 'x' }],
		['a prompt of 4000 code units', { prompt: 'x'.repeat(4000) }],
		['a prompt of 2000 emoji, which are 4000 code units', { prompt: '🦊'.repeat(2000) }],
		[
			'a prompt whose spaces make it too long, without them',
			{ prompt: ` ${'x'.repeat(4000)}\n` },
			{ prompt: 'x'.repeat(4000) },
		],
		['a prompt of several lines', { prompt: 'a\n\nb' }],
		['undefined as not given', { imageSize: undefined, seed: undefined, model: undefined }, {}],
	];
	for (const [name, input, result] of taken) {
		it(`takes ${name}`, () => {
			assert.deepStrictEqual(parseRequest({ prompt: 'a fox', ...input }, middle), {
				...defaults,
				...(result ?? input),
			});
		});
	}

	it('cannot be changed, nor its size', () => {
		const request = parseRequest({ prompt: 'a fox', imageSize: { width: 512, height: 512 } }, middle);
		assert.ok(Object.isFrozen(request));
		assert.ok(Object.isFrozen(request.imageSize));
	});

	it('does not follow what it was made from', () => {
		const imageSize = { width: 512, height: 512 };
		const request = parseRequest({ prompt: 'a fox', imageSize }, middle);
		imageSize.width = 1;
		assert.deepStrictEqual(request.imageSize, { width: 512, height: 512 });
	});
});

const notOneOf = (values: readonly string[]) => ({ kind: 'notOneOf', values }) as const;
const wrongType = (expected: string) => ({ kind: 'wrongType', expected }) as const;
const width = (value: unknown) => ({ imageSize: { width: value, height: 512 } });

describe('a bad request', () => {
	const refused: readonly (readonly [name: string, input: object, issues: readonly FieldIssue[]])[] = [
		['no prompt', { prompt: undefined }, [{ path: 'prompt', problem: { kind: 'missing' } }]],
		['an empty prompt', { prompt: '' }, [{ path: 'prompt', problem: { kind: 'empty' }, received: '' }]],
		[
			'a blank prompt',
			{ prompt: ' \t\n\u3000' },
			[{ path: 'prompt', problem: { kind: 'empty' }, received: ' \t\n\u3000' }],
		],
		[
			'a prompt of 4001 code units',
			{ prompt: 'x'.repeat(4001) },
			[{ path: 'prompt', problem: { kind: 'tooLong', limit: 4000 }, received: 'x'.repeat(4001) }],
		],
		[
			'a prompt of 2001 emoji, which are 4002 code units',
			{ prompt: '🦊'.repeat(2001) },
			[{ path: 'prompt', problem: { kind: 'tooLong', limit: 4000 }, received: '🦊'.repeat(2001) }],
		],
		[
			'a prompt that is a number',
			{ prompt: 7 },
			[{ path: 'prompt', problem: wrongType('string'), received: 7 }],
		],
		['a prompt that is null', { prompt: null }, [{ path: 'prompt', problem: wrongType('string') }]],
		['a prompt that is a list', { prompt: ['a'] }, [{ path: 'prompt', problem: wrongType('string') }]],
		[
			'a model nobody knows',
			{ model: 'flux/schnell' },
			[
				{
					path: 'model',
					problem: notOneOf(['blackforestlabs/flux-2-pro']),
					received: 'flux/schnell',
				},
			],
		],
		[
			'a model that is an object, without showing it',
			{ model: { id: 1n } },
			[{ path: 'model', problem: notOneOf(['blackforestlabs/flux-2-pro']) }],
		],
		[
			'a preset there is none of',
			{ imageSize: 'landscape' },
			[{ path: 'imageSize', problem: notOneOf(presets), received: 'landscape' }],
		],
		[
			'a preset that every object has',
			{ imageSize: 'constructor' },
			[{ path: 'imageSize', problem: notOneOf(presets), received: 'constructor' }],
		],
		[
			'a size that is a number',
			{ imageSize: 1024 },
			[{ path: 'imageSize', problem: notOneOf(presets), received: 1024 }],
		],
		['a size that is null', { imageSize: null }, [{ path: 'imageSize', problem: notOneOf(presets) }]],
		[
			'a size that is a list',
			{ imageSize: [512, 512] },
			[{ path: 'imageSize', problem: wrongType('object') }],
		],
		[
			'a size without height',
			{ imageSize: { width: 512 } },
			[{ path: 'imageSize.height', problem: { kind: 'missing' } }],
		],
		[
			'a size of nothing',
			{ imageSize: {} },
			[
				{ path: 'imageSize.width', problem: { kind: 'missing' } },
				{ path: 'imageSize.height', problem: { kind: 'missing' } },
			],
		],
		[
			'a size with more than width and height',
			{ imageSize: { width: 512, height: 512, depth: 1 } },
			[{ path: 'imageSize.depth', problem: { kind: 'unknown' } }],
		],
		[
			'a width that is too small',
			width(480),
			[{ path: 'imageSize.width', problem: { kind: 'tooSmall', limit: 512 }, received: 480 }],
		],
		[
			'a width that is too big',
			width(2080),
			[{ path: 'imageSize.width', problem: { kind: 'tooBig', limit: 2048 }, received: 2080 }],
		],
		[
			'a width that is not a multiple of 32',
			width(1000),
			[{ path: 'imageSize.width', problem: { kind: 'notMultiple', step: 32 }, received: 1000 }],
		],
		[
			'a width that is both too small and no multiple, once',
			width(500),
			[{ path: 'imageSize.width', problem: { kind: 'tooSmall', limit: 512 }, received: 500 }],
		],
		[
			'a width that no computer counts to, once',
			width(1e300),
			[{ path: 'imageSize.width', problem: { kind: 'tooBig', limit: 2048 }, received: 1e300 }],
		],
		[
			'a width in parts of pixels',
			width(512.5),
			[{ path: 'imageSize.width', problem: wrongType('int'), received: 512.5 }],
		],
		[
			'a width that is a text',
			width('512'),
			[{ path: 'imageSize.width', problem: wrongType('number'), received: '512' }],
		],
		[
			'a height that is too big',
			{ imageSize: { width: 512, height: 4096 } },
			[{ path: 'imageSize.height', problem: { kind: 'tooBig', limit: 2048 }, received: 4096 }],
		],
		[
			'another format',
			{ outputFormat: 'gif' },
			[{ path: 'outputFormat', problem: notOneOf(formats), received: 'gif' }],
		],
		[
			'a format in capitals',
			{ outputFormat: 'PNG' },
			[{ path: 'outputFormat', problem: notOneOf(formats), received: 'PNG' }],
		],
		['the seed 0', { seed: 0 }, [{ path: 'seed', problem: { kind: 'tooSmall', limit: 1 }, received: 0 }]],
		['the seed -1', { seed: -1 }, [{ path: 'seed', problem: { kind: 'tooSmall', limit: 1 }, received: -1 }]],
		['the seed 1.5', { seed: 1.5 }, [{ path: 'seed', problem: wrongType('int'), received: 1.5 }]],
		['the seed "5"', { seed: '5' }, [{ path: 'seed', problem: wrongType('number'), received: '5' }]],
		[
			'a seed that JSON does not keep',
			{ seed: 2 ** 53 },
			[
				{
					path: 'seed',
					problem: { kind: 'tooBig', limit: Number.MAX_SAFE_INTEGER },
					received: 2 ** 53,
				},
			],
		],
		[
			'a seed that is no number',
			{ seed: Number.NaN },
			[{ path: 'seed', problem: wrongType('number'), received: Number.NaN }],
		],
		['a seed that is null', { seed: null }, [{ path: 'seed', problem: wrongType('number') }]],
		[
			'a safety checker that is a text',
			{ enableSafetyChecker: 'true' },
			[{ path: 'enableSafetyChecker', problem: wrongType('boolean'), received: 'true' }],
		],
		[
			'a tolerance that is a number',
			{ safetyTolerance: 2 },
			[{ path: 'safetyTolerance', problem: notOneOf(tolerances), received: 2 }],
		],
		[
			'a tolerance there is none of',
			{ safetyTolerance: '7' },
			[{ path: 'safetyTolerance', problem: notOneOf(tolerances), received: '7' }],
		],
		[
			'an option no model has',
			{ negativePrompt: 'people', guidance_scale: 3 },
			[
				{ path: 'negativePrompt', problem: { kind: 'unknown' } },
				{ path: 'guidance_scale', problem: { kind: 'unknown' } },
			],
		],
		[
			"an option by the service's own name",
			{ image_size: 'square' },
			[{ path: 'image_size', problem: { kind: 'unknown' } }],
		],
	];
	for (const [name, input, issues] of refused) {
		it(`is refused for ${name}`, () => {
			assert.deepStrictEqual(issuesOf({ prompt: 'a fox', ...input }), issues);
		});
	}

	it('names every bad field at once', () => {
		const input = { prompt: '', imageSize: 'huge', seed: 0, outputFormat: 'gif', colour: 'red' };
		assert.deepStrictEqual(
			issuesOf(input)
				.map(issue => issue.path)
				.toSorted(),
			['colour', 'imageSize', 'outputFormat', 'prompt', 'seed'],
		);
	});

	it('does not put the prompt into the message that goes to the log', () => {
		assert.throws(() => parseRequest({ prompt: 'secret '.repeat(1000) }, middle), {
			message: 'invalidRequest: prompt',
		});
	});
});
