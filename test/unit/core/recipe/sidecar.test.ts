import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { sha256 } from '../../../../src/core/asset/contentHash.ts';
import {
	formatSidecar,
	hashOfSidecar,
	parseSidecar,
	sidecarName,
} from '../../../../src/core/recipe/sidecar.ts';
import { recipe, recipes } from './recipes.ts';

const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('the name of a sidecar', () => {
	it('is the hash of the picture, and says it again', async () => {
		assert.equal(await sha256(Buffer.from('abc')), hash);
		assert.equal(sidecarName(hash), `${hash}.json`);
		assert.equal(hashOfSidecar(sidecarName(hash)), hash);
	});

	for (const name of ['', '.json', hash, `${hash}.JSON`, `${hash.toUpperCase()}.json`, `x${hash}.json`]) {
		it(`is not ${JSON.stringify(name)}`, () => assert.equal(hashOfSidecar(name), undefined));
	}
});

describe('a sidecar', () => {
	it('gives back any recipe whole, and the length of the picture', () => {
		fc.assert(
			fc.property(recipes, fc.option(fc.nat(), { nil: undefined }), (each, size) => {
				assert.deepEqual(parseSidecar(formatSidecar({ recipe: each, size })), { recipe: each, size });
			}),
			{ numRuns: 300 },
		);
	});

	it('is lines of JSON, so that a diff of it can be read', () => {
		const text = formatSidecar({ recipe: { version: 1, prompt: 'a\nb', seed: 4 }, size: 12 });
		assert.equal(
			text,
			'{\n\t"version": 1,\n\t"prompt": "a\\nb",\n\t"seed": 4,\n\t"file": {\n\t\t"size": 12\n\t}\n}\n',
		);
	});

	const others: Readonly<Record<string, readonly [text: string, found: object | undefined]>> = {
		nothing: ['', undefined],
		'half of one': [formatSidecar({ recipe, size: 1 }).slice(0, 100), undefined],
		'a list': ['[1]', undefined],
		'without a prompt': ['{"version":1,"prompt":""}', undefined],
		'without a version': ['{"prompt":"a"}', undefined],
		'of great depth': [`{"version":1,"prompt":"a","x":${'['.repeat(100_000)}`, undefined],
		'without a length': ['{"version":1,"prompt":"a"}', { recipe: short(), size: undefined }],
		'with a length in words': [
			'{"version":1,"prompt":"a","file":{"size":"12"}}',
			{ recipe: short(), size: undefined },
		],
		'by a later version': [
			'{"version":9,"prompt":"a","lens":[1],"file":{"size":2,"name":"x"}}',
			{ recipe: { ...short(), version: 9, lens: [1] }, size: 2 },
		],
	};
	for (const [name, [text, found]] of Object.entries(others)) {
		it(`is ${found === undefined ? 'none' : 'read'} when it is ${name}`, () => {
			assert.deepEqual(parseSidecar(text), found);
		});
	}
});

function short() {
	return { version: 1, prompt: 'a' };
}
