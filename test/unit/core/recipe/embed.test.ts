import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { readMetadata, readMetadataFrom } from '../../../../src/core/image/metadata/readMetadata.ts';
import { embedRecipe, readRecipe } from '../../../../src/core/recipe/embed.ts';
import type { EmbedOptions } from '../../../../src/core/recipe/embed.ts';
import { writeParameters } from '../../../../src/core/recipe/parameters.ts';
import type { Recipe } from '../../../../src/core/recipe/recipe.ts';
import { filesWithManifest, partsOf, pixelsOf, pngChunk, withPngChunk } from '../image/metadata/files.ts';
import { recipe, recipes } from './recipes.ts';

const picture = sharp({ create: { width: 16, height: 12, channels: 4, background: '#3698' } });
const files = {
	png: await picture.clone().png().toBuffer(),
	jpeg: await picture.clone().jpeg().toBuffer(),
	webp: await picture.clone().webp().toBuffer(),
};
const manifests = await filesWithManifest();
const iptc = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const sourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

describe('embedding a recipe', () => {
	for (const [format, bytes] of Object.entries(files)) {
		it(`gives it back from a ${format} file, whatever the prompt, and keeps the picture`, async () => {
			const pixels = await pixelsOf(bytes);
			await fc.assert(
				fc.asyncProperty(recipes, async each => {
					const result = embedded(bytes, each);
					assert.deepEqual(result.leftOut, []);
					assert.deepEqual(readRecipe(result.bytes), { recipe: each, from: 'figment' });
					assert.equal(readMetadata(result.bytes)?.parameters, writeParameters(each));
					const read = (offset: number, length: number) =>
						Promise.resolve(result.bytes.subarray(offset, offset + length));
					assert.deepEqual(await readMetadataFrom({ read }), readMetadata(result.bytes));
					assert.deepEqual(await pixelsOf(result.bytes), pixels);
				}),
				{ numRuns: 100 },
			);
		});

		it(`writes the standard properties into a ${format} file`, () => {
			const found = readMetadata(embedded(bytes, recipe, { level: 'recipe', writer: 'Zoë' }).bytes);
			const standard = found?.properties.filter(({ namespace }) => !namespace.startsWith('urn:'));
			assert.deepEqual(standard, [
				{ namespace: iptc, name: 'DigitalSourceType', value: `${sourceType}trainedAlgorithmicMedia` },
				{ namespace: 'http://ns.adobe.com/xap/1.0/', name: 'CreatorTool', value: 'Figment 0.1.0' },
				{ namespace: 'http://ns.adobe.com/xap/1.0/', name: 'CreateDate', value: recipe.at },
				{ namespace: iptc, name: 'AISystemUsed', value: 'FLUX.2 [pro]' },
				{ namespace: iptc, name: 'AISystemVersionUsed', value: 'blackforestlabs/flux-2-pro' },
				{ namespace: iptc, name: 'AIPromptInformation', value: recipe.sentPrompt },
				{ namespace: iptc, name: 'AIPromptWriterName', value: 'Zoë' },
				{ namespace: 'http://purl.org/dc/elements/1.1/', name: 'description', value: recipe.prompt },
			]);
		});

		it(`writes of the provenance into a ${format} file the source and the tool, and no prompt`, () => {
			const { bytes: result } = embedded(bytes, recipe, { level: 'provenance', writer: 'Zoë' });
			assert.deepEqual(readMetadata(result), {
				format,
				properties: [
					{ namespace: iptc, name: 'DigitalSourceType', value: `${sourceType}trainedAlgorithmicMedia` },
					{ namespace: 'http://ns.adobe.com/xap/1.0/', name: 'CreatorTool', value: 'Figment 0.1.0' },
				],
				parameters: undefined,
				hasManifest: false,
			});
			assert.equal(Buffer.from(result).includes('кошка'), false);
			assert.equal(readRecipe(result), undefined);
		});

		it(`leaves a ${format} file as it is when nothing is wanted`, () => {
			assert.equal(embedded(bytes, recipe, { level: 'none' }).bytes, bytes);
		});

		it(`replaces the recipe in a ${format} file by a shorter one`, () => {
			const once = embedded(bytes, recipe).bytes;
			const short = { ...recipe, prompt: 'a', sentPrompt: 'a' };
			const twice = embedded(once, short).bytes;
			assert.deepEqual(readRecipe(twice), { recipe: short, from: 'figment' });
			assert.equal(Buffer.from(twice).includes('кошка'), false);
			assert.equal(readMetadata(twice)?.parameters, writeParameters(short));
		});
	}

	it('keeps the standard properties where every program finds them when a JPEG has no room for all', () => {
		const long = {
			...recipe,
			prompt: '&'.repeat(4000),
			sentPrompt: '<'.repeat(4000),
			future: 'x'.repeat(30_000),
		};
		const { bytes } = embedded(files.jpeg, long);
		assert.deepEqual(readRecipe(bytes), { recipe: long, from: 'figment' });
		const [main = '', extended = ''] = partsOf(bytes)
			.filter(({ data }) => data.includes('http://ns.adobe.com/x'))
			.map(({ data }) => data.toString());
		const names = ['dc:description', 'AIPromptInformation', 'figment:Recipe'];
		assert.deepEqual(
			names.map(name => [main.includes(name), extended.includes(name)]),
			[
				[true, false],
				[true, false],
				[false, true],
			],
		);
	});

	it('says of a draft that no trained model made it', () => {
		const found = readMetadata(embedded(files.png, { ...recipe, draft: true }).bytes)?.properties;
		assert.deepEqual(
			found?.filter(({ name }) => /^(?:DigitalSourceType|AISystem)/.test(name)),
			[{ namespace: iptc, name: 'DigitalSourceType', value: `${sourceType}algorithmicMedia` }],
		);
	});

	it('writes nothing into a file with a C2PA manifest', () => {
		const results = Object.values(manifests).map(bytes => embedRecipe(bytes, recipe, { level: 'recipe' }));
		assert.deepEqual(results, ['c2pa', 'c2pa', 'c2pa']);
	});
});

describe('reading a recipe by another tool', () => {
	it('takes the parameters before the standard properties', () => {
		const bytes = withPngChunk(files.png, pngChunk('tEXt', 'parameters\0a dog\nSteps: 4, Seed: 9, CFG: 1'));
		const found = readRecipe(bytes);
		assert.deepEqual([found?.from, found?.recipe.prompt, found?.recipe.seed], ['parameters', 'a dog', 9]);
	});

	it('takes the standard properties when there is nothing else', () => {
		const packet =
			'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ' +
			`xmlns:i="${iptc}" i:AIPromptInformation="a dog" i:AISystemUsed="DALL-E"/></rdf:RDF>`;
		const bytes = withPngChunk(files.png, pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${packet}`));
		assert.deepEqual(readRecipe(bytes), {
			recipe: { version: 1, prompt: 'a dog', model: 'DALL-E', tool: undefined },
			from: 'xmp',
		});
	});

	it('finds none in a picture without one', () => {
		assert.deepEqual(Object.values(files).map(readRecipe), [undefined, undefined, undefined]);
	});
});

function embedded(bytes: Uint8Array, what: Recipe, options: EmbedOptions = { level: 'recipe' }) {
	const result = embedRecipe(bytes, what, options);
	assert.ok(typeof result === 'object', 'is written');
	return result;
}
