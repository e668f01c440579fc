import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../../src/core/failure.ts';
import { jobOf, madeOf, Stage, told, untold } from './stage.ts';

describe('a picture that cannot be saved', () => {
	const job = jobOf('a');

	it('is kept, with the failure of the disk', async () => {
		const stage = await Stage.begun([job]);
		stage.saving['a'] = () => Promise.reject(new Failure('cannotSave', { detail: 'disk full' }));
		await stage.send('a');
		await stage.answer('a');
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{
				...untold,
				id: 'a',
				code: 'cannotSave',
				detail: 'disk full',
				maybeBilled: true,
				requestId: 'r-a',
				made: madeOf('a'),
			},
		]);
	});

	it('is kept when saving goes wrong in a way nobody thought of', async () => {
		const stage = await Stage.begun([job]);
		stage.saving['a'] = () => Promise.reject(new RangeError('odd'));
		await stage.send('a');
		await stage.answer('a');
		const [miss] = (await stage.outcome).misses;
		assert.deepStrictEqual(told(miss!), {
			...untold,
			id: 'a',
			code: 'cannotSave',
			detail: 'odd',
			maybeBilled: true,
			requestId: 'r-a',
			made: madeOf('a'),
		});
		assert.ok(miss!.failure.cause instanceof RangeError);
	});

	it('was free when nothing was sent for it', async () => {
		const stage = await Stage.begun([job]);
		stage.saving['a'] = () => Promise.reject(new Failure('cannotSave'));
		await stage.answer('a');
		const [miss] = (await stage.outcome).misses;
		assert.deepStrictEqual([miss?.failure.code, miss?.failure.maybeBilled], ['cannotSave', false]);
	});
});

describe('an error nobody thought of', () => {
	const table: readonly (readonly [name: string, error: unknown, detail: string])[] = [
		['an error', new TypeError('x is not a function'), 'x is not a function'],
		['a text', 'broken', 'broken'],
		['nothing', undefined, 'undefined'],
	];
	for (const [name, error, detail] of table) {
		it(`is no failure to save, for ${name} before anything was sent`, async () => {
			const stage = await Stage.begun([jobOf('a')]);
			await stage.fail('a', error);
			assert.deepStrictEqual((await stage.outcome).misses.map(told), [
				{ ...untold, id: 'a', code: 'offline', detail },
			]);
		});

		it(`may have cost money, for ${name} after the request was sent`, async () => {
			const stage = await Stage.begun([jobOf('a')]);
			await stage.send('a');
			await stage.fail('a', error);
			assert.deepStrictEqual((await stage.outcome).misses.map(told), [
				{ ...untold, id: 'a', code: 'unknownOutcome', detail, maybeBilled: true },
			]);
		});
	}

	it('leaves a paid picture to be fetched again', async () => {
		const stage = await Stage.begun([jobOf('a', 'https://cdn/a.png')]);
		await stage.fail('a', new Error('odd'));
		assert.deepStrictEqual((await stage.outcome).misses.map(told), [
			{
				...untold,
				id: 'a',
				code: 'downloadFailed',
				detail: 'odd',
				maybeBilled: true,
				url: 'https://cdn/a.png',
			},
		]);
	});
});
