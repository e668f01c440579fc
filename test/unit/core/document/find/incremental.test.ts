import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { TextChange } from '../../../../../src/core/document/anchor.ts';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import { LinkFinder } from '../../../../../src/core/document/find/linkFinder.ts';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import { anyText, languages } from './documents.ts';

/** An edit by where it is in the text, in thousandths, and how long what it takes out. */
interface Edit {
	readonly at: number;
	readonly length: number;
	readonly text: string;
}

describe('the links of a document that is edited', () => {
	for (const language of languages) {
		it(`are those of its text, in ${language}`, () => {
			const edit = fc.record({
				at: fc.nat(1000),
				length: fc.oneof(fc.constant(0), fc.nat(9), fc.nat(2000)),
				text: fc.oneof(fc.constant(''), anyText(language, 3)),
			});
			const events = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8, size: 'max' });
			fc.assert(
				fc.property(anyText(language, 150), events, (start, edits) => {
					const finder = new LinkFinder(language, start);
					let text = start;
					for (const each of edits) {
						const changes = toChanges(text, each);
						finder.change(changes);
						text = apply(text, changes);
						// Not after each: edits pile up while nobody asks.
						if (each.length !== 2) {
							assert.deepStrictEqual(finder.links(), findImageLinks(language, text));
						}
					}
					assert.equal(finder.text, text);
					assert.deepStrictEqual(finder.links(), findImageLinks(language, text));
				}),
				propertyRuns(200),
			);
		});
	}
});

/** One event's changes as VS Code lists them: apart from each other, from the end of the text. */
function toChanges(text: string, edits: readonly Edit[]): TextChange[] {
	const changes: TextChange[] = [];
	let at = 0;
	for (const edit of [...edits].sort((one, other) => one.at - other.at)) {
		const offset = Math.max(at, Math.floor((text.length * edit.at) / 1000));
		if (offset <= text.length) {
			const length = Math.min(edit.length, text.length - offset);
			changes.unshift({ offset, length, text: edit.text });
			at = offset + length + 1;
		}
	}
	return changes;
}

function apply(text: string, changes: readonly TextChange[]): string {
	return changes.reduce(
		(result, change) =>
			result.slice(0, change.offset) + change.text + result.slice(change.offset + change.length),
		text,
	);
}
