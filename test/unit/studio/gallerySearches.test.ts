import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recipeOf } from '../core/library/images.ts';
import { asksForUnused, ImageSearches } from '../../../src/host/studio/gallery/imageSearches.ts';
import type { Searched } from '../../../src/host/studio/gallery/imageSearches.ts';
import type { GallerySearch } from '../../../src/protocol/studio/gallery.ts';
import { image } from './galleryImages.ts';

const now = Date.UTC(2026, 4, 1, 12);
const plain: GallerySearch = { query: '', favourites: false, drafts: 'all', unused: false, sort: 'newest' };

const draft = { recipe: recipeOf('an otter', 1, { draft: true }) };
/** The newest first, as the library has them. */
const images = [
	image('b/fox-10.png', 6),
	image('a/Fox-9.png', 5),
	image('Äpfel.png', 4),
	image('b/otter.png', 3, draft),
	image('a/otter.png', 2, draft),
	image('zoo.webp', 1),
];
const searched: Searched = {
	images,
	unused: new Set([images[0]!.id, images[3]!.id]),
	favourites: new Set([images[1]!.id, images[3]!.id]),
};

function pathsOf(found: { readonly images: readonly { readonly path: string }[] }): string[] {
	return found.images.map(({ path }) => path);
}

describe('a search of the gallery', () => {
	const cases: readonly (readonly [search: Partial<GallerySearch>, found: string])[] = [
		[{}, 'b/fox-10.png a/Fox-9.png Äpfel.png b/otter.png a/otter.png zoo.webp'],
		[{ sort: 'oldest' }, 'zoo.webp a/otter.png b/otter.png Äpfel.png a/Fox-9.png b/fox-10.png'],
		[{ sort: 'name' }, 'Äpfel.png a/Fox-9.png b/fox-10.png a/otter.png b/otter.png zoo.webp'],
		[{ favourites: true }, 'a/Fox-9.png b/otter.png'],
		[{ drafts: 'only' }, 'b/otter.png a/otter.png'],
		[{ drafts: 'none', sort: 'oldest' }, 'zoo.webp Äpfel.png a/Fox-9.png b/fox-10.png'],
		[{ drafts: 'only', query: 'draft:no' }, ''],
		[{ unused: true }, 'b/fox-10.png b/otter.png'],
		[{ unused: true, favourites: true }, 'b/otter.png'],
		[{ query: 'unused:no draft:yes' }, 'a/otter.png'],
		[{ query: 'FOX' }, 'b/fox-10.png a/Fox-9.png'],
		[{ query: 'fox', sort: 'name' }, 'a/Fox-9.png b/fox-10.png'],
		[{ query: 'in:a', sort: 'oldest' }, 'a/otter.png a/Fox-9.png'],
		[{ query: 'nothing' }, ''],
	];
	for (const [search, found] of cases) {
		it(`for ${JSON.stringify(search)} finds ${found === '' ? 'nothing' : found}`, async () => {
			const result = await new ImageSearches().find({ ...plain, ...search }, searched, now);
			assert.deepStrictEqual(pathsOf(result).join(' '), found);
		});
	}

	it('names the filters that make no sense', async () => {
		const { ignored } = await new ImageSearches().find({ ...plain, query: 'size:large fox' }, searched, now);
		assert.deepStrictEqual(ignored, ['size:large']);
	});

	it('gives the same list for every part of it, until something has changed', async () => {
		const searches = new ImageSearches();
		const find = (with_: Searched) => searches.find({ ...plain, query: 'fox', favourites: true }, with_, now);
		const first = await find(searched);
		assert.equal((await find({ ...searched })).images, first.images);
		const liked = await find({ ...searched, favourites: new Set([images[0]!.id]) });
		assert.deepStrictEqual(pathsOf(liked), ['b/fox-10.png']);
		const fewer = await find({ ...searched, images: images.slice(2) });
		assert.deepStrictEqual(pathsOf(fewer), []);
		assert.deepStrictEqual(pathsOf(await find(searched)), ['a/Fox-9.png']);
	});

	it('finds in its order among ten thousand images by name', async () => {
		const many = Array.from({ length: 10_000 }, (_, at) => image(`fox-${(at * 7919) % 10_000}.png`, at));
		const found = await new ImageSearches().find(
			{ ...plain, sort: 'name' },
			{ ...searched, images: many },
			now,
		);
		assert.deepStrictEqual(
			pathsOf(found),
			Array.from({ length: 10_000 }, (_, at) => `fox-${at}.png`),
		);
	});

	it('asks for the uses of images only where it is about them', () => {
		const about = [{ unused: true }, { query: 'fox unused:yes' }, { query: 'unused:no' }];
		const not = [{}, { query: 'unused' }, { query: 'unused:' }, { favourites: true }];
		assert.deepStrictEqual(
			[...about, ...not].map(search => asksForUnused({ ...plain, ...search })),
			[true, true, true, false, false, false, false],
		);
	});
});
