import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { models } from '../../../src/core/models/registry.ts';
import { retargetLinks } from '../../../src/host/missing/fillRetarget.ts';
import type { RenamedImage } from '../../../src/host/missing/fillRetarget.ts';

function change(
	text: string,
	renamed: readonly RenamedImage[],
	{ languageId = 'markdown', isCaseSensitive = true } = {},
): string {
	const settings = {
		root: 'file:///w',
		place: { path: 'docs/page.md', roots: ['static'] },
		model: models[0],
	};
	const keyOf = (path: string) => (isCaseSensitive ? path : path.toLowerCase());
	const edits = retargetLinks({ languageId, text, settings }, renamed, keyOf);
	return edits
		.toSorted((one, other) => other.range.start - one.range.start)
		.reduce((rest, edit) => rest.slice(0, edit.range.start) + edit.text + rest.slice(edit.range.end), text);
}

const fox = { path: 'docs/images/fox.png', name: 'fox.jpg' };

describe('Links to an image that was saved under another name', () => {
	const cases: readonly (readonly [string, string, string, RenamedImage?])[] = [
		['have its extension', '![a fox](images/fox.png "A fox")', '![a fox](images/fox.jpg "A fox")'],
		['keep how they are written', '![](<./images/fox.png?raw=true>)', '![](<./images/fox.jpg?raw=true>)'],
		[
			'all change',
			'![](images/fox.png) <img src="images/fox.png">',
			'![](images/fox.jpg) <img src="images/fox.jpg">',
		],
		['to others stay', '![](images/fox2.png) ![](fox.png)', '![](images/fox2.png) ![](fox.png)'],
		[
			'change in a definition once',
			'![a][f] ![b][f]\n\n[f]: images/fox.png',
			'![a][f] ![b][f]\n\n[f]: images/fox.jpg',
		],
		[
			'have its number',
			'![](images/fox.png)',
			'![](images/fox-1.jpg)',
			{ path: 'docs/images/fox.png', name: 'fox-1.jpg' },
		],
		[
			'start at a site’s root',
			'![](/fox.png)',
			'![](/fox.webp)',
			{ path: 'static/fox.png', name: 'fox.webp' },
		],
	];
	for (const [title, before, after, renamed = fox] of cases) {
		it(title, () => {
			assert.equal(change(before, [renamed]), after);
		});
	}

	it('are known by other letters where the file system minds no case', () => {
		const text = '![](images/Fox.PNG)';
		assert.equal(change(text, [fox], { isCaseSensitive: false }), '![](images/Fox.JPG)');
		assert.equal(change(text, [fox]), text);
	});
});
