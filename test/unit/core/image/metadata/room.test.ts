import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeMetadata } from '../../../../../src/core/image/metadata/writeMetadata.ts';
import { samples } from '../samples.ts';
import { pngChunk, withPngChunk } from './files.ts';

const own = { namespace: 'urn:test#', prefix: 'test' };
const metadata = {
	properties: [{ ...own, name: 'Note', value: 'a note' }],
	ownNamespace: own.namespace,
	parameters: 'a cat',
};

describe('writing metadata with room before the picture', () => {
	for (const { name, bytes } of samples) {
		it(`makes the same of ${name} where there is room before it, and gives the picture back`, () => {
			const expected = writeMetadata(bytes, metadata);
			assert.ok(typeof expected === 'object');
			for (const [room, isBorrowed] of [
				[65_536, true],
				[10, false],
			] as const) {
				const buffer = new Uint8Array(100 + room + bytes.length).fill(7);
				buffer.set(bytes, 100 + room);
				const picture = buffer.subarray(100 + room);
				const result = writeMetadata(picture, metadata, room);
				assert.ok(typeof result === 'object');
				assert.deepStrictEqual(Buffer.from(result.bytes), Buffer.from(expected.bytes));
				assert.equal(result.bytes.buffer === buffer.buffer, isBorrowed);
				result.giveBack?.();
				assert.deepStrictEqual(Buffer.from(picture), Buffer.from(bytes));
				assert.ok(buffer.subarray(0, 100).every(byte => byte === 7));
			}
		});
	}

	it('copies a picture where much would have to move', () => {
		const [png] = samples.filter(({ facts }) => facts.mimeType === 'image/png');
		const late = pngChunk('iTXt', 'parameters\0\0\0\0\0old');
		const large = withPngChunk(png!.bytes, pngChunk('prVt', new Uint8Array(100_000)), late);
		const buffer = new Uint8Array(65_536 + large.length);
		buffer.set(large, 65_536);
		const result = writeMetadata(buffer.subarray(65_536), metadata, 65_536);
		assert.deepStrictEqual(result, writeMetadata(large, metadata));
	});
});
