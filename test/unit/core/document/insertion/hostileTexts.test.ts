import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { processorTime } from '../../../../harness/processorTime.ts';
import { withPicture } from './examples.ts';

const length = 40_000;

/** Texts of what could be the start of something, again and again. */
const texts: readonly (readonly [languageId: string, unit: string, head?: string, tail?: string])[] = [
	['typst', 'a'],
	['typst', '\\u{'],
	['typst', '[#let;'],
	['org', 'a'],
	['org', ' ', 'a', 'b'],
	['asciidoc', 'a'],
	['asciidoc', 'a1'],
	['restructuredtext', ' :a: b\n', '====\n'],
	['latex', '\\cite['],
	['latex', '\\['],
	['latex', '\\\\['],
	['latex', '\\\\\\cmidrule('],
	['html', '{% ', '<p>a</p>', '%}'],
	['html', '{{ ', '<p>a</p>', '}}'],
];

describe('a picture in a long text that is no text of its language', () => {
	for (const [languageId, unit, head = '', tail = ''] of texts) {
		it(`has its place soon: ${JSON.stringify(unit)} in ${languageId}`, () => {
			const text = head + unit.repeat(length / unit.length) + tail;
			for (const at of [text.length >> 1, text.length - 3]) {
				const milliseconds = processorTime(() =>
					withPicture(languageId, text, { mode: 'cursor', at, template: undefined }),
				);
				assert.ok(milliseconds < 1000, `${milliseconds} ms`);
			}
		});
	}
});
