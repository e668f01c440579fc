import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { contentHash } from '../../../../src/core/asset/contentHash.ts';

describe('the hash of a picture', () => {
	it('is the start of its SHA-256', async () => {
		assert.equal(await contentHash(new TextEncoder().encode('abc')), 'ba7816bf');
		for (const length of [0, 1, 64, 100_000]) {
			const bytes = new Uint8Array(randomBytes(length));
			const whole = createHash('sha256').update(bytes).digest('hex');
			assert.equal(await contentHash(bytes), whole.slice(0, 8));
		}
	});
});
