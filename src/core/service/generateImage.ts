import type { RequestControl } from '../backend.ts';
import { Failure } from '../failure.ts';
import type { ImageRequest, Model } from '../models/model.ts';
import { sentPrompt } from '../models/style.ts';
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
	const attempts = { unreached: 0, busy: 0 };
	for (;;) {
		throwIfCancelled(control.cancel);
		const outcome = await send(
			service,
			{ body, prompts: [sentPrompt(job.request), job.request.prompt], clientRequestId: job.clientRequestId },
			control,
		);
		if ('answer' in outcome) {
			return outcome.answer;
		}
		const { failure, retry } = outcome.verdict;
		const delayMs =
			retry === undefined ? undefined : retryDelay(retry, ++attempts[retry.kind], service.outside.random);
		if (delayMs === undefined) {
			throw failure;
		}
		await control.onWaiting?.({ delayMs, isBusy: retry?.kind === 'busy' });
		await service.outside.sleep(delayMs, control.cancel).catch(() => throwIfCancelled(control.cancel));
	}
}

type Outcome = { readonly answer: Answer } | { readonly verdict: Verdict };

async function send(
	service: Service,
	post: { readonly body: string; readonly prompts: readonly string[]; readonly clientRequestId: string },
	control: RequestControl,
): Promise<Outcome> {
	if (service.isBrowser && !(await isReachable(service, control.cancel))) {
		throwIfCancelled(control.cancel);
		return { verdict: judgeFault('unreached', 'no connection') };
	}
	throwIfCancelled(control.cancel);
	await control.beforeSend?.();
	throwIfCancelled(control.cancel);
	control.onSent?.();
	const hide = (said: string) => redact(said, service.apiKey, ...post.prompts);
	let response: Response | undefined;
	try {
		response = await service.outside.fetch(`${service.origin}/v1/images/generations`, {
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
		return await readOutcome(service, response, hide);
	} catch (error) {
		if (error instanceof Failure) {
			return { verdict: { failure: error } };
		}
		const read = readNetworkFault(error);
		// What somebody else aborted, nobody wished for: it may have been received. So has what was answered.
		const isUnsure =
			(read === 'aborted' && !control.drop.aborted) || (read === 'unreached' && response !== undefined);
		return { verdict: judgeFault(isUnsure ? 'unknown' : read, hide(networkDetail(error))) };
	}
}

async function readOutcome(
	service: Service,
	response: Response,
	hide: (said: string) => string,
): Promise<Outcome> {
	const { status, statusText, headers } = response;
	if (!response.ok) {
		// The status tells enough, should the rest of the answer not arrive.
		const bytes = await readAnswer(response).catch(() => new Uint8Array());
		const answer = { status, statusText, headers, body: new TextDecoder().decode(bytes) };
		return { verdict: judgeAnswer(answer, service.outside.now(), hide) };
	}
	const text = new TextDecoder().decode(await readAnswer(response));
	const read = parseAnswer(parseJson(text), headers);
	const answer = read?.requestId === undefined ? read : { ...read, requestId: hide(read.requestId) };
	if (answer === undefined) {
		throw new Failure('badResponse', {
			status,
			detail: `${status} without JSON of an image`,
			maybeBilled: true,
		});
	}
	if (answer.resultUrls.length === 0 && answer.base64 === undefined) {
		const { usage, requestId } = answer;
		const figures = [usage.credits, usage.usd].filter(figure => figure !== undefined);
		const isBilled = figures.some(figure => figure > 0);
		// What a cost is not named for is not known to be free.
		const maybeBilled = isBilled || figures.length === 0;
		throw new Failure('refused', { status, requestId, maybeBilled, ...(isBilled ? { usage } : {}) });
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
