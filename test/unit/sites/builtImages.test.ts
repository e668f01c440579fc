import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeWorkspace } from '../../harness/workspace.ts';
import { findImageFaults } from '../../sites/builtImages.ts';

const fox = { document: 'fox.md', alt: 'A fox', bytes: Buffer.from('fox') };

const table: readonly [string, Readonly<Record<string, string>>, readonly string[]][] = [
	['from the root', { 'index.html': '<img src="/base/img/fox%201.png" alt="A fox">' }, []],
	['from the page', { 'a/b/index.html': '<p><img src="../../img/fox 1.png" alt="A fox"></p>' }, []],
	['from a page beside it', { 'img/a.html': '<img src="fox%201.png?v=2#x" alt="A fox">' }, []],
	[
		'without the base',
		{ 'index.html': '<img src="/img/fox%201.png" alt="A fox">' },
		['index.html: /img/fox%201.png is not there'],
	],
	[
		'from another folder than its own',
		{ 'a/index.html': '<img src="img/fox%201.png" alt="A fox">' },
		['a/index.html: img/fox%201.png is not there'],
	],
	[
		'on another site',
		{ 'a.html': '<img src="https://elsewhere.example/base/img/fox%201.png" alt="A fox">' },
		['a.html: https://elsewhere.example/base/img/fox%201.png is not there'],
	],
	['to nothing', { 'index.html': '<img src="" alt="A fox">' }, ['index.html:  is not there']],
	[
		'to another picture',
		{ 'index.html': '<img src="img/hare.png" alt="A fox">' },
		['index.html: img/hare.png is not the picture of A fox'],
	],
	[
		'nowhere',
		{ 'index.html': '<p>A fox</p><img src="img/hare.png" alt="A hare">' },
		['A fox, of fox.md, is in no page'],
	],
	[
		'well once and badly once',
		{
			'a.html': '<img src="img/fox%201.png" alt="A fox">',
			'b/c.html': '<img src="img/fox%201.png" alt="A fox">',
		},
		['b/c.html: img/fox%201.png is not there'],
	],
];

describe('the images of a built site', () => {
	for (const [name, pages, faults] of table) {
		it(`are judged where one leads ${name}`, async () => {
			const site = makeWorkspace({ ...pages, 'img/fox 1.png': 'fox', 'img/hare.png': 'hare' });
			const found = findImageFaults(site.folder, '/base/', [fox]);
			await site.close();
			assert.deepStrictEqual(found, faults);
		});
	}
});
