import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { DefinitionTable } from '../../../../../src/core/document/find/definitionTable.ts';
import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import type { ImageLink } from '../../../../../src/core/document/find/imageLink.ts';
import { readerOf } from '../../../../../src/core/document/find/languages.ts';
import { LinkFinder } from '../../../../../src/core/document/find/linkFinder.ts';
import { Part } from '../../../../../src/core/document/find/part.ts';
import { propertyRuns } from '../../../../harness/propertyRuns.ts';
import { finish } from './work.ts';

/** As much as is read at a time. */
const length = 4096;

/** Lines that a chunk can end between, which can go on for long. */
const lines = [
	'[d]: /d\n',
	'[e]:\n  </e>\n  "E"\n',
	'> [f]: /f (F)\r\n',
	'words ![i](j)\n',
	'| z | ![x](y) |\n',
	'- ![k](l)\n',
	'<b title="![m](n)"><img src="o"></b>\n',
	'<pre><img src="p"></pre>\n',
];
/** What may be seen otherwise when a chunk ends before it. */
const odd = [
	...lines,
	'\n',
	'\n\n',
	'words\n',
	'"t"\n',
	'  (t\n',
	't)\n',
	"'t' x\n",
	'    ![a](b)\n',
	'===\n',
	'---\n',
	'> ',
	'- ',
	'2. ',
	'# ![a](b)\n',
	'![d] ![e] ![f]\n',
	'</d>\n',
	'<!--\n',
	'-->\n',
	'<div>\n',
	'<pre>\n',
	'</pre>\n',
	'<script>\n',
	'</script>\n',
	'<img\n',
	'src="q"\n',
	'>\n',
	'```\n',
	'[g]:\n',
	'[g\n',
	']: /g\n',
	'[d]: <\n',
	'|---|\n',
	'|---|---|\n',
	'> |-|\n',
	'| ` |\n',
	'[h]: |/h|\n',
	'<b>\n',
];

const some = fc.array(fc.constantFrom(...odd), { maxLength: 4 }).map(each => each.join(''));
const many = fc
	.tuple(fc.constantFrom(...lines), fc.nat(40))
	.map(([line, more]) => line.repeat((length + more - 20) / line.length));
const anyDocument = fc
	.array(fc.tuple(some, many), { minLength: 1, maxLength: 4 })
	.map(parts => `${parts.flat().join('')}\n\n![d] ![e] ![f] ![g]\n`);

/** The links of a text that is read as one chunk. */
function readAsOne(language: string, text: string): readonly (ImageLink | undefined)[] {
	const chunk = finish(readerOf(language)({ text, start: 0, before: undefined, limit: text.length })).result;
	const part = new Part({ start: 0, end: chunk.end }, undefined, chunk);
	const definitions = new DefinitionTable();
	definitions.add(chunk.definitions, part);
	finish(part.read(definitions));
	return part.links;
}

/** Documents whose first chunk can end right before what is put in at its length. */
const heads = (
	[
		['[d]: /d\n', '[f]: /f\n'],
		['<div>\n', '<b>B</b>\n'],
		['> [d]: /d\r\n', '> [f]: /f\n'],
		['[d]: /d\n', '[f]: |/f|\n'],
		['[d]: /d\n', '| h |\n|---|\n| ![](i) |\n'],
	] as const
).map(
	([line, last]) =>
		line.repeat((length - last.length) / line.length).padStart(length - last.length, '\n') + last,
);
const tail = `words\n\n![d] ![e] ![f]\n${'\nwords\n'.repeat(300)}`;

describe('the links of a long document', () => {
	it('are the same whatever is at the end of a chunk', () => {
		for (const head of heads) {
			for (const second of ['', 't)\n', '[d]: <\n', '    ![a](b)\n', '===\n', 'src="q"\n>\n']) {
				for (const first of odd) {
					const finder = new LinkFinder('markdown', `${head}${second}${tail}`);
					finder.links();
					finder.change([{ offset: length, length: 0, text: first }]);
					const expected = readAsOne('markdown', finder.text);
					assert.deepStrictEqual(finder.links(), expected, head + first + second);
					assert.deepStrictEqual(findImageLinks('markdown', finder.text), expected, head + first + second);
				}
			}
		}
	});

	it('know the title that the line below a definition becomes', () => {
		const finder = new LinkFinder('markdown', `${heads[2]}> x "t"\n${tail}`);
		const [before] = finder.links();
		finder.change([{ offset: length + 2, length: 2, text: '' }]);
		assert.deepStrictEqual([before?.title, finder.links().at(-1)?.title?.text], [undefined, 't']);
	});

	for (const language of ['markdown', 'mdx']) {
		it(`are the same however much is read at a time, in ${language}`, () => {
			fc.assert(
				fc.property(anyDocument, text => {
					assert.deepStrictEqual(findImageLinks(language, text), readAsOne(language, text));
				}),
				propertyRuns(100),
			);
		});

		it(`are those of its text when a line of it comes or goes, in ${language}`, () => {
			fc.assert(
				fc.property(anyDocument, fc.nat(1000), fc.constantFrom('', ...odd), (text, at, line) => {
					const finder = new LinkFinder(language, text);
					finder.links();
					const offset = text.indexOf('\n', Math.floor((text.length * at) / 1000)) + 1;
					const end = line === '' ? text.indexOf('\n', offset) + 1 : offset;
					finder.change([{ offset, length: Math.max(0, end - offset), text: line }]);
					assert.deepStrictEqual(finder.links(), readAsOne(language, finder.text));
				}),
				propertyRuns(100),
			);
		});
	}
});
