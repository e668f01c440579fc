import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { LibraryImage } from '../../../../src/core/library/libraryImage.ts';
import { Pacer } from '../../../../src/core/library/pacer.ts';
import { parseQuery } from '../../../../src/core/library/query.ts';
import { Searcher } from '../../../../src/core/library/searcher.ts';
import { recipeOf } from './images.ts';
import { root } from './memoryWorkspace.ts';

const now = new Date(2026, 4, 20, 15).getTime();

function image(path: string, prompt: string, more: Partial<LibraryImage> = {}): LibraryImage {
	return {
		id: `${root}/${path}`,
		folder: root,
		path,
		size: 100,
		mtime: 0,
		time: now,
		recipe: recipeOf(prompt),
		from: 'figment',
		width: 1024,
		height: 768,
		...more,
	};
}

const images: readonly LibraryImage[] = [
	image('fox.png', 'A red FOX\n  in the snow'),
	image('docs/images/café.png', 'Ein Füchslein auf der Straße, ΟΔΟΣ', {
		recipe: recipeOf('Ein Füchslein auf der Straße, ΟΔΟΣ', 1, { draft: true }),
	}),
	image('docs/neko.webp', '雪の中の赤い狐、ガラス', { width: 512, height: 512 }),
	image('blog/kitsune.jpg', 'лиса Ёлка 한국어 여우', {
		time: new Date(2026, 3, 30, 23).getTime(),
		recipe: recipeOf('лиса Ёлка 한국어 여우', 1, { model: 'other/model-mini' }),
	}),
	image('old.png', 'something https://a.b', { time: new Date(2025, 0, 5).getTime(), width: undefined }),
];
const names = ['fox', 'cafe', 'neko', 'kitsune', 'old'];
const all = names.join(' ');

/** What is typed, and the images it finds. */
const searches: [string, string][] = [
	['', all],
	['fox', 'fox'],
	['snow fo', 'fox'],
	['"red fox in the"', 'fox'],
	['"fox red"', ''],
	['fox.png', 'fox'],
	['CAFE', 'cafe'],
	['café', 'cafe'],
	['fuchs strasse', 'cafe'],
	['straße', 'cafe'],
	['οδος', 'cafe'],
	['οδοσ', 'cafe'],
	['赤い', 'neko'],
	['狐 雪', 'neko'],
	['ｶﾞﾗｽ', 'neko'],
	['елка', 'kitsune'],
	['여우 한국', 'kitsune'],
	['docs', 'cafe neko'],
	['https://a', 'old'],
	['colour:red', ''],
	['model:MINI', 'kitsune'],
	['model:flux in:docs', 'cafe neko'],
	['in:docs/images', 'cafe'],
	['in:docs/im', 'cafe'],
	['in:images', 'cafe'],
	['in:./docs/', 'cafe neko'],
	['in:mages', ''],
	['in:neko', ''],
	['after:2026-05-01', 'fox cafe neko'],
	['before:2026-05-01', 'kitsune old'],
	['after:2026-04 before:2026-05', 'kitsune'],
	['before:2026', 'old'],
	['after:today', 'fox cafe neko'],
	['after:yesterday before:today', ''],
	['after:2026-04-30 before:2026-5-1', 'kitsune'],
	['size:1024x768', 'fox cafe kitsune'],
	['size:512', 'neko'],
	['size:>512', 'fox cafe kitsune'],
	['size:>=512x600', 'fox cafe kitsune'],
	['size:<=512', 'neko'],
	['size:<1024', 'neko'],
	['draft:yes', 'cafe'],
	['draft:no fox', 'fox'],
	['unused:yes', 'fox neko'],
	['unused:no docs', 'cafe'],
	['DRAFT:Yes', 'cafe'],
	['model:', all],
	['fox draft:', 'fox'],
	['fox draft:perhaps', 'fox'],
	['fox after:2026-02-30', 'fox'],
	['fox after:2026-1', 'fox'],
	['fox size:1024x', 'fox'],
	['fox "', 'fox'],
	['"snow', 'fox'],
];

const isUnused = ({ path }: LibraryImage) => path === 'fox.png' || path === 'docs/neko.webp';

describe('searching the library', () => {
	const searcher = new Searcher(images, isUnused);

	for (const [text, expected] of searches) {
		it(`for ${text || 'nothing'} finds ${expected || 'nothing'}`, () => {
			const found = searcher.search(parseQuery(text, now)).map(each => names[images.indexOf(each)]);
			assert.equal(found.join(' '), expected);
		});
	}

	it('says which filters do nothing', () => {
		assert.deepEqual(parseQuery('fox size:big draft: "a b" after:soon', now), {
			words: ['fox', 'a b'],
			models: [],
			folders: [],
			sizes: [],
			ignored: ['size:big', 'draft:', 'after:soon'],
		});
	});

	it('counts every image as used where nothing else is known', () => {
		const other = new Searcher(images);
		assert.deepEqual(other.search(parseQuery('unused:yes', now)), []);
		assert.equal(other.search(parseQuery('unused:no', now)).length, images.length);
	});

	it('finds letter by letter, and back, what a new search finds', async () => {
		const word = fc.constantFrom('fox', 'red', 'rot', 'snow', 'docs', 'füchs', '狐', 'o');
		const typed = fc.array(
			fc.array(word, { maxLength: 3 }).map(words => words.join(' ')),
			{ minLength: 1 },
		);
		await new Searcher(images).prepare(new Pacer());
		fc.assert(
			fc.property(typed, texts => {
				const kept = new Searcher(images);
				for (const text of texts.flatMap(beginnings)) {
					const query = parseQuery(text, now);
					assert.deepEqual(kept.search(query), new Searcher(images).search(query), text);
				}
			}),
		);
	});
});

function beginnings(text: string): string[] {
	return Array.from({ length: text.length }, (_, end) => text.slice(0, end + 1));
}
