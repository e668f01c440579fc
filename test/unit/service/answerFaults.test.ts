import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import type { GenerateFault } from '../../service/types.ts';
import { bodyWith, bytesOf, generate, get, json, last, useService } from './client.ts';

const service = useService();
const usage = { usage: { credits_used: 78_000, usd_spent: 0.039 } };

async function answerTo(fault: GenerateFault, changes: object = {}) {
	service().faults.next('generate', fault);
	const response = await generate(service(), bodyWith(changes));
	const text = await response.text();
	const cost = ['x-aimlapi-credits-used', 'x-aimlapi-usd-spent'].map(name => response.headers.get(name));
	return { response, text, cost };
}

function urlIn(text: string): string {
	const body: { data: { url: string }[] } = JSON.parse(text);
	return body.data[0]!.url;
}

const withoutPicture: readonly (readonly [data: 'null' | 'empty' | 'nullUrl' | 'absent', body: object])[] = [
	['null', { data: null, meta: usage }],
	['empty', { data: [], meta: usage }],
	['nullUrl', { data: [{ url: null, b64_json: null }], meta: usage }],
	['absent', { meta: usage }],
];
describe("a fault of a generation's answer", () => {
	for (const [data, body] of withoutPicture) {
		it(`answers a billed success without a picture: data ${data}`, async () => {
			const { response, text } = await answerTo({ kind: 'noPicture', data });
			assert.deepStrictEqual([response.status, JSON.parse(text)], [200, body]);
			assert.equal(service().totals().billedCount, 1);
		});
	}

	it('answers a success without a picture that is not billed, and lists it as failed', async () => {
		const { text, cost } = await answerTo({ kind: 'noPicture', data: 'null', billed: false });
		assert.deepStrictEqual(JSON.parse(text), {
			data: null,
			meta: { usage: { credits_used: 0, usd_spent: 0 } },
		});
		assert.deepStrictEqual(cost, ['0', '0']);
		assert.deepStrictEqual([service().totals().billedCount, service().totals().balanceUsd], [0, 10]);
		const page = await json<{ data: { status: string }[] }>(await get(service(), '/v2/logs?period=1h'));
		assert.deepStrictEqual(
			page.data.map(row => row.status),
			['failed'],
		);
	});

	it('answers with the picture as base64 and a null URL', async () => {
		const { text } = await answerTo({ kind: 'base64' }, { image_size: 'square', output_format: 'webp' });
		const body: { data: { url: null; b64_json: string }[] } = JSON.parse(text);
		const { url, b64_json: base64 } = body.data[0]!;
		const { format, width, height } = await sharp(Buffer.from(base64, 'base64')).metadata();
		assert.deepStrictEqual([url, format, width, height, body.data.length], [null, 'webp', 512, 512, 1]);
		assert.equal(service().totals().billedCount, 1);
	});

	const usages: readonly (readonly [
		usage: 'tokensUsed' | 'none' | 'nullMeta',
		meta: unknown,
		cost: readonly (string | null)[],
	])[] = [
		['tokensUsed', { usage: { tokens_used: 78_000 } }, [null, null]],
		['none', { usage: null }, [null, null]],
		['nullMeta', null, ['78000', '0.039']],
	];
	for (const [name, meta, expected] of usages) {
		it(`answers with the usage ${name}`, async () => {
			const { text, cost } = await answerTo({ kind: 'usage', usage: name });
			const body: { meta: unknown } = JSON.parse(text);
			assert.deepStrictEqual([body.meta, cost], [meta, expected]);
			assert.match(urlIn(text), /^http:/u);
			assert.equal(service().totals().billedCount, 1);
		});
	}

	it('answers a billed success that is not JSON', async () => {
		const page = await answerTo({ kind: 'notJson' });
		const own = await answerTo({ kind: 'notJson', body: '{"data":[' });
		assert.deepStrictEqual(
			[page, own].map(({ response, text }) => [response.status, text]),
			[
				[200, '<!doctype html><title>OK</title>'],
				[200, '{"data":['],
			],
		);
		assert.throws(() => JSON.parse(page.text));
		assert.equal(service().totals().billedCount, 2);
	});

	for (const [fault, format, width, height] of [
		[{ kind: 'picture', format: 'jpeg' }, 'jpeg', 1024, 768],
		[{ kind: 'picture', width: 640, height: 480 }, 'png', 640, 480],
		[{ kind: 'picture', width: 1 }, 'png', 1, 768],
	] as const) {
		it(`makes another picture than asked for: ${JSON.stringify(fault)}`, async () => {
			const { text } = await answerTo(fault, { image_size: { width: 1024, height: 768 } });
			const metadata = await sharp(await bytesOf(urlIn(text))).metadata();
			assert.deepStrictEqual([metadata.format, metadata.width, metadata.height], [format, width, height]);
			assert.equal(last(service(), 'generate').billed?.usd, 0.039);
		});
	}

	it('bills the size that was asked for, not the one it makes', async () => {
		await answerTo(
			{ kind: 'picture', width: 512, height: 512 },
			{ image_size: { width: 2048, height: 2048 } },
		);
		assert.equal(last(service(), 'generate').billed?.usd, 0.0975);
	});

	it('gives any URL as the result', async () => {
		const template = await answerTo({ kind: 'resultUrl', url: 'http://example.invalid{path}' });
		assert.equal(urlIn(template.text), `http://example.invalid${last(service(), 'generate').billed?.path}`);
		const real = await answerTo({ kind: 'resultUrl', url: '{origin}{path}?signed=1' });
		assert.ok((await bytesOf(urlIn(real.text))).length > 100);
		const odd = await answerTo({ kind: 'resultUrl', url: 'file:///etc/passwd' });
		assert.equal(urlIn(odd.text), 'file:///etc/passwd');
	});
});
