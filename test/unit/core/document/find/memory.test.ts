import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LinkFinder } from '../../../../../src/core/document/find/linkFinder.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** How much memory is in use, in bytes. */
function memoryInUse(): number {
	assert.ok(typeof collectGarbage === 'function');
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

const length = 500_000;
const edits = 100;
/** Enough for each image to be read by itself. */
const filler = 'Some words.\n\n'.repeat(400);
const units: readonly (readonly [language: string, unit: string])[] = [
	['markdown', '![A fox in the snow](images/a-fox-in-the-snow.png "A fox in the snow")\n\n'],
	['markdown', '![A fox in the snow][]\n\n[A fox in the snow]: images/a-fox-in-the-snow.png\n\n'],
	['markdown', '| image |\n| --- |\n| ![A fox in the snow](images/a-fox-in-the-snow.png) |\n\n'],
	['mdx', '<img src="images/a-fox-in-the-snow.png" alt="A fox in the snow" />\n\n'],
	['html', '<img src="images/a-fox-in-the-snow.png" alt="A fox in the snow">\n'],
	['asciidoc', 'image::images/a-fox-in-the-snow.png[A fox in the snow]\n\n'],
	['asciidoc', '----------------\nimage:images/a-fox-in-the-snow.png[]\n----------------\n\n'],
	['asciidoc', 'A fox: image:images/a-fox-in-the-snow.png[A fox in the snow]\n\n'],
	['restructuredtext', '.. image:: images/a-fox-in-the-snow.png\n   :alt: A fox in the snow\n\n'],
];

describe('a link finder', () => {
	for (const [language, unit] of units) {
		it(`keeps no text in memory that is no more, in ${language} like ${JSON.stringify(unit)}`, () => {
			const finder = new LinkFinder(language, (unit + filler).repeat(length / (unit + filler).length));
			finder.links();
			const before = memoryInUse();
			for (let edit = 0; edit < edits; edit++) {
				finder.change([{ offset: Math.floor((finder.text.length * edit) / edits), length: 0, text: 'x' }]);
				finder.links();
			}
			const texts = (memoryInUse() - before) / length;
			assert.ok(texts < edits / 4, `${texts} texts of ${edits} are kept`);
			// Else it could have been collected.
			assert.ok(finder.links().length > edits / 2 || unit.startsWith('----'));
		});
	}
});
