import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { lint } from 'markdownlint/sync';
import { toAltText } from '../../../../../src/core/document/altText.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import { anyPath, anyText } from './samples.ts';

/** What markdownlint has to say about a document, by all of its rules. */
function complaints(text: string): readonly string[] {
	const results = lint({ strings: { text } });
	return (results['text'] ?? []).map(({ ruleNames }) => ruleNames.join('/'));
}

describe('a Markdown image, to markdownlint', () => {
	it('is complained of where there is something to complain of', () => {
		assert.deepStrictEqual(complaints('# A\n\n![]( a.png)\n'), ['MD045/no-alt-text']);
	});

	it('is nothing to complain of, alone and in a list, whatever is asked for', () => {
		const prompt = fc.oneof(anyText, fc.lorem({ maxCount: 60 })).filter(text => toAltText(text) !== '');
		fc.assert(
			fc.property(anyPath, prompt, (path, text) => {
				const alt = toAltText(text);
				const link = toLink('markdown', { path, alt, width: 1, height: 1 }).text;
				assert.deepStrictEqual(complaints(`# A\n\n${link}\n\n- b\n  ${link}\n`), []);
			}),
			propertyRuns(300),
		);
	});
});
