import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { Thumbnails } from '../../../src/host/studio/gallery/thumbnails.ts';
import { MemoryFolder } from '../core/job/memoryFolder.ts';
import { image } from './galleryImages.ts';

async function picture(width: number, height: number, format: 'webp' | 'png' | 'jpeg'): Promise<Uint8Array> {
	const drawn = sharp({ create: { width, height, channels: 3, background: '#369' } });
	return new Uint8Array(await drawn.toFormat(format).toBuffer());
}

const small = await picture(8, 6, 'webp');
const images = Array.from({ length: 100 }, (_, index) => image(`${index}.png`, index));
const [first, second] = images as [(typeof images)[0], (typeof images)[0]];

async function kept(thumbnails: Thumbnails): Promise<number[]> {
	const names = await Promise.all(images.map(each => thumbnails.find(each)));
	return names.flatMap((name, index) => (name === undefined ? [] : [index]));
}

describe('a thumbnail', () => {
	for (const [width, height, format, isKept] of [
		[256, 8, 'webp', true],
		[8, 256, 'png', true],
		[256, 256, 'jpeg', true],
		[257, 8, 'webp', false],
		[8, 257, 'png', false],
	] as const) {
		it(`of ${width} × ${height} pixels as ${format} is ${isKept ? 'kept' : 'refused'}`, async () => {
			const folder = new MemoryFolder();
			const thumbnails = new Thumbnails(folder);
			const bytes = await picture(width, height, format);
			assert.equal(await thumbnails.keep(first, bytes), isKept);
			const name = await thumbnails.find(first);
			assert.deepStrictEqual(await folder.list(), name === undefined ? [] : [name]);
			assert.deepStrictEqual(name && (await folder.read(name)), isKept ? bytes : undefined);
		});
	}

	const others: readonly (readonly [what: string, bytes: Uint8Array])[] = [
		['that is no picture', new TextEncoder().encode('<svg onload="alert(1)"/>')],
		['without a byte', new Uint8Array()],
		['of which a part is missing', small.subarray(0, small.length - 4)],
		['with too much behind it', new Uint8Array([...small, ...new Uint8Array(65_536)])],
	];
	for (const [what, bytes] of others) {
		it(`${what} is refused`, async () => {
			const folder = new MemoryFolder();
			assert.equal(await new Thumbnails(folder).keep(first, bytes), false);
			assert.deepStrictEqual(await folder.list(), []);
		});
	}

	it('is that of one version of an image', async () => {
		const thumbnails = new Thumbnails(new MemoryFolder());
		await thumbnails.keep(first, small);
		const found = [first, { ...first }, { ...first, mtime: 7 }, { ...first, size: 7 }, second].map(each =>
			thumbnails.find(each),
		);
		const [name, ...names] = await Promise.all(found);
		assert.ok(name !== undefined);
		assert.deepStrictEqual(names, [name, undefined, undefined, undefined]);
	});

	it('is found again by the next window, which removes what is half written', async () => {
		const folder = new MemoryFolder();
		await new Thumbnails(folder).keep(first, small);
		const [name = ''] = await folder.list();
		await folder.write(`${name}.0000.tmp`, small.subarray(0, 9));
		assert.equal(await new Thumbnails(folder).find(first), name);
		assert.deepStrictEqual(await folder.list(), [name]);
	});

	it('takes the place of the one that was there', async () => {
		const folder = new MemoryFolder();
		const thumbnails = new Thumbnails(folder);
		await thumbnails.keep(first, small);
		const larger = await picture(256, 192, 'png');
		await thumbnails.keep(first, larger);
		const name = await thumbnails.find(first);
		assert.deepStrictEqual(await folder.list(), [name]);
		assert.deepStrictEqual(await folder.read(name ?? ''), larger);
	});

	it('is written again when another window has removed it, and not when it is there', async () => {
		const folder = new MemoryFolder();
		const [one, other] = [new Thumbnails(folder), new Thumbnails(folder)];
		await other.find(first);
		await one.keep(first, small);
		assert.equal(await other.keep(first, small), true);
		const [name = ''] = await folder.list();
		await folder.remove(name);
		assert.equal(await one.keep(first, small), true);
		assert.deepStrictEqual(await folder.list(), [name]);
	});
});

describe('the thumbnails that are kept', () => {
	for (const [what, limits] of [
		['files', { files: 20, bytes: 1_000_000 }],
		['bytes', { files: 1000, bytes: 20 * small.length }],
	] as const) {
		it(`are no more ${what} than the limit says: those used longest ago go`, async () => {
			const folder = new MemoryFolder();
			const thumbnails = new Thumbnails(folder, limits);
			for (const each of images.slice(0, 20)) {
				await thumbnails.keep(each, small);
			}
			await thumbnails.find(first);
			assert.equal((await folder.list()).length, 20);
			await thumbnails.keep(images[20]!, small);
			assert.equal((await folder.list()).length, 18);
			assert.deepStrictEqual(await kept(thumbnails), [0, ...Array.from({ length: 17 }, (_, at) => at + 4)]);
			for (const each of images) {
				await thumbnails.keep(each, small);
				assert.ok((await folder.list()).length <= 20);
			}
		});
	}

	it('count those of other windows, which go first', async () => {
		const folder = new MemoryFolder();
		const limits = { files: 10, bytes: 1_000_000 };
		const [one, other] = [new Thumbnails(folder, limits), new Thumbnails(folder, limits)];
		await one.find(first);
		for (const each of images.slice(0, 8)) {
			await other.keep(each, small);
		}
		for (const each of images.slice(10, 21)) {
			await one.keep(each, small);
		}
		assert.equal((await folder.list()).length, 9);
		assert.deepStrictEqual(await kept(new Thumbnails(folder)), [12, 13, 14, 15, 16, 17, 18, 19, 20]);
	});
});
