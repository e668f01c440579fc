import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findImageLinks } from '../../../src/core/document/find/findImageLinks.ts';
import { FolderListings } from '../../../src/core/missing/folderListings.ts';
import { missingIn } from '../../../src/core/missing/missingIn.ts';
import { models } from '../../../src/core/models/registry.ts';
import { toStates } from '../../../src/host/missing/linkStates.ts';
import { touchesLink } from '../../../src/host/missing/providers/linkTouch.ts';

async function statesOf(text: string, files: readonly string[] = []) {
	const listings = new FolderListings({ list: () => Promise.resolve(files), isCaseSensitive: true });
	const links = findImageLinks('markdown', text);
	const settings = { root: 'file:///w', place: { path: 'page.md', roots: [] }, model: models[0] };
	const found = await missingIn({ id: 'd', languageId: 'markdown', text, links, settings }, listings);
	return { links, states: toStates(found, ({ path }) => path === 'being-made.png') };
}

describe('What the missing links of a document ask for', () => {
	it('is one image for all links to a file, in the words of each', async () => {
		const { states } = await statesOf('![a fox](a.png) ![](a.png) ![the fox](a.png) ![b](b.png)');
		const images = [...states.values()].map(state =>
			state.kind === 'missing'
				? [state.image.path, state.image.prompt, state.image.links.length]
				: [state.kind],
		);
		assert.deepEqual(images, [
			['a.png', 'a fox', 3],
			['a.png', 'a fox', 3],
			['a.png', 'the fox', 3],
			['b.png', 'b', 1],
		]);
	});

	it('is told from what is being made already', async () => {
		const { states } = await statesOf('![a fox](being-made.png) ![b](b.png)');
		assert.deepEqual(
			[...states.values()].map(({ kind, image }) => [kind, image.path]),
			[
				['making', 'being-made.png'],
				['missing', 'b.png'],
			],
		);
	});

	it('leaves out what is there, and tells what cannot be saved', async () => {
		const { states, links } = await statesOf('![a](a.png) ![b](a|b.png)', ['a.png']);
		assert.deepEqual(
			[...states].map(([link, { kind }]) => [links.indexOf(link), kind]),
			[[1, 'unsavable']],
		);
	});
});

describe('A place in a document', () => {
	it('touches a link at its edges and in its definition', async () => {
		const text = 'x ![a][r] y\n\n[r]: a.png\n\nText\n';
		const { links } = await statesOf(text);
		const touched = Array.from(text, (_, at) =>
			links.some(link => touchesLink(link, { start: at, end: at })),
		);
		const runs = touched.flatMap((is, at) => (is === (touched[at - 1] ?? false) ? [] : [at]));
		assert.deepEqual(runs, [2, 10, 13, 24]);
	});
});
