import { randomUUID } from 'node:crypto';
import { admits, keyOf } from './account.ts';
import type { Exchange } from './exchange.ts';
import { envelopeOf, interfere } from './interfere.ts';
import { creditsPerDollar, priceInCredits, type Inference } from './ledger.ts';
import type { State } from './state.ts';
import { model, validate, type GenerationRequest } from './validate.ts';

/** `POST /v1/images/generations`: checks, bills, and answers with the picture's URL. */
export async function generate(state: State, exchange: Exchange): Promise<void> {
	const inference = trace(exchange);
	state.ledger.arrived();
	if (await interfere(state, exchange, 'arrived')) {
		return;
	}
	await exchange.readBody();
	if (await interfere(state, exchange, 'received')) {
		if (failedInside(exchange)) {
			state.ledger.fail(inference, 0);
		}
		return;
	}
	const request = await check(state, exchange);
	if (request === undefined) {
		return;
	}
	// A client that leaves now is billed all the same: the service has no way to take a generation back.
	await state.waiting.delay(state.settings.delayMs);
	const path = settle(state, exchange, inference, request);
	if (!(await interfere(state, exchange, 'billed'))) {
		await answer(state, exchange, path);
	}
}

/** Names the inference, in the headers that every answer of this endpoint carries. */
function trace(exchange: Exchange): Inference {
	const given = exchange.entry.headers['x-client-request-id'] ?? '';
	// Anything else is silently dropped (documented).
	const clientRequestId = /^[A-Za-z0-9._:-]{1,128}$/u.test(given) ? given : undefined;
	const inferenceId = randomUUID();
	exchange.traces['x-inference-id'] = inferenceId;
	if (clientRequestId !== undefined) {
		exchange.traces['x-client-request-id'] = clientRequestId;
	}
	return { key: keyOf(exchange), model, requestId: exchange.requestId, inferenceId, clientRequestId };
}

/** Whether a forced failure is the service's own, so that its logs list it; a proxy's is not. */
function failedInside(exchange: Exchange): boolean {
	const status = exchange.fault('status');
	if (status === undefined) {
		return exchange.fault('reset')?.when === 'beforeBilling';
	}
	const envelope = envelopeOf(exchange, status);
	return status.status >= 400 && status.status !== 401 && envelope !== 'html' && envelope !== 'empty';
}

/** The request if key, body and balance are in order, its price set aside; otherwise refuses it. */
async function check(state: State, exchange: Exchange): Promise<GenerationRequest | undefined> {
	if (!(await admits(state.settings, exchange))) {
		return undefined;
	}
	const { entry } = exchange;
	// The captured answers to a bad payload and to an empty balance have no `requestId`.
	const withId = false;
	if (!/^application\/json\b/iu.test(entry.headers['content-type'] ?? '')) {
		await exchange.refuse(400, { message: 'Expected Content-Type application/json', withId });
		return undefined;
	}
	if (!('json' in entry)) {
		await exchange.refuse(400, { message: 'The body is not valid JSON', withId });
		return undefined;
	}
	const result = validate(entry.json);
	if (!result.ok) {
		await exchange.refuse(400, { data: result.issues, withId });
		return undefined;
	}
	if (!state.ledger.hold(priceInCredits(result.request.width, result.request.height))) {
		// Misspelt, and with a question mark after the path, as captured.
		const data = { kind: 'err_insufficent_credits' };
		await exchange.refuse(403, { data, instance: `${entry.path}?`, withId });
		return undefined;
	}
	return result.request;
}

/** Makes the picture, asked for or not, and bills it; returns its path. */
function settle(
	state: State,
	exchange: Exchange,
	inference: Inference,
	request: GenerationRequest,
): string | undefined {
	const credits = priceInCredits(request.width, request.height);
	if (exchange.fault('noPicture')?.billed === false) {
		state.ledger.fail(inference, credits);
		return undefined;
	}
	const { kind: _kind, ...changes } = exchange.fault('picture') ?? { kind: 'picture' };
	const path = state.pictures.add({ ...request, ...changes });
	exchange.entry.billed = state.ledger.bill(inference, credits, path);
	return path;
}

async function answer(state: State, exchange: Exchange, path: string | undefined): Promise<void> {
	const notJson = exchange.fault('notJson');
	const credits = exchange.entry.billed?.credits ?? 0;
	const usage = exchange.fault('usage')?.usage;
	if (usage === undefined || usage === 'nullMeta') {
		exchange.traces['x-aimlapi-credits-used'] = String(credits);
		exchange.traces['x-aimlapi-usd-spent'] = String(credits / creditsPerDollar);
	}
	if (notJson !== undefined) {
		const body = notJson.body ?? '<!doctype html><title>OK</title>';
		await exchange.send({ status: 200, type: 'text/html; charset=utf-8', body });
		return;
	}
	await exchange.send({
		status: state.settings.successStatus,
		type: 'application/json; charset=utf-8',
		body: JSON.stringify({ data: await dataOf(state, exchange, path), meta: metaOf(credits, usage) }),
	});
}

async function dataOf(state: State, exchange: Exchange, path: string | undefined): Promise<unknown> {
	const picture = path === undefined ? undefined : state.pictures.get(path);
	switch (exchange.fault('noPicture')?.data) {
		case 'absent':
			return undefined;
		case 'null':
			return null;
		case 'empty':
			return [];
		case 'nullUrl':
			return [{ url: null, b64_json: null }];
		case undefined:
			break;
	}
	if (exchange.fault('base64') !== undefined && picture !== undefined) {
		return [{ url: null, b64_json: (await state.draw(picture)).toString('base64') }];
	}
	const template = exchange.fault('resultUrl')?.url ?? '{origin}{path}';
	return [
		{ url: template.replace('{origin}', state.imageUrl).replace('{path}', path ?? ''), b64_json: null },
	];
}

function metaOf(credits: number, usage: 'tokensUsed' | 'none' | 'nullMeta' | undefined): unknown {
	switch (usage) {
		case 'tokensUsed':
			return { usage: { tokens_used: credits } };
		case 'none':
			return { usage: null };
		case 'nullMeta':
			return null;
		case undefined:
			return { usage: { credits_used: credits, usd_spent: credits / creditsPerDollar } };
	}
}
