import * as fc from 'fast-check';
import type { Recipe } from '../../../../src/core/recipe/recipe.ts';

/** A whole recipe. */
export const recipe: Recipe = {
	version: 1,
	prompt: 'a «кошка» 猫 👩‍👩‍👧 <b>&amp;</b>\nline two, "quoted": yes\ttab',
	sentPrompt: 'flat colours: a «кошка» 猫 👩‍👩‍👧 <b>&amp;</b>\nline two',
	model: 'blackforestlabs/flux-2-pro',
	seed: 42,
	imageSize: 'landscape_4_3',
	size: { width: 1024, height: 768 },
	outputFormat: 'png',
	enableSafetyChecker: true,
	safetyTolerance: '2',
	draft: false,
	at: '2026-05-01T10:20:30.123Z',
	cost: { credits: 78_000, usd: 0.039 },
	tool: 'Figment 0.1.0',
};

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 4000 }),
	fc.string({ unit: 'grapheme', maxLength: 1000 }),
	fc.string({ unit: 'binary', size: 'max', minLength: 1900, maxLength: 2000 }),
	fc.string({
		unit: fc.constantFrom('\n', '\r\n', '\r', '\t', ' ', '<', '&', ']]>', '"', ': ', 'Steps: 1', ',', '猫'),
	}),
	fc.constantFrom(
		'<'.repeat(4000),
		'猫'.repeat(4000),
		'\u0001'.repeat(4000),
		'👩‍👩‍👧'.repeat(500),
		'\ud800x\udc00',
	),
);

/** Prompts as a person can send them: any Unicode, at most 4000 UTF-16 code units, not blank. */
export const prompts = text.map(each => each.slice(0, 4000)).filter(each => each.trim() !== '');

const side = fc.integer({ min: 1, max: 9999 });

/** Recipes of any prompt, with more or fewer of the other fields, and with fields of the future. */
export const recipes: fc.Arbitrary<Recipe> = fc.record(
	{
		version: fc.integer({ min: 1, max: 9 }),
		prompt: prompts,
		sentPrompt: prompts,
		model: fc.constantFrom('blackforestlabs/flux-2-pro', 'some, "other": model', ''),
		seed: fc.maxSafeInteger(),
		imageSize: fc.constantFrom('square', { width: 512, height: 1024 }),
		size: fc.tuple(side, side).map(([width, height]) => ({ width, height })),
		outputFormat: fc.constantFrom('png', 'jpeg', 'webp'),
		enableSafetyChecker: fc.boolean(),
		safetyTolerance: fc.constantFrom('1', '6'),
		draft: fc.boolean(),
		at: fc.constantFrom('2026-05-01T10:20:30.123Z', '2031-12-31T23:59:59Z'),
		cost: fc.constantFrom({ usd: 0.039 }, { credits: 5, usd: 0 }),
		tool: fc.constantFrom('Figment 0.1.0', 'Figment 12.34.5, "beta"'),
		future: fc.constantFrom({ lens: [1, { wide: null }] }, 'text'),
	},
	{ requiredKeys: ['version', 'prompt'], noNullPrototype: true },
);
