import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';

const grapheme = fc.string({ unit: 'grapheme', maxLength: 12 });
const alt = grapheme.map(text => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim());
const name = grapheme.filter(
	text => /^[^/\p{Cc}\p{Cf}\p{Cs}]+$/u.test(text) && text.trim() === text && !/^\.+$/.test(text),
);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => `${parts.join('/')}.png`);

describe('a link that Figment writes', () => {
	for (const language of ['markdown', 'mdx', 'html', 'vue', 'svelte', 'asciidoc', 'restructuredtext']) {
		it(`is found with its path and its alt text in ${language}`, () => {
			fc.assert(
				fc.property(path, alt, (target, description) => {
					const link = toLink(
						language,
						{ path: target, alt: description, width: 32, height: 64 },
						{ place: { kind: 'block' } },
					);
					const links = findImageLinks(language, `a\n\n${link.text}\n\nb`).map(found => ({
						path: language === 'restructuredtext' ? toFile(found.target.text) : toPath(found.target.text),
						alt: found.alt.text,
					}));
					assert.deepStrictEqual(links, [{ path: target, alt: description }]);
				}),
				{ numRuns: 500 },
			);
		});
	}
});

/** A first part with a colon would be a scheme. */
function toPath(url: string): string {
	return decodeURIComponent(url).replace(/^\.\/(?=[^/]*:)/, '');
}

/** docutils takes it as a file's path: only white space that it would leave out is written as in a URL. */
function toFile(target: string): string {
	return target.replace(/^\.\/(?=:)/, '').replace(/%(?:C2%A0|E[1-3]%[89]\w%\w\w)/g, decodeURIComponent);
}
