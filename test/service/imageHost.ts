import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { answerPreflight, openToAll } from './cors.ts';
import { wrap } from './envelopes.ts';
import type { Exchange } from './exchange.ts';
import { interfere } from './interfere.ts';
import { sign } from './signed.ts';
import type { HttpPair, State } from './state.ts';
import type { EndlessFault, TruncatedFault } from './types.ts';

/** Answers a request to the image host, which bills nothing and must never see a key. */
export async function answerImage(state: State, http: HttpPair): Promise<void> {
	const { method = '', url = '' } = http.request;
	const isPicture = (method === 'GET' || method === 'HEAD') && url.startsWith('/flamingo/files/');
	const exchange = state.open(http, 'image', isPicture ? 'image' : undefined, openToAll);
	await state.run(exchange, async () => {
		if (method === 'OPTIONS') {
			await answerPreflight(exchange, ['authorization', 'content-type']);
			return;
		}
		if (!isPicture || 'authorization' in exchange.entry.headers) {
			await exchange.readBody();
			await (isPicture ? sendPage(exchange, 400) : sendPage(exchange, 404));
			return;
		}
		for (const stage of ['arrived', 'received', 'billed'] as const) {
			if (await interfere(state, exchange, stage)) {
				return;
			}
		}
		await answerPicture(state, exchange);
	});
}

async function answerPicture(state: State, exchange: Exchange): Promise<void> {
	const picture = state.pictures.get(exchange.url.pathname);
	if (exchange.fault('html') !== undefined || picture === undefined) {
		await sendPage(exchange, picture === undefined ? 404 : 200);
		return;
	}
	const drawn = await state.draw(picture);
	const bytes = exchange.fault('signed') === undefined ? drawn : sign(drawn, picture.format);
	const type = exchange.fault('contentType')?.type ?? `image/${picture.format}`;
	const endless = exchange.fault('endless');
	const truncated = exchange.fault('truncated');
	const slow = exchange.fault('slow');
	if (endless !== undefined) {
		await sendEndless(exchange, type, bytes, endless);
		return;
	}
	if (truncated !== undefined) {
		await sendHalf(exchange, type, bytes, truncated);
		return;
	}
	if (exchange.request.method === 'GET') {
		exchange.response.once('finish', () => state.imageServed());
	}
	if (slow === undefined) {
		await exchange.send({ status: 200, type, body: bytes });
	} else {
		await sendSlowly(state, exchange, type, { bytes, ms: slow.ms });
	}
}

async function sendPage(exchange: Exchange, status: number): Promise<void> {
	const content = wrap('html', { status, message: '', instance: exchange.entry.path });
	await exchange.send({ status, ...content, foreign: true });
}

async function sendHalf(
	exchange: Exchange,
	type: string,
	bytes: Buffer,
	{ framing }: TruncatedFault,
): Promise<void> {
	const half = bytes.subarray(0, Math.floor(bytes.length / 2));
	exchange.begin({ status: 200, type }, framing === 'length' ? { 'content-length': bytes.length } : {});
	if (framing === 'chunked') {
		exchange.response.end(half);
		return;
	}
	await new Promise(resolve => exchange.response.write(half, resolve));
	exchange.hangUp();
}

async function sendEndless(
	exchange: Exchange,
	type: string,
	bytes: Buffer,
	{ declaredBytes }: EndlessFault,
): Promise<void> {
	const { response } = exchange;
	exchange.begin(
		{ status: 200, type },
		declaredBytes === undefined ? {} : { 'content-length': declaredBytes },
	);
	const zeros = Buffer.alloc(65_536);
	let left = declaredBytes ?? Number.POSITIVE_INFINITY;
	let piece = bytes.subarray(0, left);
	while (!response.destroyed && left > 0) {
		left -= piece.length;
		if (!response.write(piece) && !response.destroyed) {
			await drained(response);
		}
		// The client shares this process in unit tests: it must get a turn to stop.
		await nextTurn();
		piece = zeros.subarray(0, left);
	}
	response.end();
}

/** Waits until more can be written, or nobody reads any more. */
function drained(response: ServerResponse): Promise<void> {
	return new Promise(resolve => {
		const go = () => {
			response.off('drain', go).off('close', go);
			resolve();
		};
		response.on('drain', go).on('close', go);
	});
}

async function sendSlowly(
	state: State,
	exchange: Exchange,
	type: string,
	{ bytes, ms }: { readonly bytes: Buffer; readonly ms: number },
): Promise<void> {
	const pieces = 16;
	const size = Math.ceil(bytes.length / pieces);
	exchange.begin({ status: 200, type }, { 'content-length': bytes.length });
	for (let at = 0; at < bytes.length; at += size) {
		await state.waiting.delay(ms / pieces);
		exchange.response.write(bytes.subarray(at, at + size));
	}
	exchange.response.end();
}
