import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documents } from '../../../../../bench/links/documents.ts';
import { measure } from '../../../../../bench/links/measure.ts';
import { recordFigure } from '../../../../harness/figures.ts';

const html = `<div>\n${'<p>Words in a line, then <img src="image.png" alt="an image"></p>\n'.repeat(15_000)}</div>\n`;

// On a busy machine all figures grow, in processor time too: so they are held against each other.
describe('finding the image links of a megabyte of Markdown', () => {
	for (const name of ['a manual', 'one list', 'a table', 'references', 'one definition']) {
		it(`takes no longer than markdown-it, and a fifth of that after a keystroke at most, in ${name}`, async () => {
			const { whole, markdownIt, keystroke } = measure(documents[name]!);
			await record(name, "share of markdown-it's time", whole / markdownIt);
			await record(name, 'ms of processor time after a keystroke', keystroke);
			assert.ok(whole <= markdownIt, `${whole} ms, and markdown-it ${markdownIt} ms`);
			assert.ok(keystroke <= whole / 5, `${keystroke} ms after a keystroke, and ${whole} ms for all`);
		});
	}

	// There is little in them for markdown-it.
	for (const [name, text] of Object.entries({ definitions: documents['definitions']!, HTML: html })) {
		it(`takes a fifth of that after a keystroke at most, in one block of ${name}`, async () => {
			const { whole, keystroke } = measure(text);
			await record(name, 'ms of processor time after a keystroke', keystroke);
			assert.ok(keystroke <= whole / 5, `${keystroke} ms after a keystroke, and ${whole} ms for all`);
		});
	}
});

function record(name: string, what: string, value: number): Promise<void> {
	return recordFigure(`links in a megabyte, ${name}: ${what}`, Math.round(value * 100) / 100);
}
