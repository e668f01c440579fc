import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { bytesOf, key, last, pictureUrl, useService } from './client.ts';

const service = useService();

const pictures: readonly (readonly [changes: object, format: string, width: number, height: number])[] = [
	[{}, 'png', 1024, 768],
	[{ image_size: 'square_hd', output_format: 'jpeg' }, 'jpeg', 1024, 1024],
	[{ image_size: 'square', output_format: 'webp' }, 'webp', 512, 512],
	[{ image_size: 'portrait_4_3', output_format: 'png' }, 'png', 768, 1024],
	[{ image_size: 'portrait_16_9', output_format: 'jpeg' }, 'jpeg', 576, 1024],
	[{ image_size: 'landscape_16_9', output_format: 'webp' }, 'webp', 1024, 576],
	[{ image_size: { width: 2048, height: 2048 }, output_format: 'webp' }, 'webp', 2048, 2048],
	[{ image_size: { width: 512, height: 1984 } }, 'png', 512, 1984],
];
/** The bytes of a new picture, as text so that a set can tell them apart. */
async function draw(changes: object): Promise<string> {
	const url = await pictureUrl(service(), { image_size: 'square', ...changes });
	return (await bytesOf(url)).toString('base64');
}

describe('the emulated image host', () => {
	for (const [changes, format, width, height] of pictures) {
		it(`serves a real ${format} of ${width}×${height} for ${JSON.stringify(changes)}`, async () => {
			const response = await fetch(await pictureUrl(service(), changes));
			const bytes = Buffer.from(await response.arrayBuffer());
			assert.deepStrictEqual(
				['content-type', 'content-length'].map(name => response.headers.get(name)),
				[`image/${format}`, String(bytes.length)],
			);
			const metadata = await sharp(bytes).metadata();
			// Metadata is in the head alone; decoding proves the rest.
			const { info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
			assert.deepStrictEqual(
				[response.status, metadata.format, info.width, info.height, info.channels],
				[200, format, width, height, 3],
			);
		});
	}

	it('ends the path with the extension of the format', async () => {
		const extensions = [];
		for (const format of ['png', 'jpeg', 'webp']) {
			extensions.push((await pictureUrl(service(), { output_format: format })).replace(/^.*\./su, ''));
		}
		assert.deepStrictEqual(extensions, ['png', 'jpg', 'webp']);
	});

	it('draws the same for the same prompt and seed, and differently otherwise', async () => {
		const [first, again, seeded, prompted, ...random] = [
			await draw({ seed: 1 }),
			await draw({ seed: 1 }),
			await draw({ seed: 2 }),
			await draw({ seed: 1, prompt: 'another' }),
			await draw({}),
			await draw({}),
		];
		assert.equal(first, again);
		assert.equal(new Set([first, seeded, prompted, ...random]).size, 5);
	});

	it('serves a picture as often as asked, counts it, and bills it once', async () => {
		const url = await pictureUrl(service());
		assert.deepStrictEqual(await bytesOf(url), await bytesOf(url));
		const { billedCount, imagesServed } = service().totals();
		assert.deepStrictEqual([billedCount, imagesServed], [1, 2]);
	});

	it('answers HEAD without counting a picture', async () => {
		const url = await pictureUrl(service());
		const response = await fetch(url, { method: 'HEAD' });
		assert.deepStrictEqual([response.status, response.headers.get('content-type')], [200, 'image/png']);
		assert.ok(Number(response.headers.get('content-length')) > 100);
		assert.equal(service().totals().imagesServed, 0);
	});

	it('refuses a request that carries a key, and records it', async () => {
		const url = await pictureUrl(service());
		const response = await fetch(url, { headers: { Authorization: `Bearer ${key}` } });
		const type = response.headers.get('content-type');
		await response.arrayBuffer();
		assert.deepStrictEqual([response.status, type], [400, 'text/html; charset=utf-8']);
		assert.equal(last(service(), 'image').headers['authorization'], `Bearer ${key}`);
		assert.equal(service().totals().imagesServed, 0);
	});

	for (const [method, path] of [
		['GET', '/flamingo/files/b/00000000/none.png'],
		['GET', '/'],
		['POST', '/flamingo/files/b/00000000/none.png'],
	] as const) {
		it(`knows no ${method} ${path}`, async () => {
			const response = await fetch(service().imageUrl + path, { method });
			await response.arrayBuffer();
			assert.equal(response.status, 404);
		});
	}
});
