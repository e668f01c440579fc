import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
	isHostMessage,
	isPageAction,
	readPageMessage,
	readPageState,
} from '../../../src/protocol/imagePage.ts';

function show(content: unknown) {
	return { type: 'show', revision: 1, announcement: '', content };
}

function part(tag: string, attributes: unknown = {}, children: unknown = []) {
	return { tag, attributes, children };
}

describe('what a page says', () => {
	it('is that it is there, or what was pressed', () => {
		const messages = [
			{ type: 'ready', revision: 1 },
			{ type: 'action', action: 'regenerate', revision: 2 },
			{ type: 'action', action: 'accept', revision: 2 },
		];
		assert.deepStrictEqual(messages.map(readPageMessage), messages);
	});

	for (const value of [
		undefined,
		null,
		'ready',
		[],
		{},
		{ type: 'ready' },
		{ type: 'ready', revision: '1' },
		{ type: 'ready', revision: 1, more: true },
		{ type: 'action', action: 'format', revision: 1 },
		{ type: 'action', action: 'constructor', revision: 1 },
		{ type: 'action', revision: 1 },
		{ type: 'run', command: 'workbench.action.quit', revision: 1 },
	]) {
		it(`is not ${JSON.stringify(value)}`, () => {
			assert.equal(readPageMessage(value), undefined);
		});
	}

	it('is kept over a reload as the image alone', () => {
		assert.deepStrictEqual(
			[{ asset: 'file:///a.png' }, { asset: '' }, { asset: 1 }, { asset: 'a', html: '<p>' }, undefined].map(
				readPageState,
			),
			[{ asset: 'file:///a.png' }, undefined, undefined, undefined, undefined],
		);
	});

	it('names only actions that exist', () => {
		assert.deepStrictEqual(['delete', 'discard', 'toString', '', undefined].map(isPageAction), [
			true,
			true,
			false,
			false,
			false,
		]);
	});
});

describe('what the host says', () => {
	it('is content of texts and of elements that a page is made of', () => {
		const content = ['text', part('dl', { class: 'x', 'data-action': 'y', 'aria-label': 'z' }, [part('dt')])];
		assert.equal(isHostMessage(show(content)), true);
	});

	const deep = Array.from({ length: 40 }).reduce<unknown>(inner => part('div', {}, [inner]), 'x');
	for (const [name, value] of Object.entries({
		'no message': 'show',
		'another message': { type: 'html', html: '<b>' },
		'no revision': { type: 'show', announcement: '', content: [] },
		'no announcement': { type: 'show', revision: 1, content: [] },
		'no list': show('x'),
		'a script': show([part('script', {}, ['alert(1)'])]),
		'a frame further in': show([part('div', {}, [part('iframe')])]),
		'a handler': show([part('button', { onclick: 'alert(1)' })]),
		'an inline style': show([part('div', { style: 'color: red' })]),
		'a document in an attribute': show([part('div', { srcdoc: '<b>' })]),
		'a link': show([part('div', { href: 'javascript:alert(1)' })]),
		'an attribute that is no text': show([part('div', { class: 1 })]),
		'children that are no list': show([part('div', {}, 'x')]),
		'a child that is no part': show([part('div', {}, [1])]),
		'elements without end': show([deep]),
	})) {
		it(`is not ${name}`, () => {
			assert.equal(isHostMessage(value), false);
		});
	}
});
