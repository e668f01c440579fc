import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documents } from '../../../../../bench/links/documents.ts';
import { measure } from '../../../../../bench/links/measure.ts';
import { recordFigure } from '../../../../harness/figures.ts';

describe('finding the image links of a megabyte of Markdown', () => {
	for (const name of ['a manual', 'one list']) {
		// On a busy machine all figures grow, in processor time too: so they are held against each other.
		it(`takes no longer than markdown-it, and half of that after a keystroke at most, in ${name}`, async () => {
			const { whole, markdownIt, keystroke } = measure(documents[name]!);
			const record = (what: string, value: number) =>
				recordFigure(`links in a megabyte, ${name}: ${what}`, Math.round(value * 100) / 100);
			await record("share of markdown-it's time", whole / markdownIt);
			await record('ms of processor time after a keystroke', keystroke);
			assert.ok(whole <= markdownIt, `${whole} ms, and markdown-it ${markdownIt} ms`);
			assert.ok(keystroke <= whole / 2, `${keystroke} ms after a keystroke, and ${whole} ms for all`);
		});
	}
});
