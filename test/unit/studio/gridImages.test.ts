import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Asked } from '../../../src/protocol/studio/calls.ts';
import type { GallerySearch, ImagesAnswer, Tile } from '../../../src/protocol/studio/gallery.ts';
import { Images } from '../../../src/webview/studio/gallery/images.ts';

const search: GallerySearch = {
	query: '',
	favourites: false,
	drafts: 'all',
	unused: false,
	sort: 'newest',
};

function tileOf(id: string): Tile {
	return {
		id,
		name: id,
		path: id,
		url: id,
		version: '1',
		prompt: '',
		facts: '',
		isDraft: false,
		isFavourite: false,
		hasSeed: false,
	};
}

/** A host whose answers come when they are let, and a clock that is moved by hand. */
class Host {
	readonly calls: Asked<'images'>[] = [];
	readonly #answers: { resolve: (answer: ImagesAnswer) => void; reject: (error: Error) => void }[] = [];
	readonly #timers: { at: number; work: () => void }[] = [];
	#time = 0;
	changes = 0;
	readonly images = new Images(
		{
			ask: call => {
				this.calls.push(call);
				return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
			},
			after: (milliseconds, work) => this.#timers.push({ at: this.#time + milliseconds, work }),
			now: () => this.#time,
		},
		() => (this.changes += 1),
	);

	pass(milliseconds: number): void {
		this.#time += milliseconds;
		for (const { work } of this.#timers
			.splice(0)
			.filter(timer => timer.at <= this.#time || this.#later(timer))) {
			work();
		}
	}

	async answer(index: number, total: number, revision = 1): Promise<void> {
		const { from = 0, count = 0, search: asked } = this.calls[index] ?? {};
		const length = Math.max(Math.min(count, total - from), 0);
		const tiles = Array.from({ length }, (_, place) => tileOf(`${asked?.query}${from + place}`));
		this.#answers[index]?.resolve({ revision, total, all: 10_000, ignored: [], tiles });
		await new Promise(setImmediate);
	}

	async fail(index: number): Promise<void> {
		this.#answers[index]?.reject(new Error('No.'));
		await new Promise(setImmediate);
	}

	asked(): readonly string[] {
		return this.calls.map(({ search: { query }, from, count }) => `${query} ${from} +${count}`);
	}

	#later(timer: { at: number; work: () => void }): false {
		this.#timers.push(timer);
		return false;
	}
}

describe('the images of the gallery', () => {
	it('are asked for by pages of what shows, two at a time at most, and once', async () => {
		const host = new Host();
		host.images.want({ from: 150, to: 620 });
		host.images.look(search, 1);
		host.pass(0);
		await host.answer(0, 10_000);
		host.images.want({ from: 150, to: 620 });
		host.pass(60);
		assert.deepStrictEqual(host.asked(), [' 100 +200', ' 300 +200', ' 500 +200']);
		assert.deepStrictEqual(
			[host.images.total, host.images.at(299)?.id, host.images.at(300)?.id],
			[10_000, '299', undefined],
		);
	});

	it('are asked for at most every 60 milliseconds while somebody types, and only the last counts', async () => {
		const host = new Host();
		const typed = ['f', 'fo', 'fox'].map(query => ({ ...search, query }));
		host.images.want({ from: 0, to: 1 });
		for (const each of typed) {
			host.images.look(each, 1);
			host.pass(20);
		}
		host.pass(20);
		assert.deepStrictEqual(host.asked(), ['f 0 +100', 'fox 0 +100']);
		await host.answer(1, 3);
		await host.answer(0, 70);
		assert.deepStrictEqual(
			[host.images.total, host.images.at(0)?.id, host.images.shown?.query, host.changes],
			[3, 'fox0', 'fox', 1],
		);
	});

	it('stay as they are until what is looked for is there', async () => {
		const host = new Host();
		host.images.want({ from: 0, to: 1 });
		host.images.look(search, 1);
		host.pass(0);
		await host.answer(0, 500);
		host.images.look({ ...search, query: 'fox' }, 1);
		host.pass(60);
		assert.deepStrictEqual([host.images.isStale, host.images.at(0)?.id], [true, '0']);
		await host.answer(1, 2);
		assert.deepStrictEqual([host.images.isStale, host.images.at(0)?.id], [false, 'fox0']);
	});

	it('are asked for again when the library has changed, and older answers are dropped', async () => {
		const host = new Host();
		host.images.want({ from: 0, to: 1 });
		host.images.look(search, 1);
		host.pass(0);
		host.images.look(search, 2);
		await host.answer(0, 500, 1);
		assert.equal(host.images.total, undefined);
		host.pass(60);
		await host.answer(1, 501, 2);
		host.images.look(search, 2);
		host.pass(60);
		assert.deepStrictEqual([host.asked().length, host.images.total, host.images.revision], [2, 501, 2]);
	});

	it('that are of a later revision than others replace them', async () => {
		const host = new Host();
		host.images.want({ from: 0, to: 400 });
		host.images.look(search, 1);
		host.pass(0);
		await host.answer(0, 500, 1);
		await host.answer(1, 500, 2);
		assert.deepStrictEqual([host.images.at(0), host.images.at(200)?.id], [undefined, '200']);
		host.pass(60);
		assert.equal(host.asked().at(-1), ' 0 +200');
	});

	it('are asked for again after a failure when somebody says so', async () => {
		const host = new Host();
		host.images.want({ from: 0, to: 1 });
		host.images.look(search, 1);
		host.pass(0);
		await host.fail(0);
		host.images.want({ from: 0, to: 1 });
		host.pass(60);
		assert.deepStrictEqual([host.images.hasFailed, host.asked().length], [true, 1]);
		host.images.retry();
		host.pass(60);
		await host.answer(1, 4);
		assert.deepStrictEqual([host.images.hasFailed, host.images.total], [false, 4]);
	});

	it('that are far from what shows are forgotten', async () => {
		const host = new Host();
		host.images.look(search, 1);
		for (let page = 0; page < 40; page += 1) {
			host.images.want({ from: page * 100, to: page * 100 + 100 });
			host.pass(60);
			await host.answer(page, 10_000);
		}
		assert.deepStrictEqual([host.images.at(0), host.images.at(3999)?.id], [undefined, '3999']);
	});

	it('are found by their ids as far as they are known', async () => {
		const host = new Host();
		host.images.want({ from: 150, to: 160 });
		host.images.look(search, 1);
		host.pass(0);
		await host.answer(0, 10_000);
		assert.deepStrictEqual(
			['100', '250', '299', '300'].map(id => host.images.placeOf(id)),
			[100, undefined, undefined, undefined],
		);
	});
});
