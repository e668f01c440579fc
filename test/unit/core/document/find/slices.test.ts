import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readerOf } from '../../../../../src/core/document/find/languages.ts';
import { finish } from './work.ts';

describe('a single block of a megabyte', () => {
	const table: readonly (readonly [what: string, language: string, text: string])[] = [
		['a paragraph', 'markdown', 'Words, then ![an image](image.png).\n'.repeat(30_000)],
		['a line', 'markdown', 'Words, then ![an image](image.png). '.repeat(30_000)],
		['HTML', 'markdown', `<div>\n${'<img src="image.png" alt="an image">\n'.repeat(30_000)}`],
		['HTML', 'html', `<div>\n${'<img src="image.png" alt="an image">\n'.repeat(30_000)}`],
		['a paragraph', 'asciidoc', 'Words, then image:image.png[an image].\n'.repeat(30_000)],
		['a line', 'asciidoc', 'Words, then image:image.png[an image]. '.repeat(30_000)],
	];
	for (const [what, language, text] of table) {
		it(`is read with pauses when it is ${what} in ${language}`, () => {
			const { result, pauses } = finish(
				readerOf(language)({ text, start: 0, before: undefined, limit: text.length }),
			);
			const passages = result.pieces.flatMap(piece => (typeof piece === 'function' ? [piece] : []));
			const readings = passages.map(passage => finish(passage(() => false)));
			const all = pauses + readings.reduce((sum, reading) => sum + reading.pauses, 0);
			const links = readings.flatMap(reading => reading.result.links).length;
			assert.equal(links + result.pieces.length - passages.length, 30_000);
			assert.ok(all >= 50, `${all} pauses`);
			assert.ok(passages.length === 0 || readings.every(reading => reading.pauses >= 50));
		});
	}
});
