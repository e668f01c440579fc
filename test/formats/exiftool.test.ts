import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordFigure } from '../harness/figures.ts';
import { makeBases } from './bases.ts';
import { makeCombinations } from './combinations.ts';
import { askExiftool } from './exiftool.ts';

const bases = await makeBases();
const combinations = makeCombinations(bases);

/** What differs from file to file, and what a WebP file says because it has metadata. */
const left = [
	'--System:all',
	'--ExifTool:ExifToolVersion',
	'--Composite:all',
	'--RIFF:WebP_Flags',
	'--File:FileType',
];

describe('exiftool', () => {
	it('reads every field of every recipe, and of the rest what it read before', async () => {
		const files = [...bases, ...combinations].map(({ bytes }, index) => ({
			name: `${index}.${index < bases.length ? bases[index]!.format : combinations[index - bases.length]!.base.format}`,
			bytes,
		}));
		const { program, tags } = await askExiftool(files, ['-all', ...left]);
		const before = new Map(bases.map((base, index) => [base, tags[index]]));
		const found = combinations.map(({ name }, index) => ({ name, tags: tags[bases.length + index] }));
		const expected = combinations.map(({ name, base, own }) => ({
			name,
			tags: { ...before.get(base), ...own },
		}));
		assert.deepEqual(found, expected);
		assert.ok(combinations.length >= 200);
		await recordFigure('recipes read by exiftool', `${combinations.length}, by ${program}`);
	});

	it('finds nothing wrong with them but what cameras have to tell and Figment does not know', async () => {
		const some = combinations.filter((_, index) => index % 13 === 0);
		const files = some.map(({ base, bytes }, index) => ({ name: `${index}.${base.format}`, bytes }));
		const { tags } = await askExiftool(files, ['-validate', '-warning', '-error', '-G1:4']);
		const faults = tags.flatMap(each =>
			Object.entries(each)
				.filter(([name]) => /:(?:Warning|Error)$/.test(name))
				.map(([, fault]) => String(fault)),
		);
		const others = faults.filter(fault => !/^Missing required JPEG |Unrecognized MakerNotes$/.test(fault));
		assert.deepEqual(others, []);
	});
});
