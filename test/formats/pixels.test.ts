import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordFigure } from '../harness/figures.ts';
import { samples } from '../unit/core/image/samples.ts';
import { compare } from './comparing.ts';
import { makeJpegs } from './madeJpegs.ts';
import { damagePngs, makePngs } from './madePngs.ts';
import { makeWebps } from './madeWebps.ts';
import { obtainLibraryPictures } from './packages.ts';
import type { NamedFile } from './packages.ts';
import { signedFiles } from './signedFiles.ts';

const pictures = await obtainLibraryPictures();
const sound = pictures.pngSuite.find(({ name }) => name === 'basn2c08.png')!;

const sets: Readonly<Record<string, readonly NamedFile[]>> = {
	"PngSuite's files": pictures.pngSuite,
	"libpng's own files": pictures.libpng,
	"mozjpeg's files": pictures.jpegs,
	"PNG files after PngSuite's list": makePngs(),
	'odd JPEG files': await makeJpegs(),
	'odd WebP files': await makeWebps(),
	'files by other programs': samples,
};

const left: Readonly<Record<string, readonly NamedFile[]>> = {
	'what made readers of PNG crash': pictures.crashers,
	"damaged files after PngSuite's list": damagePngs(sound.bytes),
	'files with a C2PA manifest': signedFiles,
};

describe('writing a recipe keeps the pixels and all else', () => {
	for (const [name, files] of Object.entries(sets)) {
		it(`of ${name}`, async () => {
			const found = await Promise.all(
				files.map(async file => ({ name: file.name, ...(await compare(file.bytes)) })),
			);
			const expected = files.map(file => ({
				name: file.name,
				result: 'recipe',
				// sharp cannot read 12 bits.
				isDecoded: file.name !== 'testorig12.jpg',
				problems: [],
			}));
			assert.deepEqual(found, expected);
		});
	}

	for (const [name, files] of Object.entries(left)) {
		it(`of ${name}, or does not write`, async () => {
			const found = await Promise.all(files.map(({ bytes }) => compare(bytes)));
			assert.deepEqual(
				found.flatMap(({ problems }) => problems),
				[],
			);
			assert.ok(found.some(({ result }) => result === 'damaged' || result === 'c2pa'));
		});
	}

	it('in all of many files', async () => {
		const all = [...Object.values(sets), ...Object.values(left)].flat();
		assert.ok(all.length >= 250);
		await recordFigure('odd files with a recipe', all.length);
	});
});
