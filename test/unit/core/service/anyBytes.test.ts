import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { samples } from '../image/samples.ts';
import { checkOutcome, apiKey, outcomeOf } from './anyTalk.ts';
import { current, proxyPage } from './captured.ts';

/** Where the server is, as long as its real address. */
const placeholder = 'http://127.0.0.1:00000';

const picture = Buffer.from(samples[0]!.bytes);
const success = JSON.stringify({
	data: [{ url: `${placeholder}/image` }],
	meta: { usage: { credits_used: 1 } },
});

/** Any answer in HTTP, mostly with this body, sound or not, from somebody who knows a text and says it. */
function anyHttp(expected: Buffer, known: string): fc.Arbitrary<Buffer> {
	const errors = [current(429, 'busy'), current(503, `busy ${known}`), current(401, known), proxyPage];
	const status = fc.oneof(
		{ weight: 4, arbitrary: fc.constant('200') },
		{ weight: 4, arbitrary: fc.constantFrom('429', '503', '307', '100', '204') },
		// Misdirected: `fetch` itself asks once more, as its standard wants, and Node's may be stuck then.
		{
			weight: 1,
			arbitrary: fc
				.nat(999)
				.filter(code => code !== 421)
				.map(String),
		},
	);
	const body = fc.oneof(
		{ weight: 6, arbitrary: fc.constant(expected) },
		{ weight: 3, arbitrary: fc.constantFrom(...errors).map(text => Buffer.from(text)) },
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }).map(bytes => Buffer.from(bytes)) },
	);
	const parts = fc.record({
		version: mostly('HTTP/1.1', ['HTTP/1.0', 'HTTP/1.0', 'HTTP/2', 'ICY']),
		status,
		reason: fc.constantFrom('', 'OK', `for ${known}`, '\u00ff'),
		headers: fc.array(mostly('Retry-After: 1', headers), { maxLength: 2 }),
		framing: mostly('length', Object.keys(framings)),
		body,
	});
	return parts.map(each => {
		const [header, framed] = framings[each.framing]!(each.body);
		const redirect = each.status === '307' ? ['Location: /elsewhere'] : [];
		const start = `${each.version} ${each.status} ${each.reason}`;
		const lines = [start, ...redirect, ...each.headers, header, '', ''];
		return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), framed]);
	});
}

/** Any bytes, mostly an answer in HTTP, of which some may be cut off or others. */
function anyBytes(expected: Buffer, known: string): fc.Arbitrary<Buffer> {
	const whole = anyHttp(expected, known);
	const spoilt = fc
		.tuple(whole, fc.nat(), fc.uint8Array({ maxLength: 4 }))
		.map(([bytes, at, odd]) => spoil(bytes, at % bytes.length, odd));
	const cut = fc.tuple(whole, fc.nat()).map(([bytes, at]) => bytes.subarray(0, at % bytes.length));
	return fc.oneof(
		{ weight: 7, arbitrary: whole },
		{ weight: 1, arbitrary: spoilt },
		{ weight: 1, arbitrary: cut },
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)) },
	);
}

const headers = [
	'Location: /elsewhere',
	'Location: http://127.0.0.1:1/',
	'Content-Encoding: gzip',
	'Content-Type: application/json; charset=nonsense',
	'Connection: keep-alive',
	'Set-Cookie: \u00ff',
	`X-Request-Id: ${'x'.repeat(20_000)}`,
	'no header at all',
];

/** How the end of a body is told, rightly and wrongly. */
const framings: Readonly<Record<string, (body: Buffer) => readonly [header: string, body: Buffer]>> = {
	length: body => [`Content-Length: ${body.length}`, body],
	close: body => ['Connection: close', body],
	chunks: body => ['Transfer-Encoding: chunked', chunk(body, body.length.toString(16))],
	tooLong: body => [`Content-Length: ${body.length + 5}`, body],
	tooShort: body => [`Content-Length: ${Math.max(0, body.length - 5)}`, body],
	twoLengths: body => [`Content-Length: ${body.length}\r\nContent-Length: 1`, body],
	noNumber: body => ['Content-Length: 0x10', body],
	oddChunks: body => ['Transfer-Encoding: chunked', chunk(body, 'zz')],
	hugeChunk: body => ['Transfer-Encoding: chunked', chunk(body, 'ffffffffffffffff')],
};

function mostly(usual: string, others: readonly string[]): fc.Arbitrary<string> {
	return fc.oneof(
		{ weight: 4, arbitrary: fc.constant(usual) },
		{ weight: 1, arbitrary: fc.constantFrom(...others) },
	);
}

function chunk(body: Buffer, size: string): Buffer {
	return Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
}

function spoil(bytes: Buffer, at: number, odd: Uint8Array): Buffer {
	return Buffer.concat([bytes.subarray(0, at), odd, bytes.subarray(at + odd.length)]);
}

describe('a generation over connections that answer with any bytes', () => {
	/** What the server writes into the connection before it closes it. */
	let script: Readonly<Record<'toPost' | 'toOthers', Buffer>> = { toPost: picture, toOthers: picture };
	const seen = { posts: 0, strays: [] as string[] };
	let origin = '';
	const server = http.createServer((request, response) => {
		const isPost = request.method === 'POST';
		seen.posts += isPost ? 1 : 0;
		const isForKey = isPost ? request.url === '/v1/images/generations' : request.url?.startsWith('/v2/');
		if (isForKey !== true && request.headers.authorization !== undefined) {
			seen.strays.push(`${request.method} ${request.url}`);
		}
		const text = (isPost ? script.toPost : script.toOthers).toString('latin1').replace(placeholder, origin);
		request.resume().on('end', () => {
			response.socket?.on('error', () => undefined).end(Buffer.from(text, 'latin1'));
		});
	});

	before(async () => {
		await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		origin = `http://127.0.0.1:${String(port).padStart(5, '0')}`;
	});
	after(() => {
		server.closeAllConnections();
		server.close();
	});

	/** What a generation comes to, and the statuses of the POSTs as `fetch` told them. */
	async function run(): Promise<{ readonly outcome: unknown; readonly statuses: readonly number[] }> {
		const statuses: number[] = [];
		const fetch = async (input: string, init: RequestInit) => {
			const index = init.method === 'POST' ? statuses.push(0) - 1 : undefined;
			const response = await globalThis.fetch(input, init);
			if (index !== undefined) {
				statuses[index] = response.status;
			}
			return response;
		};
		const outside = { fetch, sleep: async () => undefined, random: () => 0.5, now: () => Date.now() };
		const outcome = await outcomeOf({ origin, apiKey, timeoutMs: 2000, isBrowser: false, outside });
		return { outcome, statuses };
	}

	it('ends as a whole picture or a Failure, sends again only what may be, and takes the key nowhere', async () => {
		await fc.assert(
			fc.asyncProperty(
				anyBytes(Buffer.from(success), apiKey),
				anyBytes(picture, ''),
				async (toPost, toOthers) => {
					script = { toPost, toOthers };
					Object.assign(seen, { posts: 0, strays: [] });
					const { outcome, statuses } = await run();
					checkOutcome(outcome);
					assert.deepEqual(
						{
							repeated: statuses.slice(0, -1).filter(status => status !== 429 && status !== 503),
							strays: seen.strays,
							isEachSentOnce: seen.posts <= statuses.length,
						},
						{ repeated: [], strays: [], isEachSentOnce: true },
					);
				},
			),
			{ numRuns: 100 },
		);
	});
});
