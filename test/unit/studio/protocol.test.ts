import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readImages, readPrompts } from '../../../src/protocol/studio/calls.ts';
import { mostThumbnailBytes, mostTiles } from '../../../src/protocol/studio/gallery.ts';
import { readHostMessage, readPageMessage, readViewState } from '../../../src/protocol/studio/messages.ts';

const search = { query: 'fox', favourites: false, drafts: 'all', unused: false, sort: 'newest' };

function call(asked: unknown): unknown {
	return { type: 'call', page: 'p', id: 1, call: asked };
}

describe('what the Studio’s page says', () => {
	it('is read when it is what the page says', () => {
		const messages = [
			{ type: 'ready', page: 'p' },
			call({ name: 'edit', edit: 3, changes: { prompt: 'a fox', draft: true } }),
			call({ name: 'images', search, from: 0, count: mostTiles }),
			call({ name: 'keepThumbnail', image: 'file:///a.png', version: '1', bytes: new Uint8Array(4) }),
			call({ name: 'act', action: 'insert', images: ['file:///a.png'] }),
		];
		assert.deepStrictEqual(messages.map(readPageMessage), messages);
	});

	const refused: readonly (readonly [string, unknown])[] = [
		['nothing', undefined],
		['a text', 'ready'],
		['no page', { type: 'ready' }],
		['a name for a page that is too long', { type: 'ready', page: 'p'.repeat(65) }],
		['more than is asked', { type: 'ready', page: 'p', more: 1 }],
		['a call that there is none of', call({ name: 'run', command: 'x' })],
		['a field that the form has none of', call({ name: 'edit', edit: 1, changes: { key: 'x' } })],
		['a number that is none', call({ name: 'edit', edit: Number.NaN, changes: {} })],
		['a number below zero', call({ name: 'generate', edit: -1 })],
		['too many images at a time', call({ name: 'images', search, from: 0, count: mostTiles + 1 })],
		['an action on no image', call({ name: 'act', action: 'delete', images: [] })],
		[
			'too large a thumbnail',
			call({
				name: 'keepThumbnail',
				image: 'i',
				version: '1',
				bytes: new Uint8Array(mostThumbnailBytes + 1),
			}),
		],
		['a list in place of bytes', call({ name: 'dropFile', bytes: [1, 2, 3] })],
		['an endless prompt', call({ name: 'edit', edit: 1, changes: { prompt: 'x'.repeat(100_001) } })],
	];
	for (const [title, message] of refused) {
		it(`is dropped when it is ${title}`, () => {
			assert.equal(readPageMessage(message), undefined);
		});
	}
});

describe('what the Studio’s page is told', () => {
	it('is read when it is what the host says, and dropped when it is not', () => {
		const focus = { type: 'focus', page: 'p', on: 'gallery' };
		assert.deepStrictEqual(readHostMessage(focus), focus);
		assert.equal(readHostMessage({ ...focus, on: 'menu' }), undefined);
		assert.equal(readHostMessage({ type: 'start', page: 'p' }), undefined);
	});

	it('is an answer only when it is of the kind that was asked for', () => {
		assert.deepStrictEqual(readPrompts({ prompts: ['a fox'] }), { prompts: ['a fox'] });
		assert.equal(readPrompts({ prompts: [1] }), undefined);
		assert.equal(readImages({ prompts: [] }), undefined);
	});

	it('takes up how the page was looked at, and nothing else that was kept', () => {
		const view = { search, first: 40, section: 'gallery' };
		assert.deepStrictEqual(readViewState(view), view);
		assert.equal(readViewState({ ...view, form: {} }), undefined);
		assert.equal(readViewState(undefined), undefined);
	});
});
