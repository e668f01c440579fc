import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GalleryState, Tile } from '../../../src/protocol/studio/gallery.ts';
import { deeds } from '../../../src/protocol/studio/gallery.ts';
import { buttonsOf, hostAction, menuOf } from '../../../src/webview/studio/gallery/actions.ts';
import { Choice, mostChosen } from '../../../src/webview/studio/gallery/choice.ts';
import { fitScale, fitting, holdInside, zoomAt } from '../../../src/webview/studio/gallery/zoom.ts';

const tile: Tile = {
	id: 'a',
	name: 'a.png',
	path: 'a.png',
	url: 'a',
	version: '1',
	prompt: 'A fox',
	facts: '',
	isDraft: false,
	isFavourite: false,
	hasSeed: true,
};
const gallery: GalleryState = { revision: 1, isLoading: false, canInsert: true };

describe('what is chosen in the gallery', () => {
	it('is toggled one by one, and forgotten when it is gone', () => {
		const choice = new Choice();
		choice.set(['a', 'b']);
		choice.toggle('b');
		choice.toggle('c');
		assert.deepStrictEqual([...choice.ids], ['a', 'c']);
		assert.deepStrictEqual([choice.keep(new Set(['b', 'c'])), choice.keep(new Set(['c']))], [true, false]);
		assert.deepStrictEqual([...choice.ids], ['c']);
	});

	it('is no more than the host takes at once', () => {
		const choice = new Choice();
		choice.set(Array.from({ length: mostChosen + 5 }, (_, index) => String(index)));
		assert.equal(choice.ids.size, mostChosen);
	});
});

describe('what can be done with images', () => {
	it('depends on what is known of an image', () => {
		const bare = { ...tile, prompt: '', hasSeed: false, isFavourite: true };
		assert.deepStrictEqual(
			[menuOf([tile], 1, gallery), menuOf([bare], 1, { ...gallery, canInsert: false })],
			[
				[
					['enlarge', 'insert'],
					['copyLink', 'copyImage', 'copyPrompt'],
					['useAll', 'usePrompt', 'useSeed'],
					['vary', 'regenerate'],
					['open', 'reveal', 'details'],
					['favourite', 'delete'],
				],
				[['enlarge'], ['copyLink', 'copyImage'], ['open', 'reveal', 'details'], ['unfavourite', 'delete']],
			],
		);
	});

	it('is less for several, of which two can be compared', () => {
		const two = [tile, { ...tile, id: 'b', isFavourite: true }];
		assert.deepStrictEqual(
			[buttonsOf(two, 2, gallery), menuOf(two, 3, gallery)],
			[
				['insert', 'compare', 'copyLink', 'favourite', 'delete'],
				[['insert'], ['copyLink'], ['favourite', 'delete']],
			],
		);
	});

	it('can be inserted while an image is picked, whatever has the focus', () => {
		const picking = { ...gallery, canInsert: false, pick: 'guide.md' };
		assert.deepStrictEqual(menuOf([tile], 1, picking)[0], ['enlarge', 'insert']);
	});

	it('is done by the host, but for what the page does itself', () => {
		assert.deepStrictEqual(
			deeds.filter(deed => hostAction(deed) === undefined),
			['enlarge', 'copyImage', 'useAll', 'usePrompt', 'useSeed', 'compare', 'favourite', 'unfavourite'],
		);
	});
});

describe('the zoom of a picture', () => {
	const picture = { width: 2000, height: 1000 };
	const room = { width: 500, height: 500 };

	it('makes it as small as it takes to fit, and never larger than it is', () => {
		assert.deepStrictEqual([fitScale(picture, room), fitScale({ width: 100, height: 50 }, room)], [0.25, 1]);
	});

	it('keeps what is under the pointer where it is', () => {
		assert.deepStrictEqual(zoomAt(fitting, 2, { x: 100, y: -50 }), { scale: 2, x: -100, y: 50 });
		assert.deepStrictEqual(zoomAt({ scale: 2, x: -100, y: 50 }, 0.5, { x: 100, y: -50 }), fitting);
	});

	it('does not let its edges into the room', () => {
		assert.deepStrictEqual(holdInside({ scale: 4, x: 5000, y: -5000 }, picture, room), {
			scale: 4,
			x: 750,
			y: -250,
		});
		assert.deepStrictEqual(holdInside({ scale: 1, x: 40, y: 40 }, picture, room), { scale: 1, x: 0, y: 0 });
	});
});
