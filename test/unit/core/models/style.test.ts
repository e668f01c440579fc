import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../../src/core/failure.ts';
import { flux2Pro } from '../../../../src/core/models/flux2Pro.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';
import { applyStyle, sentPrompt } from '../../../../src/core/models/style.ts';

describe('a style', () => {
	const examples: readonly (readonly [style: string, sent: string])[] = [
		['', 'a fox'],
		[' \n', 'a fox'],
		['{prompt}', 'a fox'],
		['{prompt}, flat vectors', 'a fox, flat vectors'],
		['An oil painting of {prompt}. Only {prompt}.', 'An oil painting of a fox. Only a fox.'],
		['muted colours', 'a fox\nmuted colours'],
		['{ prompt } and {Prompt}', 'a fox\n{ prompt } and {Prompt}'],
	];
	for (const [style, sent] of examples) {
		it(`sends ${JSON.stringify(sent)} by ${JSON.stringify(style)}`, () => {
			assert.equal(applyStyle('a fox', style), sent);
		});
	}

	it('takes a prompt with the letters of replacements, or with its own placeholder, as it is', () => {
		assert.equal(applyStyle("$& $1 $' {prompt}", 'so: {prompt}'), "so: $& $1 $' {prompt}");
	});

	it('is kept beside the prompt as written, and only what they make together is sent', () => {
		const request = parseRequest({ prompt: ' a fox ', style: ' {prompt}, in ink ' }, () => 0);
		assert.equal(request.prompt, 'a fox');
		assert.equal(request.style, '{prompt}, in ink');
		assert.equal(sentPrompt(request), 'a fox, in ink');
		assert.equal(flux2Pro.toWire(request)['prompt'], 'a fox, in ink');
	});

	it('leaves no trace in a request when it is blank', () => {
		assert.equal('style' in parseRequest({ prompt: 'a fox', style: '  ' }, () => 0), false);
	});

	const tooLong: readonly (readonly [name: string, prompt: string, style: string, issue: object])[] = [
		[
			'a prompt that has no room left beside it',
			'x'.repeat(3992),
			'{prompt}, in ink.',
			{ path: 'prompt', problem: { kind: 'tooLong', limit: 3991 }, received: 'x'.repeat(3992) },
		],
		[
			'a style that leaves no prompt any room',
			'a fox',
			'y'.repeat(4000),
			{ path: 'style', problem: { kind: 'tooLong', limit: 4000 }, received: 'y'.repeat(4000) },
		],
	];
	for (const [name, prompt, style, issue] of tooLong) {
		it(`blames ${name}`, () => {
			assert.throws(
				() => parseRequest({ prompt, style }, () => 0),
				(error: unknown) => {
					assert.ok(error instanceof Failure);
					assert.deepStrictEqual(error.fields, [issue]);
					return true;
				},
			);
		});
	}

	it('lets a prompt fill what it leaves', () => {
		const request = parseRequest({ prompt: 'x'.repeat(3991), style: '{prompt}, in ink.' }, () => 0);
		assert.equal(sentPrompt(request).length, 4000);
	});
});
