import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import sharp, { type OutputInfo } from 'sharp';
import { drawDraft, type DraftOptions } from '../../../../src/core/draft/draft.ts';
import { recogniseImage } from '../../../../src/core/image/recognise.ts';

const sizes = [
	[1024, 1024],
	[512, 512],
	[768, 1024],
	[576, 1024],
	[1024, 768],
	[1024, 576],
	[2048, 2048],
	[512, 2048],
	[2048, 512],
	[544, 992],
] as const;

describe('a draft', () => {
	for (const [width, height] of sizes) {
		for (const format of ['png', 'jpeg'] as const) {
			it(`is a real ${format} of ${width} × ${height}`, async () => {
				const bytes = await draw({ size: { width, height }, format });
				const extension = format === 'png' ? 'png' : 'jpg';
				const facts = { mimeType: `image/${format}`, extension, width, height, isWhole: true };
				assert.deepStrictEqual(recogniseImage(bytes), facts);
				const { data, info } = await decode(bytes);
				assert.deepStrictEqual([info.width, info.height, info.channels], [width, height, 3]);
				const { stdev } = (await sharp(data, { raw: { width, height, channels: 3 } }).stats()).channels[0]!;
				assert.ok(stdev > 10, `the picture has light and dark: ${stdev}`);
			});
		}
	}

	it('is a real picture of any size from 1 to 300 pixels', async () => {
		const side = fc.integer({ min: 1, max: 300 });
		await fc.assert(
			fc.asyncProperty(side, side, fc.constantFrom('png', 'jpeg'), async (width, height, format) => {
				const { info } = await decode(await draw({ size: { width, height }, format }));
				assert.deepStrictEqual([info.width, info.height], [width, height]);
			}),
			{ numRuns: 60 },
		);
	});

	it('is the same, byte for byte, for the same options', async () => {
		for (const format of ['png', 'jpeg'] as const) {
			assert.deepStrictEqual(await draw({ format }), await draw({ format }), format);
		}
	});

	it('is the picture that it always was, on every platform', async () => {
		const size = { width: 320, height: 256 };
		const png = await decode(await draw({ size }));
		const jpeg = await draw({ size, format: 'jpeg' });
		assert.deepStrictEqual(
			{ pixels: sha256(png.data), jpeg: sha256(jpeg) },
			{
				pixels: 'd39a7bb9c7f2f107ef45288ffe7e9e65297fae2796a021232c395bbfdf83a3ef',
				jpeg: '22bd0dc4fb34cdd7568ddb06ce362b08a6bb477222a5b8460fa2a28a76046537',
			},
		);
	});

	it('is another picture for another prompt or another seed', async () => {
		const others: Partial<DraftOptions>[] = [
			{ prompt: 'A lighthouse' },
			{ prompt: 'a lighthouse ' },
			{ prompt: '' },
			{ prompt: '灯台' },
			{ seed: 8 },
			{ seed: 0 },
			{ seed: -7 },
			{ seed: 4_294_967_303 },
		];
		const drawn = await Promise.all([{}, ...others].map(async each => sha256(await draw(each))));
		assert.strictEqual(new Set(drawn).size, drawn.length);
	});

	it('shows the same picture as JPEG and as PNG', async () => {
		for (const [width, height] of [
			[1024, 768],
			[512, 512],
		] as const) {
			const size = { width, height };
			const png = await decode(await draw({ size }));
			const jpeg = await decode(await draw({ size, format: 'jpeg' }));
			const difference = meanDifference(png.data, jpeg.data);
			assert.ok(difference < 1.2, `${width} × ${height}: ${difference}`);
		}
	});

	it('is small: 1024 × 768 below 250 kB as PNG and below 60 kB as JPEG', async () => {
		const size = { width: 1024, height: 768 };
		for (let seed = 0; seed < 5; seed++) {
			assert.ok((await draw({ size, seed })).length < 250_000);
			assert.ok((await draw({ size, seed, format: 'jpeg' })).length < 60_000);
		}
	});

	it('stops with the error of a pause that rejects', async () => {
		const cancelled = new Error('cancelled');
		const size = { width: 2048, height: 2048 };
		let pauses = 0;
		const pause = () => (++pauses === 3 ? Promise.reject(cancelled) : Promise.resolve());
		await assert.rejects(drawDraft({ ...base, size }, pause), cancelled);
		assert.strictEqual(pauses, 3);
	});
});

const base: DraftOptions = {
	prompt: 'a lighthouse',
	seed: 7,
	size: { width: 256, height: 192 },
	format: 'png',
};

function draw(options: Partial<DraftOptions>): Promise<Uint8Array> {
	return drawDraft({ ...base, ...options }, () => setImmediate());
}

function decode(bytes: Uint8Array): Promise<{ data: Buffer; info: OutputInfo }> {
	return sharp(bytes, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
}

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function meanDifference(first: Uint8Array, second: Uint8Array): number {
	assert.strictEqual(first.length, second.length);
	return first.reduce((sum, level, index) => sum + Math.abs(level - second[index]!), 0) / first.length;
}
