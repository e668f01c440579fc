import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readBody, TooLargeError } from '../../../../src/core/service/body.ts';

/** A response whose body comes in parts, and whether it was cancelled. */
function responseOf(parts: readonly Uint8Array<ArrayBuffer>[], contentLength?: string) {
	const state = { isCancelled: false, pulled: 0 };
	const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
		{
			pull: controller => {
				const part = parts[state.pulled++];
				return part === undefined ? controller.close() : controller.enqueue(part);
			},
			cancel: () => {
				state.isCancelled = true;
			},
		},
		{ highWaterMark: 0 },
	);
	const headers: Record<string, string> =
		contentLength === undefined ? {} : { 'content-length': contentLength };
	return { response: new Response(body, { headers }), state };
}

/** Bytes that differ from others by `first`, and at their start. */
function bytesOf(length: number, first = 0): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(length).fill(first + 1);
	bytes.fill(255, 0, 1);
	return bytes;
}

describe('a body', () => {
	it('has the room before it that the caller wants, whether or not its length was declared', async () => {
		for (const contentLength of ['30', undefined, '3']) {
			const { response } = responseOf([bytesOf(10), bytesOf(20)], contentLength);
			const body = await readBody(response, 100, 50);
			assert.equal(body.length, 30);
			assert.ok(body.byteOffset >= 50);
			assert.deepStrictEqual(new Uint8Array(body.buffer, body.byteOffset - 50, 50), new Uint8Array(50));
		}
	});

	for (const [kind, left] of [
		['a stream of bytes', [0, 0]],
		['any other stream', [10, 20]],
	] as const) {
		it(`of ${kind} leaves ${left.join(' and ')} bytes of its parts in memory`, async () => {
			const parts = [bytesOf(10), bytesOf(20)];
			const rest = parts.values();
			const reader = {
				read: () => Promise.resolve(rest.next()),
				releaseLock: () => undefined,
			};
			const getReader = (options?: unknown) => {
				if (options !== undefined && kind !== 'a stream of bytes') {
					throw new TypeError('not a stream of bytes');
				}
				return reader;
			};
			const response = { headers: new Headers(), body: { getReader } } as unknown as Response;
			const expected = Buffer.concat(parts);
			assert.deepStrictEqual(Buffer.from(await readBody(response, 100)), expected);
			assert.deepStrictEqual(
				parts.map(({ length }) => length),
				left,
			);
		});
	}

	const table: readonly (readonly [
		name: string,
		parts: readonly number[],
		contentLength: string | undefined,
	])[] = [
		['without a declared length', [10, 20], undefined],
		['of the declared length', [10, 20], '30'],
		['that is shorter than declared', [10], '100'],
		['that is longer than declared, as a compressed one is', [10, 80], '20'],
		['of a declared length of nothing', [10], '0'],
		['of a declared length that is no number', [10], 'ten'],
		['of a declared length below nothing', [10], '-5'],
		['of a declared length in parts of bytes', [10], '10.5'],
		['in empty parts', [0, 10, 0], '10'],
		['that is empty', [], undefined],
		['of exactly the limit', [60, 40], undefined],
		['of exactly the limit, declared', [100], '100'],
	];
	for (const [name, lengths, contentLength] of table) {
		it(`is read whole ${name}`, async () => {
			const { response } = responseOf(
				lengths.map(length => bytesOf(length, length)),
				contentLength,
			);
			const expected = Buffer.concat(lengths.map(length => bytesOf(length, length)));
			assert.deepStrictEqual(Buffer.from(await readBody(response, 100)), expected);
		});
	}

	it('that is not there is empty', async () => {
		assert.deepStrictEqual(await readBody(new Response(null), 100), new Uint8Array());
	});

	it('is refused for its declared length before any of it is read', async () => {
		const { response, state } = responseOf([bytesOf(1000)], '101');
		await assert.rejects(readBody(response, 100), { name: 'TooLargeError', message: 'more than 100 bytes' });
		assert.deepStrictEqual(state, { isCancelled: true, pulled: 0 });
	});

	const tooLong: readonly (readonly [
		name: string,
		lengths: readonly number[],
		contentLength: string | undefined,
	])[] = [
		['in its first part', [101, 10], undefined],
		['by a byte', [60, 40, 1, 10], undefined],
		['though it declared less', [60, 60, 10], '50'],
		['though it declared the limit', [60, 60, 10], '100'],
	];
	for (const [name, lengths, contentLength] of tooLong) {
		it(`is stopped as soon as it is longer than the limit, ${name}`, async () => {
			const { response, state } = responseOf(
				lengths.map(length => bytesOf(length)),
				contentLength,
			);
			await assert.rejects(readBody(response, 100), TooLargeError);
			assert.ok(state.isCancelled);
			assert.ok(state.pulled < lengths.length + 1);
		});
	}

	it('that never ends is stopped at the limit', async () => {
		let sent = 0;
		const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
			pull: controller => {
				sent += 65_536;
				controller.enqueue(new Uint8Array(65_536));
			},
		});
		await assert.rejects(readBody(new Response(endless), 1_000_000), { message: 'more than 1000000 bytes' });
		assert.ok(sent < 1_300_000);
	});

	it('that breaks off rejects with the reason', async () => {
		let pulled = 0;
		const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
			pull: controller =>
				pulled++ === 0 ? controller.enqueue(bytesOf(5)) : controller.error(new Error('reset')),
		});
		await assert.rejects(readBody(new Response(broken), 100), { message: 'reset' });
	});

	it('is what was sent or too large, in whatever parts it comes and whatever it declares', async () => {
		const lengths = fc.array(fc.nat(90_000), { maxLength: 6 });
		const declared = fc.option(fc.nat(300_000).map(String), { nil: undefined });
		await fc.assert(
			fc.asyncProperty(lengths, declared, fc.nat(300_000), async (parts, contentLength, limit) => {
				const sent = parts.map((length, index) => bytesOf(length, index));
				const whole = Buffer.concat(sent);
				const read = readBody(responseOf(sent, contentLength).response, limit);
				if (whole.length > limit || Number(contentLength ?? 0) > limit) {
					await assert.rejects(read, TooLargeError);
				} else {
					assert.ok(whole.equals(await read));
				}
			}),
			{ numRuns: 100 },
		);
	});
});
