import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { networkDetail, readNetworkFault } from '../../../../src/core/service/network.ts';
import type { NetworkFault } from '../../../../src/core/service/network.ts';
import { createSelfSigned } from './selfSigned.ts';

const post = { method: 'POST', body: '{"prompt":"a fox"}', redirect: 'error' } as const;

async function rejectionOf(url: string, init: RequestInit = {}): Promise<unknown> {
	try {
		const response = await fetch(url, { ...post, ...init });
		await response.arrayBuffer();
	} catch (error) {
		return error;
	}
	throw new assert.AssertionError({ message: `${url} answered` });
}

async function listen(server: net.Server): Promise<number> {
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return port;
}

describe('what a real fetch rejects with', () => {
	/** What the server does with a request once it has all of it, by path. */
	const faults: Readonly<
		Record<string, (request: http.IncomingMessage, response: http.ServerResponse) => void>
	> = {
		'/reset': request => request.socket.resetAndDestroy(),
		'/close': request => request.socket.end(),
		'/garbage': request => request.socket.end('no HTTP at all\r\n\r\n'),
		'/redirect': (_, response) => response.writeHead(307, { location: '/elsewhere' }).end(),
		'/silence': () => undefined,
		'/cut': (request, response) => {
			response.writeHead(200, { 'content-length': 100 }).write('a', () => request.socket.destroy());
		},
	};
	const plain = http.createServer((request, response) => {
		request.resume().on('end', () => faults[request.url ?? '']?.(request, response));
	});
	const secure = https.createServer(createSelfSigned(), (_, response) => response.end());
	const mute = net.createServer(socket => socket.on('data', () => socket.destroy()));
	const servers = [plain, secure, mute];
	let ports: readonly number[] = [];
	let freePort = 0;

	before(async () => {
		const gone = net.createServer();
		freePort = await listen(gone);
		await new Promise(resolve => gone.close(resolve));
		ports = await Promise.all(servers.map(listen));
	});
	after(() => {
		plain.closeAllConnections();
		for (const server of servers) {
			server.close();
		}
	});

	const table: readonly (readonly [
		name: string,
		fault: NetworkFault,
		detail: RegExp,
		reject: () => Promise<unknown>,
	])[] = [
		['nobody listens', 'unreached', /ECONNREFUSED/, () => rejectionOf(`http://127.0.0.1:${freePort}`)],
		[
			'the name is unknown',
			'unreached',
			/ENOTFOUND|EAI_AGAIN/,
			() => rejectionOf('http://nonexistent.invalid'),
		],
		[
			'a plain server is spoken to in TLS',
			'unreached',
			/^wrong version number$/,
			() => rejectionOf(`https://127.0.0.1:${ports[0]}`),
		],
		[
			'the port is one that fetch does not go to',
			'unreached',
			/^bad port$/,
			() => rejectionOf('http://127.0.0.1:6000'),
		],
		[
			'nobody vouches for the certificate',
			'unreached',
			/self-signed/,
			() => rejectionOf(`https://localhost:${ports[1]}`),
		],
		[
			'the connection ends in the TLS handshake',
			'unknown',
			/before secure/,
			() => rejectionOf(`https://localhost:${ports[2]}`),
		],
		[
			'the connection is reset after sending',
			'unknown',
			/ECONNRESET/,
			() => rejectionOf(`http://127.0.0.1:${ports[0]}/reset`),
		],
		[
			'the connection is closed after sending',
			'unknown',
			/other side closed/,
			() => rejectionOf(`http://127.0.0.1:${ports[0]}/close`),
		],
		['the answer is no HTTP', 'unknown', /HTTP/, () => rejectionOf(`http://127.0.0.1:${ports[0]}/garbage`)],
		['the answer is cut', 'unknown', /./, () => rejectionOf(`http://127.0.0.1:${ports[0]}/cut`)],
		[
			'the answer is a redirect',
			'redirected',
			/redirect/,
			() => rejectionOf(`http://127.0.0.1:${ports[0]}/redirect`),
		],
		[
			'our time is over',
			'timeout',
			/timeout/,
			() => rejectionOf(`http://127.0.0.1:${ports[0]}/silence`, { signal: AbortSignal.timeout(30) }),
		],
		[
			'our time is over, of two signals',
			'timeout',
			/timeout/,
			() => {
				const signal = AbortSignal.any([new AbortController().signal, AbortSignal.timeout(30)]);
				return rejectionOf(`http://127.0.0.1:${ports[0]}/silence`, { signal });
			},
		],
		[
			'we stop it',
			'aborted',
			/aborted/,
			() => {
				const controller = new AbortController();
				setTimeout(() => controller.abort(), 30);
				const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(10_000)]);
				return rejectionOf(`http://127.0.0.1:${ports[0]}/silence`, { signal });
			},
		],
		[
			'we had stopped it before',
			'aborted',
			/aborted/,
			() => rejectionOf(`http://127.0.0.1:${ports[0]}/silence`, { signal: AbortSignal.abort() }),
		],
	];
	for (const [name, fault, detail, reject] of table) {
		it(`is ${fault} when ${name}`, async () => {
			const error = await reject();
			assert.equal(readNetworkFault(error), fault);
			assert.match(networkDetail(error), detail);
			assert.notEqual(networkDetail(error), 'fetch failed');
		});
	}
});

