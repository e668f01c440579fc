import type { RequestControl } from '../backend.ts';
import { Failure } from '../failure.ts';
import type { ImageRequest, Model } from '../models/model.ts';
import { parseAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { readBody, TooLargeError } from './body.ts';
import { parseJson } from './json.ts';
import { judgeAnswer, judgeFault } from './judge.ts';
import type { Verdict } from './judge.ts';
import { networkDetail, readNetworkFault } from './network.ts';
import { retryDelay } from './retry.ts';
import { redact } from './service.ts';
import type { Service } from './service.ts';

/** The most that an answer's JSON may weigh, in bytes: a picture of 64 MiB in base64, and some. */
const largestJson = 96 * 1024 * 1024;

/**
 * One paid `POST /v1/images/generations`, sent again only where it cannot have been billed.
 * `clientRequestId` is what `GET /v2/logs` lists the request under.
 * Throws a Failure; `cancelled` without `maybeBilled` when it was stopped before it was sent.
 */
export async function generateImage(
	service: Service,
	job: { readonly model: Model; readonly request: ImageRequest; readonly clientRequestId: string },
	control: RequestControl,
): Promise<Answer> {
	const body = JSON.stringify(job.model.toWire(job.request));
	for (let attempt = 1; ; attempt++) {
		throwIfCancelled(control.cancel);
		const outcome = await send(
			service,
			{ body, prompt: job.request.prompt, clientRequestId: job.clientRequestId },
			control,
		);
		if ('answer' in outcome) {
			return outcome.answer;
		}
		const { failure, retry } = outcome.verdict;
		const delayMs = retry === undefined ? undefined : retryDelay(retry, attempt, service.outside.random);
		if (delayMs === undefined) {
			throw failure;
		}
		control.onWaiting?.(delayMs);
		await service.outside.sleep(delayMs, control.cancel).catch(() => throwIfCancelled(control.cancel));
	}
}

type Outcome = { readonly answer: Answer } | { readonly verdict: Verdict };

async function send(
	service: Service,
	post: { readonly body: string; readonly prompt: string; readonly clientRequestId: string },
	control: RequestControl,
): Promise<Outcome> {
	if (service.isBrowser && !(await isReachable(service, control.cancel))) {
		throwIfCancelled(control.cancel);
		return { verdict: judgeFault('unreached', 'no connection') };
	}
	throwIfCancelled(control.cancel);
	control.onSent?.();
	try {
		const response = await service.outside.fetch(`${service.origin}/v1/images/generations`, {
			method: 'POST',
			headers: {
				Authorization: `Bearer ${service.apiKey}`,
				'Content-Type': 'application/json',
				// Browsers ask the service for leave to send a header, and it is not known to give it for this one.
				...(service.isBrowser ? {} : { 'X-Client-Request-Id': post.clientRequestId }),
			},
			body: post.body,
			redirect: 'error',
			credentials: 'omit',
			signal: AbortSignal.any([control.drop, AbortSignal.timeout(service.timeoutMs)]),
		});
		return await readOutcome(service, response, post.prompt);
	} catch (error) {
		if (error instanceof Failure) {
			return { verdict: { failure: error } };
		}
		const read = readNetworkFault(error);
		// What somebody else aborted, nobody wished for: it may have been received.
		const fault = read === 'aborted' && !control.drop.aborted ? 'unknown' : read;
		return { verdict: judgeFault(fault, redact(networkDetail(error), service.apiKey)) };
	}
}

async function readOutcome(service: Service, response: Response, prompt: string): Promise<Outcome> {
	const { status, statusText, headers } = response;
	const text = new TextDecoder().decode(await readAnswer(response));
	if (!response.ok) {
		const answer = { status, statusText, headers, body: text };
		return {
			verdict: judgeAnswer(answer, service.outside.now(), said => redact(said, service.apiKey, prompt)),
		};
	}
	const answer = parseAnswer(parseJson(text), headers);
	if (answer === undefined) {
		throw new Failure('badResponse', {
			status,
			detail: `${status} without JSON of an image`,
			maybeBilled: true,
		});
	}
	if (answer.resultUrl === undefined && answer.base64 === undefined) {
		const maybeBilled = (answer.usage.credits ?? answer.usage.usd ?? 0) > 0;
		throw new Failure('refused', { status, requestId: answer.requestId, maybeBilled });
	}
	return { answer };
}

async function readAnswer(response: Response): Promise<Uint8Array> {
	try {
		return await readBody(response, largestJson);
	} catch (error) {
		if (error instanceof TooLargeError) {
			throw new Failure('badResponse', { status: response.status, detail: error.message, maybeBilled: true });
		}
		throw error;
	}
}

/**
 * A browser hides why `fetch` failed. A keyless GET just before tells "no network" from "perhaps sent".
 */
async function isReachable(service: Service, cancel: AbortSignal): Promise<boolean> {
	try {
		const signal = AbortSignal.any([cancel, AbortSignal.timeout(service.timeoutMs)]);
		const response = await service.outside.fetch(`${service.origin}/v1/models?id=none`, {
			signal,
			credentials: 'omit',
			cache: 'no-store',
		});
		await response.body?.cancel();
		return true;
	} catch {
		return false;
	}
}

function throwIfCancelled(signal: AbortSignal): void {
	if (signal.aborted) {
		throw new Failure('cancelled');
	}
}
