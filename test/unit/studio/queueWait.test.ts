import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onePrompt } from '../../../src/host/studio/queue/onePrompt.ts';
import { queueWords } from '../../../src/protocol/studio/words/queue.ts';
import type { QueueWords } from '../../../src/protocol/studio/words/queue.ts';
import { firstWords } from '../../../src/webview/studio/queue/firstWords.ts';
import { waitOf } from '../../../src/webview/studio/queue/wait.ts';

const words = {
	...Object.fromEntries(queueWords.map(name => [name, name])),
	seconds: '{0} s',
	minutes: '{0} min {1} s',
	left: 'about {0} left',
} as QueueWords;

const known = { since: 1000, expectedMs: 20_000, slowMs: 90_000 };

describe('what is said of an image that is being generated', () => {
	const table = [
		['counts down to the usual time', known, 9200, ['8 s', 'about 12 s left', 0.41]],
		['never says that nothing is left', known, 20_999, ['19 s', 'about 1 s left', 0.99995]],
		['knows no share of a time that is over', known, 21_000, ['20 s', 'soon', undefined]],
		['is about minutes when it takes some', known, 90_999, ['1 min 29 s', 'soon', undefined]],
		['says when it takes longer than usual', known, 91_000, ['1 min 30 s', 'longer', undefined]],
		['promises nothing when nothing is known', { since: 1000 }, 3600, ['2 s', '', undefined]],
		[
			'calls nothing slow without knowing what is',
			{ since: 1000, expectedMs: 1 },
			3_601_000,
			['60 min 0 s', 'soon', undefined],
		],
		['begins with nothing when a clock was set', known, 500, ['0 s', 'about 20 s left', 0]],
	] as const;
	for (const [title, job, now, [elapsed, rest, share]] of table) {
		it(title, () => {
			assert.deepStrictEqual(waitOf(job, now, words), { elapsed, rest, share });
		});
	}
});

describe('the name of an image in the name of a button', () => {
	const table = [
		['is the whole prompt when that is short', 'An owl', 'An owl'],
		[
			'is its first words when it is long',
			'A red fox in the snow at dusk, with a telephoto lens',
			'A red fox in the snow at dusk, with a…',
		],
		['is its first characters where no word ends', '🦊'.repeat(30), `${'🦊'.repeat(20)}…`],
		['never ends in half a character', `x${'🦊'.repeat(30)}`, `x${'🦊'.repeat(19)}…`],
	] as const;
	for (const [title, prompt, name] of table) {
		it(title, () => {
			assert.equal(firstWords(prompt), name);
		});
	}
});

describe('a prompt in the queue', () => {
	const table = [
		['is on one line', ' a\n\tfox  ', 20, 'a fox'],
		['is whole when it just fits', 'abcde', 5, 'abcde'],
		['is cut when it does not', 'abcdef', 5, 'abcd…'],
		['is cut between characters', 'abc🦊def', 5, 'abc…'],
		['is cut however much of it is blank', `a${' '.repeat(100)}b`, 5, 'a…'],
	] as const;
	for (const [title, prompt, most, line] of table) {
		it(title, () => {
			assert.equal(onePrompt(prompt, most), line);
		});
	}
});