const caused = (cause: unknown) => new TypeError('fetch failed', { cause });
const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('an error that is made up', () => {
	const table: readonly (readonly [name: string, error: unknown, fault: NetworkFault, detail: string])[] = [
		[
			'that tried several addresses',
			caused(new AggregateError([coded('ECONNREFUSED', { syscall: 'connect' }), coded('ENETUNREACH')])),
			'unreached',
			'ECONNREFUSED',
		],
		[
			'of a proxy that refuses the tunnel, as undici says it',
			caused(
				Object.assign(new Error('Proxy response (407) !== 200 when HTTP Tunneling'), {
					name: 'AbortError',
					code: 'UND_ERR_ABORTED',
				}),
			),
			'unreached',
			'Proxy response (407) !== 200 when HTTP Tunneling',
		],
		[
			'of an unreachable network',
			caused(coded('ENETUNREACH', { syscall: 'connect' })),
			'unreached',
			'ENETUNREACH',
		],
		[
			'of a connection that took too long',
			caused(coded('UND_ERR_CONNECT_TIMEOUT')),
			'unreached',
			'UND_ERR_CONNECT_TIMEOUT',
		],
		[
			'of a name server that is busy',
			caused(coded('EAI_AGAIN', { syscall: 'getaddrinfo' })),
			'unreached',
			'EAI_AGAIN',
		],
		['of an expired certificate', caused(coded('CERT_HAS_EXPIRED')), 'unreached', 'CERT_HAS_EXPIRED'],
		[
			'of a certificate for another name',
			caused(coded('ERR_TLS_CERT_ALTNAME_INVALID')),
			'unreached',
			'ERR_TLS_CERT_ALTNAME_INVALID',
		],
		[
			'of an unknown issuer',
			caused(coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE')),
			'unreached',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		],
		[
			'of headers that never came',
			caused(coded('UND_ERR_HEADERS_TIMEOUT')),
			'unknown',
			'UND_ERR_HEADERS_TIMEOUT',
		],
		['of a body that stopped', caused(coded('UND_ERR_BODY_TIMEOUT')), 'unknown', 'UND_ERR_BODY_TIMEOUT'],
		['of a broken pipe', caused(coded('EPIPE', { syscall: 'write' })), 'unknown', 'EPIPE'],
		['of a browser', new TypeError('Failed to fetch'), 'unknown', 'Failed to fetch'],
		['without a message', caused({ code: 'EODD' }), 'unknown', 'EODD'],
		['that is a text', 'broken', 'unknown', 'broken'],
		['that is null', null, 'unknown', 'null'],
		['that is nothing', undefined, 'unknown', 'undefined'],
		['of numbers', { name: 1, code: 2, message: 3 }, 'unknown', '[object Object]'],
	];
	for (const [name, error, fault, detail] of table) {
		it(`is ${fault} ${name}`, () => {
			assert.deepStrictEqual([readNetworkFault(error), networkDetail(error)], [fault, detail]);
		});
	}

	it('that causes itself is read to its end', () => {
		const error = new Error('round');
		error.cause = error;
		assert.deepStrictEqual([readNetworkFault(error), networkDetail(error)], ['unknown', 'round']);
	});
});
