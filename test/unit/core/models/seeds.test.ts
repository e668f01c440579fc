import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Failure } from '../../../../src/core/failure.ts';
import { chooseSeed, parseRequest, parseRequests } from '../../../../src/core/models/request.ts';

const largestChosen = 2_147_483_647;
const almostOne = 1 - Number.EPSILON / 2;
const prompt = 'a fox';
const seeds = (random: number) => parseRequests({ prompt }, 4, () => random).map(each => each.seed);

describe('a seed that nobody gave', () => {
	it('is chosen from 1 to 2147483647', () => {
		assert.equal(parseRequest({ prompt }, () => 0).seed, 1);
		assert.equal(parseRequest({ prompt }, () => almostOne).seed, largestChosen);
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), random => {
				const { seed } = parseRequest({ prompt }, () => random);
				return Number.isInteger(seed) && seed >= 1 && seed <= largestChosen;
			}),
		);
	});

	it('is another one for each image, even when chance repeats itself', () => {
		assert.deepStrictEqual(seeds(0), [1, 2, 3, 4]);
		assert.deepStrictEqual(seeds(almostOne), [largestChosen, 1, 2, 3]);
	});

	it('avoids those that are taken', () => {
		assert.equal(
			chooseSeed(() => almostOne, new Set([largestChosen, 1, 2])),
			3,
		);
	});
});

describe('a seed that was given', () => {
	it('counts up from image to image', () => {
		assert.deepStrictEqual(
			parseRequests({ prompt, seed: 7 }, 3, Math.random).map(each => each.seed),
			[7, 8, 9],
		);
	});

	it('is refused when counting up leaves what JSON keeps', () => {
		const seed = Number.MAX_SAFE_INTEGER;
		assert.equal(parseRequests({ prompt, seed }, 1, Math.random)[0].seed, seed);
		assert.throws(
			() => parseRequests({ prompt, seed }, 2, Math.random),
			(error: unknown) => error instanceof Failure && error.fields[0]?.path === 'seed',
		);
	});
});

describe('several requests', () => {
	it('differ in nothing but the seed, and none can be changed', () => {
		const input = { prompt, imageSize: 'square', outputFormat: 'jpeg', safetyTolerance: '4' };
		const requests = parseRequests(input, 3, Math.random);
		assert.equal(new Set(requests.map(each => each.seed)).size, 3);
		assert.deepStrictEqual(
			requests.map(each => ({ ...each, seed: 0 })),
			Array.from({ length: 3 }, () => ({ ...requests[0], seed: 0 })),
		);
		assert.deepStrictEqual(
			requests.map(each => Object.isFrozen(each)),
			[true, true, true],
		);
	});

	it('are at least one', () => {
		assert.equal(parseRequests({ prompt }, 1, Math.random).length, 1);
		assert.throws(() => parseRequests({ prompt: '' }, 5, Math.random), { name: 'Failure' });
	});
});
