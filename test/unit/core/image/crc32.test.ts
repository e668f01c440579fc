import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32 as crc32OfNode } from 'node:zlib';
import * as fc from 'fast-check';
import { crc32 } from '../../../../src/core/image/crc32.ts';

describe('the checksum', () => {
	it('is the one of the standard for its check text', () => {
		assert.strictEqual(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
	});

	it('is that of zlib for any bytes, whole or in two pieces', () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.uint8Array(), (first, second) => {
				const whole = new Uint8Array([...first, ...second]);
				assert.strictEqual(crc32(whole), crc32OfNode(whole));
				assert.strictEqual(crc32(second, crc32(first)), crc32(whole));
			}),
		);
	});
});
