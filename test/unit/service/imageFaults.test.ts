import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { poll } from '../../service/control.ts';
import { bytesOf, last, pictureUrl, useService } from './client.ts';

const service = useService();

describe('a fault of the image host', () => {
	it('sends half a picture under its whole length, then ends the connection', async () => {
		const url = await pictureUrl(service());
		const whole = await bytesOf(url);
		service().faults.next('image', { kind: 'truncated', framing: 'length' });
		const response = await fetch(url);
		assert.equal(response.headers.get('content-length'), String(whole.length));
		let received = 0;
		await assert.rejects(async () => {
			for await (const chunk of response.body!) {
				received += chunk.length;
			}
		});
		assert.equal(received, Math.floor(whole.length / 2));
		assert.deepStrictEqual([service().totals().imagesServed, last(service(), 'image').aborted], [1, false]);
	});

	it('sends half a picture in chunks that end as if it were whole', async () => {
		const url = await pictureUrl(service());
		const whole = await bytesOf(url);
		service().faults.next('image', { kind: 'truncated', framing: 'chunked' });
		const response = await fetch(url);
		const bytes = Buffer.from(await response.arrayBuffer());
		assert.equal(response.headers.get('content-length'), null);
		assert.deepStrictEqual(bytes, whole.subarray(0, Math.floor(whole.length / 2)));
		await assert.rejects(sharp(bytes, { failOn: 'truncated' }).raw().toBuffer());
		assert.equal(service().totals().imagesServed, 1);
	});

	for (const [type, shown] of [
		['text/plain', 'text/plain'],
		['image/jpeg', 'image/jpeg'],
		['', null],
	] as const) {
		it(`sends the right bytes as ${shown ?? 'no type at all'}`, async () => {
			const url = await pictureUrl(service());
			const whole = await bytesOf(url);
			service().faults.next('image', { kind: 'contentType', type });
			const response = await fetch(url);
			assert.equal(response.headers.get('content-type'), shown);
			assert.deepStrictEqual(Buffer.from(await response.arrayBuffer()), whole);
		});
	}

	it('sends a page instead of the picture', async () => {
		const url = await pictureUrl(service());
		service().faults.next('image', { kind: 'html' });
		const response = await fetch(url);
		assert.deepStrictEqual(
			[response.status, response.headers.get('content-type')],
			[200, 'text/html; charset=utf-8'],
		);
		assert.match(await response.text(), /^<html>/u);
		assert.equal(service().totals().imagesServed, 0);
	});

	it('sends a picture without end until the client stops', async () => {
		const url = await pictureUrl(service());
		const whole = await bytesOf(url);
		service().faults.next('image', { kind: 'endless' });
		const response = await fetch(url);
		const chunks: Uint8Array[] = [];
		let received = 0;
		for await (const chunk of response.body!) {
			chunks.push(chunk);
			received += chunk.length;
			if (received > 4 * whole.length + 3_000_000) {
				break;
			}
		}
		const bytes = Buffer.concat(chunks);
		assert.deepStrictEqual(bytes.subarray(0, whole.length), whole);
		assert.ok(bytes.subarray(whole.length).every(byte => byte === 0));
		await poll('the abort', 1000, () => last(service(), 'image').aborted || undefined);
		assert.equal(service().totals().imagesServed, 1);
	});

	it('declares a great length, and keeps to it', async () => {
		const url = await pictureUrl(service());
		service().faults.next('image', { kind: 'endless', declaredBytes: 3_000_001 });
		const response = await fetch(url);
		assert.equal(response.headers.get('content-length'), '3000001');
		assert.equal((await response.arrayBuffer()).byteLength, 3_000_001);
	});

	for (const format of ['png', 'jpeg', 'webp'] as const) {
		it(`sends a ${format} with a C2PA manifest, and the same picture`, async () => {
			const url = await pictureUrl(service(), { output_format: format });
			const plain = await bytesOf(url);
			service().faults.next('image', { kind: 'signed' });
			const signed = await bytesOf(url);
			assert.ok(signed.includes('jumdc2pa') && signed.length > plain.length);
			assert.deepStrictEqual(await sharp(signed).raw().toBuffer(), await sharp(plain).raw().toBuffer());
		});
	}

	it('sends a picture slowly, in pieces', async () => {
		const url = await pictureUrl(service());
		const whole = await bytesOf(url);
		service().faults.next('image', { kind: 'slow', ms: 160 });
		const start = performance.now();
		const response = await fetch(url);
		const first = performance.now() - start;
		const bytes = Buffer.from(await response.arrayBuffer());
		const end = performance.now() - start;
		assert.deepStrictEqual(bytes, whole);
		assert.ok(end >= 150 && end - first >= 100, `${first} ${end}`);
		assert.equal(service().totals().imagesServed, 2);
	});

	it('bills nothing on the image host, whatever happens there', async () => {
		const url = await pictureUrl(service());
		service().faults.next('image', { kind: 'status', status: 500 });
		service().faults.next('image', { kind: 'html' });
		for (let count = 0; count < 3; count += 1) {
			await bytesOf(url);
		}
		const { billedCount, billedUsd, imagesServed } = service().totals();
		assert.deepStrictEqual([billedCount, billedUsd, imagesServed], [1, 0.039, 1]);
	});
});
