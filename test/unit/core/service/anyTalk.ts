import assert from 'node:assert/strict';
import type { Made } from '../../../../src/core/backend.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';
import { createServiceBackend } from '../../../../src/core/service/backend.ts';
import type { Service } from '../../../../src/core/service/service.ts';
import type { AnyAnswer, Reply } from './anyAnswers.ts';

/** The key and the prompt of every talk; no failure may tell them. */
export const apiKey = 'test-key_1234567890';
export const prompt = 'A "red" fox\nin the snow';

/** What the service and the image host do, request by request; the last of each for all that follow. */
export interface Talk {
	readonly posts: readonly Reply[];
	readonly downloads: readonly Reply[];
	/** What a question to the service meets that costs nothing. */
	readonly free: Reply;
	readonly isBrowser: boolean;
}

/** What came of a talk. */
export interface Played {
	/** What was made or thrown. */
	readonly outcome: unknown;
	readonly posts: number;
	readonly downloads: number;
	/** In milliseconds. */
	readonly waits: readonly number[];
}

const origin = 'https://api.example';

/** Makes one generation with these replies. Fails when the key goes astray, or when it does not end. */
export async function play(talk: Talk): Promise<Played> {
	const sent = { posts: 0, downloads: 0 };
	const waits: number[] = [];
	const strays: string[] = [];
	const fetch = async (input: string, init: RequestInit): Promise<Response> => {
		const isToService = input.startsWith(`${origin}/`);
		const hasKey = JSON.stringify([input, ...new Headers(init.headers)]).includes(apiKey);
		if (hasKey && !(isToService && init.redirect === 'error')) {
			strays.push(`${input}, redirect ${init.redirect ?? 'follow'}`);
		}
		const reply =
			init.method === 'POST'
				? (talk.posts[sent.posts++] ?? talk.posts.at(-1))
				: isToService
					? talk.free
					: (talk.downloads[sent.downloads++] ?? talk.downloads.at(-1));
		if (reply !== undefined && 'status' in reply) {
			return responseOf(reply, init.signal);
		}
		throw reply?.error;
	};
	const sleep = async (ms: number) => {
		waits.push(ms);
	};
	const outside = { fetch, sleep, random: () => 0.5, now: () => 1_800_000_000_000 };
	const service = { origin, apiKey, timeoutMs: 5, isBrowser: talk.isBrowser, outside };
	const outcome = await outcomeOf(service);
	assert.deepEqual(strays, [], 'the key goes to the service alone');
	return { outcome, ...sent, waits };
}

/** What one generation makes or throws; fails when it takes longer than ten seconds. */
export async function outcomeOf(service: Service): Promise<unknown> {
	const never = new AbortController().signal;
	const request = parseRequest({ prompt, seed: 7, imageSize: 'square' }, Math.random);
	const making = createServiceBackend(service).make({ id: 'job-1', request }, { cancel: never, drop: never });
	const late = Promise.withResolvers<never>();
	const timer = setTimeout(() => late.reject(new assert.AssertionError({ message: 'it hangs' })), 10_000);
	const settled = making.catch((error: unknown) => error);
	return await Promise.race([settled, late.promise]).finally(() => clearTimeout(timer));
}

/** That an outcome is a whole picture, or a Failure that tells neither key nor prompt. */
export function checkOutcome(outcome: unknown): void {
	if (outcome instanceof Failure) {
		const { message, detail, fields } = outcome;
		const issues = fields.flatMap(({ path, problem }) => [
			path,
			problem.kind === 'other' ? problem.text : '',
		]);
		const told = [message, detail ?? '', ...issues].join('\n');
		const secrets = [apiKey, prompt].flatMap(secret => [secret, JSON.stringify(secret).slice(1, -1)]);
		assert.deepEqual(
			secrets.filter(secret => told.includes(secret)),
			[],
			told,
		);
		return;
	}
	assert.ok(outcome instanceof Object && 'picture' in outcome, `${String(outcome)} is no Failure`);
	const { picture, usage } = outcome as Made;
	assert.ok(picture.facts.isWhole);
	assert.ok([usage.credits, usage.usd].every(cost => cost === undefined || Number.isFinite(cost)));
}

const withoutBody = new Set([204, 205, 304]);

/** The `Response` of an answer to a request that `signal` can stop. */
function responseOf(answer: AnyAnswer, signal: AbortSignal | null | undefined): Response {
	const { status, statusText } = answer;
	const headers = new Headers();
	for (const [name, value] of answer.headers) {
		headers.append(name, value);
	}
	const body = withoutBody.has(status) ? null : streamOf(answer, signal);
	const response = new Response(body, { status, statusText, headers });
	Object.defineProperty(response, 'url', { value: answer.finalUrl ?? '' });
	return response;
}

function streamOf(
	answer: AnyAnswer,
	signal: AbortSignal | null | undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
	const lengths = [...answer.parts, answer.body.length];
	let sent = 0;
	return new ReadableStream(
		{
			pull: async controller => {
				const length = lengths.shift();
				if (length !== undefined) {
					controller.enqueue(answer.body.slice(sent, sent + length));
					sent += length;
				} else if (answer.ending === 'end') {
					controller.close();
				} else if (answer.ending === 'silence') {
					await new Promise(resolve => signal?.addEventListener('abort', resolve));
					controller.error(signal?.reason);
				} else {
					controller.error(answer.ending.error);
				}
			},
		},
		{ highWaterMark: 0 },
	);
}
