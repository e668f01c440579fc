import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyWith, generate, json, model, useService } from './client.ts';

const service = useService();

const enumIssue = (path: string, options: readonly string[], received: string) => ({
	received,
	code: 'invalid_enum_value',
	options,
	path: [path],
	message: `Invalid enum value. Expected ${options.map(option => `'${option}'`).join(' | ')}, received '${received}'`,
});
const typeIssue = (path: readonly string[], expected: string, received: string, message?: string) => ({
	code: 'invalid_type',
	expected,
	received,
	path,
	message: message ?? `Expected ${expected}, received ${received}`,
});
const limitIssue = (path: readonly string[], code: 'too_small' | 'too_big', limit: number) => ({
	code,
	[code === 'too_small' ? 'minimum' : 'maximum']: limit,
	type: 'number',
	inclusive: true,
	exact: false,
	message: `Number must be ${code === 'too_small' ? 'greater' : 'less'} than or equal to ${limit}`,
	path,
});
const multipleIssue = (path: readonly string[]) => ({
	code: 'not_multiple_of',
	multipleOf: 32,
	message: 'Number must be a multiple of 32',
	path,
});
const sizes = ['square_hd', 'square', 'portrait_4_3', 'portrait_16_9', 'landscape_4_3', 'landscape_16_9'];

const refused: readonly (readonly [name: string, body: unknown, issues: readonly object[]])[] = [
	['no object', '[]', [typeIssue([], 'object', 'array')]],
	[
		'nothing at all',
		{},
		[
			typeIssue(['model'], `'${model}'`, 'undefined', 'Required'),
			typeIssue(['prompt'], 'string', 'undefined', 'Required'),
		],
	],
	['another model', bodyWith({ model: 'flux/schnell' }), [enumIssue('model', [model], 'flux/schnell')]],
	['a prompt that is no string', bodyWith({ prompt: 7 }), [typeIssue(['prompt'], 'string', 'number')]],
	[
		'an empty prompt',
		bodyWith({ prompt: '' }),
		[
			{
				code: 'too_small',
				minimum: 1,
				type: 'string',
				inclusive: true,
				exact: false,
				message: 'String must contain at least 1 character(s)',
				path: ['prompt'],
			},
		],
	],
	[
		'a prompt of 4001 characters',
		bodyWith({ prompt: 'x'.repeat(4001) }),
		[
			{
				code: 'too_big',
				maximum: 4000,
				type: 'string',
				inclusive: true,
				exact: false,
				message: 'String must contain at most 4000 character(s)',
				path: ['prompt'],
			},
		],
	],
	['an unknown preset', bodyWith({ image_size: 'huge' }), [enumIssue('image_size', sizes, 'huge')]],
	[
		'a size that is a number',
		bodyWith({ image_size: 512 }),
		[typeIssue(['image_size'], sizes.map(size => `'${size}'`).join(' | '), 'number')],
	],
	[
		'a width that is too small and a height that is too large',
		bodyWith({ image_size: { width: 480, height: 2080 } }),
		[
			limitIssue(['image_size', 'width'], 'too_small', 512),
			limitIssue(['image_size', 'height'], 'too_big', 2048),
		],
	],
	[
		'sides that are no multiples of 32',
		bodyWith({ image_size: { width: 1000, height: 1030 } }),
		[multipleIssue(['image_size', 'width']), multipleIssue(['image_size', 'height'])],
	],
	[
		'a width that is no whole number',
		bodyWith({ image_size: { width: 512.5, height: 512 } }),
		[typeIssue(['image_size', 'width'], 'integer', 'float'), multipleIssue(['image_size', 'width'])],
	],
	[
		'a width as text and no height',
		bodyWith({ image_size: { width: '512' } }),
		[
			typeIssue(['image_size', 'width'], 'number', 'string'),
			typeIssue(['image_size', 'height'], 'number', 'undefined', 'Required'),
		],
	],
	[
		'an unknown key in the size',
		bodyWith({ image_size: { width: 512, height: 512, depth: 1 } }),
		[
			{
				code: 'unrecognized_keys',
				keys: ['depth'],
				path: ['image_size'],
				message: "Unrecognized key(s) in object: 'depth'",
			},
		],
	],
	[
		'an unknown format',
		bodyWith({ output_format: 'gif' }),
		[enumIssue('output_format', ['jpeg', 'png', 'webp'], 'gif')],
	],
	['a seed of 0', bodyWith({ seed: 0 }), [limitIssue(['seed'], 'too_small', 1)]],
	['a seed that is no whole number', bodyWith({ seed: 1.5 }), [typeIssue(['seed'], 'integer', 'float')]],
	['a seed as text', bodyWith({ seed: '1' }), [typeIssue(['seed'], 'number', 'string')]],
	[
		'a safety checker that is no boolean',
		bodyWith({ enable_safety_checker: 'true' }),
		[typeIssue(['enable_safety_checker'], 'boolean', 'string')],
	],
	[
		'a tolerance as a number',
		bodyWith({ safety_tolerance: 2 }),
		[typeIssue(['safety_tolerance'], "'1' | '2' | '3' | '4' | '5' | '6'", 'number')],
	],
	[
		'a tolerance outside 1 to 6',
		bodyWith({ safety_tolerance: '7' }),
		[enumIssue('safety_tolerance', ['1', '2', '3', '4', '5', '6'], '7')],
	],
	[
		'parameters the model does not have',
		bodyWith({ num_images: 2, guidance_scale: 3 }),
		[
			{
				code: 'unrecognized_keys',
				keys: ['num_images', 'guidance_scale'],
				path: [],
				message: "Unrecognized key(s) in object: 'num_images', 'guidance_scale'",
			},
		],
	],
];

describe("the emulator's validation", () => {
	for (const [name, body, issues] of refused) {
		it(`refuses ${name}, naming the issue, and bills nothing`, async () => {
			const response = await generate(service(), body);
			assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
			const { timestamp, ...problem } = await json<{ timestamp: string }>(response);
			assert.ok(Math.abs(Date.now() - Date.parse(timestamp)) < 60_000);
			assert.deepStrictEqual(problem, {
				title: 'Bad Request',
				status: 400,
				message: 'Invalid payload provided',
				instance: '/v1/images/generations',
				error: { name: 'BadRequestException', message: 'Invalid payload provided', data: issues },
			});
			assert.equal(response.status, 400);
			assert.equal(service().totals().billedCount, 0);
			assert.equal(service().totals().balanceUsd, 10);
		});
	}

	const accepted: readonly (readonly [name: string, changes: object])[] = [
		['a prompt of 4000 characters', { prompt: 'x'.repeat(4000) }],
		[
			'a prompt of 2000 characters outside the basic plane, which JavaScript counts twice',
			{ prompt: '🗼'.repeat(2000) },
		],
		['the smallest and the largest side', { image_size: { width: 512, height: 2048 } }],
		...sizes.map(size => [`the preset ${size}`, { image_size: size }] as const),
		...['jpeg', 'png', 'webp'].map(format => [`the format ${format}`, { output_format: format }] as const),
		...['1', '2', '3', '4', '5', '6'].map(
			step => [`the tolerance ${step}`, { safety_tolerance: step }] as const,
		),
		['the safety checker off', { enable_safety_checker: false }],
		['the smallest seed', { seed: 1 }],
		['a seed beyond 32 bits', { seed: 4_294_967_296 }],
	];

	for (const [name, changes] of accepted) {
		it(`accepts ${name}`, async () => {
			const response = await generate(service(), bodyWith(changes));
			await response.arrayBuffer();
			assert.equal(response.status, 200);
		});
	}
});
