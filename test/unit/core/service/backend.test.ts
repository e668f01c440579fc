import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import type { FaultOf } from '../../../service/types.ts';
import { Client } from './client.ts';

const client = new Client();

describe('a generation by the service', () => {
	it('is one POST and one keyless download, and gives the whole picture and its cost', async () => {
		const made = await client.make();
		assert.deepEqual(
			{ ...made.picture.facts, usage: made.usage, requestId: typeof made.requestId },
			{
				mimeType: 'image/png',
				extension: 'png',
				width: 512,
				height: 512,
				isWhole: true,
				usage: { credits: 78_000, usd: 0.039 },
				requestId: 'string',
			},
		);
		const { data, info } = await sharp(made.picture.bytes).raw().toBuffer({ resolveWithObject: true });
		assert.equal(data.length, 512 * 512 * info.channels);
		const [post] = client.emulator.requests('generate');
		const [download] = client.emulator.requests('image');
		assert.equal(post?.headers['authorization'], 'Bearer test-key-1234567890');
		assert.equal(post?.headers['x-client-request-id'], 'job-1');
		assert.equal(download?.headers['authorization'], undefined);
		assert.deepEqual(client.billed(), [1, 1]);
		assert.deepEqual(client.events, ['sent']);
	});

	for (const format of ['png', 'jpeg', 'webp'] as const) {
		it(`takes ${format} pictures in every size the model has, accepted by the strict emulator`, async () => {
			for (const imageSize of [
				'square_hd',
				'portrait_4_3',
				'portrait_16_9',
				'landscape_4_3',
				'landscape_16_9',
				{ width: 2048, height: 512 },
			]) {
				const made = await client.make({ input: { outputFormat: format, imageSize, safetyTolerance: '5' } });
				const { width, height } = await sharp(made.picture.bytes).metadata();
				assert.deepEqual([made.picture.facts.width, made.picture.facts.height], [width, height]);
				assert.equal(made.picture.facts.mimeType, `image/${format}`);
			}
		});
	}

	it('accepts 201, base64 answers, the older usage name and no usage at all', async () => {
		client.emulator.configure({ successStatus: 201 });
		client.emulator.faults.next('generate', { kind: 'base64' });
		client.emulator.faults.next('generate', { kind: 'usage', usage: 'tokensUsed' });
		client.emulator.faults.next('generate', { kind: 'usage', usage: 'nullMeta' });
		assert.equal((await client.make()).picture.facts.width, 512);
		assert.equal(client.emulator.requests('image').length, 0);
		assert.equal((await client.make()).usage.credits, 78_000);
		assert.equal((await client.make()).picture.facts.isWhole, true);
	});
});

describe('the download', () => {
	const passing: readonly FaultOf<'image'>[] = [
		{ kind: 'status', status: 503 },
		{ kind: 'status', status: 404 },
		{ kind: 'truncated', framing: 'length' },
		{ kind: 'truncated', framing: 'chunked' },
		{ kind: 'html' },
		{ kind: 'reset', when: 'midAnswer' },
	];
	for (const fault of passing) {
		it(`is taken up again after ${JSON.stringify(fault)}, at no cost`, async () => {
			client.emulator.faults.next('image', fault);
			assert.equal((await client.make()).picture.facts.isWhole, true);
			assert.deepEqual(client.billed(), [1, 1]);
		});
	}

	it('believes the bytes, not the content type', async () => {
		client.emulator.faults.next('image', { kind: 'contentType', type: 'text/plain' });
		assert.equal((await client.make()).picture.facts.mimeType, 'image/png');
	});

	it('follows a redirect', async () => {
		client.emulator.faults.next('image', { kind: 'redirect' });
		assert.equal((await client.make()).picture.facts.isWhole, true);
	});

	it('fails in the end with the URL, from which it can be taken up without paying again', async () => {
		client.emulator.faults.always('image', { kind: 'status', status: 500 });
		const failure = await client.failureOf(client.make());
		assert.deepEqual([failure.code, failure.maybeBilled], ['downloadFailed', true]);
		assert.ok(failure.requestId !== undefined);
		client.emulator.faults.always('image');
		const made = await client.make({ job: { paid: failure.paid } });
		assert.equal(made.picture.facts.isWhole, true);
		assert.deepEqual(made.usage, { credits: 78_000, usd: 0.039 });
		assert.equal(made.requestId, failure.requestId);
		assert.deepEqual(client.billed(), [1, 1]);
	});

	it('is not what half a picture inside the answer needs: asking again would be paying again', async () => {
		const request = client.service();
		const outside = {
			...request.outside,
			fetch: async (input: string, init: RequestInit) => {
				const response = await fetch(input, init);
				const answer = (await response.json()) as { data: [{ b64_json: string }] };
				answer.data[0].b64_json = answer.data[0].b64_json.slice(0, 400);
				return Response.json(answer, { headers: response.headers });
			},
		};
		client.emulator.faults.next('generate', { kind: 'base64' });
		const failure = await client.failureOf(client.make({ service: { ...request, outside } }));
		assert.deepEqual([failure.code, failure.maybeBilled, failure.paid], ['badResponse', true, undefined]);
	});

	it('stops at 64 MiB of an endless body, and does not try again', async () => {
		client.emulator.faults.next('image', { kind: 'endless' });
		assert.equal((await client.failureOf(client.make())).code, 'tooLarge');
		client.emulator.faults.next('image', { kind: 'endless', declaredBytes: 65 * 1024 * 1024 });
		assert.equal((await client.failureOf(client.make())).code, 'tooLarge');
		assert.equal(client.emulator.requests('image').length, 2);
	});

	it('says when what came is no image', async () => {
		client.emulator.faults.always('image', { kind: 'html' });
		assert.equal((await client.failureOf(client.make())).code, 'notAnImage');
	});

	it('goes to https only, and to this machine only from a service on this machine', async () => {
		for (const url of ['http://example.com/a.png', 'file:///etc/passwd', 'ftp://127.0.0.1/a']) {
			client.emulator.faults.next('generate', { kind: 'resultUrl', url });
			const failure = await client.failureOf(client.make());
			assert.deepEqual([failure.code, failure.maybeBilled], ['badResponse', true], url);
		}
		assert.equal(client.emulator.requests('image').length, 0);
	});

	it('is given up when the person says to drop it', async () => {
		const drop = new AbortController();
		client.emulator.faults.next('image', { kind: 'hang' });
		const run = client.failureOf(client.make({ drop: drop.signal }));
		await client.emulator.waitForRequests('image', 1);
		drop.abort();
		assert.equal((await run).code, 'cancelled');
	});
});
