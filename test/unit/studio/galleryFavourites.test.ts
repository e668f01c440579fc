import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Favourites } from '../../../src/host/studio/gallery/favourites.ts';

/** What a window remembers, as VS Code keeps it. */
class Memory {
	readonly values = new Map<string, unknown>();

	get(key: string, fallback?: unknown): never {
		return structuredClone(this.values.get(key) ?? fallback) as never;
	}

	update(key: string, value: unknown): Promise<void> {
		return Promise.resolve(void this.values.set(key, value));
	}
}

const [fox, owl, cat] = ['file:///w/fox.png', 'file:///w/img/owl.png', 'file:///w/img/deep/cat.png'] as const;

async function withAll(memory: Memory): Promise<Favourites> {
	const favourites = new Favourites(memory);
	await favourites.set([fox, owl, cat], true);
	return favourites;
}

describe('favourites', () => {
	it('are remembered by the next window, and forgotten one by one', async () => {
		const memory = new Memory();
		await (await withAll(memory)).set([owl, 'file:///w/never.png'], false);
		assert.deepStrictEqual([...new Favourites(memory).ids], [fox, cat]);
	});

	const moves: readonly (readonly [from: string, to: string, after: readonly string[]])[] = [
		[fox, 'file:///w/img/fox.png', ['file:///w/img/fox.png', owl, cat]],
		[
			'file:///w/img',
			'file:///w/pictures',
			[fox, 'file:///w/pictures/owl.png', 'file:///w/pictures/deep/cat.png'],
		],
		['file:///w/im', 'file:///w/pictures', [fox, owl, cat]],
		['file:///w/fox', 'file:///w/wolf', [fox, owl, cat]],
	];
	for (const [from, to, after] of moves) {
		it(`are these when ${from} becomes ${to}: ${after.join(' ')}`, async () => {
			const memory = new Memory();
			const favourites = await withAll(memory);
			const isChanged = await favourites.moved([
				['file:///w/x', 'file:///w/y'],
				[from, to],
			]);
			assert.equal(isChanged, after.join() !== [fox, owl, cat].join());
			assert.deepStrictEqual([...favourites.ids], after);
			assert.deepStrictEqual([...new Favourites(memory).ids], after);
		});
	}

	it('are another set after each change, and the same until then', async () => {
		const favourites = await withAll(new Memory());
		const before = favourites.ids;
		assert.equal(favourites.ids, before);
		await favourites.set([fox], false);
		assert.notEqual(favourites.ids, before);
		assert.ok(before.has(fox));
	});

	for (const kept of ['text', 7, { a: 1 }, [7, fox, undefined]]) {
		it(`live with what is remembered being ${JSON.stringify(kept)}`, () => {
			const memory = new Memory();
			memory.values.set('studio.favourites', kept);
			assert.deepStrictEqual([...new Favourites(memory).ids], Array.isArray(kept) ? [fox] : []);
		});
	}
});
