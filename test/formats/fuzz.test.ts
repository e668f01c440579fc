import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { embedRecipe } from '../../src/core/recipe/embed.ts';
import { recordFigure } from '../harness/figures.ts';
import { recipe } from '../unit/core/recipe/recipes.ts';
import { fuzzReaders } from './fuzzing.ts';
import { obtainLibraryPictures } from './packages.ts';

const { pngSuite, libpng, crashers, jpegs } = await obtainLibraryPictures();
const files = [...pngSuite, ...libpng, ...crashers, ...jpegs].flatMap(({ bytes }) => {
	const written = embedRecipe(bytes, recipe, { level: 'recipe' });
	return typeof written === 'string' ? [bytes] : [bytes, written.bytes];
});

describe("2,000 damaged files of PngSuite's, libpng's and mozjpeg's", () => {
	it('are read and written without an error, soon, and with little memory', async () => {
		const { problems, readable, slowest } = await fuzzReaders({ files, count: 2000, seed: 2 });
		assert.deepEqual(problems, []);
		assert.ok(readable > 300, `only ${readable} could be read`);
		await recordFigure('slowest damaged file', `${slowest.toFixed(0)} ms of processor time`);
	});
});
