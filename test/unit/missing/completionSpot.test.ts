import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionSpot } from '../../../src/host/missing/providers/completionSpot.ts';

/** The place at `|`, and the text that the path is in. */
function spotAt(marked: string, languageId = 'markdown') {
	const column = marked.indexOf('|');
	const line = marked.replace('|', '');
	const spot = completionSpot(languageId, line, column);
	return spot && { alt: spot.alt, path: line.slice(spot.start, spot.end), closing: spot.closing };
}

describe('The place of a path that is written', () => {
	const places: readonly [marked: string, expected: ReturnType<typeof spotAt>][] = [
		['![a red fox](|)', { alt: 'a red fox', path: '', closing: '' }],
		['![a red fox](|', { alt: 'a red fox', path: '', closing: ')' }],
		['Text ![fox](ima|ges/fo.png) more', { alt: 'fox', path: 'images/fo.png', closing: '' }],
		['![fox](img/| "title")', { alt: 'fox', path: 'img/', closing: '' }],
		['![fox](<my im|)', undefined],
		['![fox](<img|>)', { alt: 'fox', path: 'img', closing: '' }],
		['![fox](<img|', { alt: 'fox', path: 'img', closing: '>)' }],
		['[![fox](|)](page.md)', { alt: 'fox', path: '', closing: '' }],
		['![a \\*red\\* [fox] &amp; owl](|)', { alt: 'a *red* [fox] & owl', path: '', closing: '' }],
		['![](|)', { alt: '', path: '', closing: '' }],
		['[fox](|)', undefined],
		['\\![fox](|)', undefined],
		['\\\\![fox](|)', { alt: 'fox', path: '', closing: '' }],
		['![fox](a.png) text|', undefined],
		['![fox](a.png "ti|tle")', undefined],
		['<img alt="a fox" src="im|g">', { alt: 'a fox', path: 'img', closing: '' }],
		['<img src="|" alt="a &quot;red&quot; fox">', { alt: 'a "red" fox', path: '', closing: '' }],
		["<img src='|", { alt: '', path: '', closing: "'" }],
		['<img data-src="|">', undefined],
		['<a href="|">', undefined],
	];
	for (const [marked, expected] of places) {
		it(`is known in ${marked}`, () => {
			assert.deepEqual(spotAt(marked), expected);
		});
	}

	it('is an element in languages of elements, and nothing else', () => {
		assert.deepEqual(spotAt('<img src="|">', 'vue'), { alt: '', path: '', closing: '' });
		assert.equal(spotAt('![fox](|)', 'html'), undefined);
		assert.equal(spotAt('<img src="|">', 'asciidoc'), undefined);
	});

	it('is found soon in a long line', () => {
		const line = '![['.repeat(100_000);
		const started = performance.now();
		assert.equal(completionSpot('markdown', line, line.length), undefined);
		assert.ok(performance.now() - started < 500);
	});

	it('is by the columns of the whole line', () => {
		const before = 'x'.repeat(5000);
		const spot = completionSpot('markdown', `${before}![fox](a`, before.length + 8);
		assert.deepEqual([spot?.start, spot?.end], [5007, 5008]);
	});
});
