import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LibraryImage } from '../../../../src/core/library/libraryImage.ts';
import { draftsOf } from '../../../../src/core/missing/drafts.ts';
import { flux2Pro } from '../../../../src/core/models/flux2Pro.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';
import { recipeOf } from '../../../../src/core/recipe/recipeOf.ts';
import type { Recipe } from '../../../../src/core/recipe/recipe.ts';

const request = parseRequest(
	{
		prompt: 'a fox',
		style: 'in ink',
		imageSize: { width: 1024, height: 512 },
		seed: 7,
		safetyTolerance: '5',
	},
	() => 0,
);
const recipe = recipeOf({
	request,
	isDraft: true,
	at: '2026-11-23T05:00:00Z',
	usage: {},
	size: { width: 1024, height: 512 },
	tool: 'Figment',
});

function draft(
	path: string,
	changes: Partial<Recipe> = {},
	from: LibraryImage['from'] = 'figment',
): LibraryImage {
	const folder = 'file:///w';
	const stamp = { size: 1, mtime: 1, time: 1, width: 1024, height: 512 };
	return { id: `${folder}/${path}`, folder, path, ...stamp, recipe: { ...recipe, ...changes }, from };
}

describe('The drafts of some images', () => {
	it('are those that Figment marked as such, by their paths, with the request for the real image', () => {
		const images = [
			draft('b.png', {}, 'sidecar'),
			draft('real.png', { draft: undefined }),
			draft('foreign.png', {}, 'parameters'),
			draft('a.png'),
		];
		assert.deepStrictEqual(draftsOf(images, Math.random), {
			renderable: [
				{ image: images[3], request },
				{ image: images[0], request },
			],
			stuck: [],
		});
	});

	const examples: readonly (readonly [
		name: string,
		image: LibraryImage,
		changes: Partial<typeof request>,
	])[] = [
		['in the format of its file', draft('a.JPG', { outputFormat: 'png' }), { outputFormat: 'jpeg' }],
		['as WebP where it is called so', draft('a.webp'), { outputFormat: 'webp' }],
		['with a seed of its own where it has lost it', draft('a.png', { seed: undefined }), { seed: 1 }],
		['with a seed of its own where that is none', draft('a.png', { seed: -5 }), { seed: 1 }],
		['by the size of the picture', draft('a.png', { imageSize: 'huge' }), {}],
		['by a preset', draft('a.png', { imageSize: 'square' }), { imageSize: 'square' }],
	];
	for (const [name, image, changes] of examples) {
		it(`are rendered ${name}`, () => {
			assert.deepStrictEqual(
				draftsOf([image], () => 0),
				{
					renderable: [{ image, request: { ...request, ...changes } }],
					stuck: [],
				},
			);
		});
	}

	const faults: readonly (readonly [fault: string, image: LibraryImage])[] = [
		['model', draft('a.png', { model: 'another' })],
		['model', draft('a.png', { model: undefined })],
		['format', draft('a.gif')],
		['format', draft('png')],
		['size', draft('a.png', { imageSize: undefined, size: { width: 100, height: 100 } })],
		['prompt', draft('a.png', { prompt: 'x'.repeat(flux2Pro.prompt.maxLength + 1) })],
	];
	for (const [fault, image] of faults) {
		it(`stay drafts for their ${fault}, as ${image.path} of ${image.recipe.model}`, () => {
			assert.deepStrictEqual(draftsOf([image], Math.random), { renderable: [], stuck: [{ image, fault }] });
		});
	}
});
