import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeFuzzFiles } from '../../../formats/fuzzFiles.ts';
import { fuzzReaders } from '../../../formats/fuzzing.ts';

describe('2,000 damaged files', () => {
	it('are read and written without an error, soon, and with little memory', async () => {
		const { problems, readable, writable } = await fuzzReaders({
			files: await makeFuzzFiles(),
			count: 2000,
			seed: 1,
		});
		assert.deepEqual(problems, []);
		// Damage that is too great tests nothing.
		assert.ok(readable > 300, `only ${readable} could be read`);
		assert.ok(writable > 300, `only ${writable} could be written`);
	});
});
