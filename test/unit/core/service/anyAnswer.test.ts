import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Made } from '../../../../src/core/backend.ts';
import { samples } from '../image/samples.ts';
import { propertyRuns } from '../../../harness/propertyRuns.ts';
import { anyAnswer, anyFault, anyHeaders, anyJson, partLengths } from './anyAnswers.ts';
import type { Ingredients, Reply } from './anyAnswers.ts';
import { apiKey, checkOutcome, play, prompt } from './anyTalk.ts';

/** What the service was sent, as an answer might repeat it. */
const echoes = [
	apiKey,
	`Bearer ${apiKey}`,
	`invalid key (${apiKey}).`,
	prompt,
	JSON.stringify({ prompt, apiKey }),
];
const service: Ingredients = { echoes, mayFallSilent: true };
/** The image host was sent neither. */
const imageHost: Ingredients = { echoes, mayFallSilent: false };

function anyReply(ingredients: Ingredients): fc.Arbitrary<Reply> {
	return fc.oneof(
		{ weight: 5, arbitrary: anyAnswer(ingredients) },
		{ weight: 1, arbitrary: anyFault(ingredients) },
	);
}

/** Whether a reply is one after which the same POST may be sent again. */
function mayRepeat(reply: Reply): boolean {
	if (!('status' in reply)) {
		return reply.isUnreached;
	}
	const hasDelay = reply.headers.some(([name]) => name === 'retry-after');
	const isOwn = /"status(Code)?"/.test(new TextDecoder().decode(reply.body));
	return reply.status === 429 || (reply.ending === 'end' && reply.status === 503 && hasDelay && isOwn);
}

/** Whether an answer claims more bytes than a picture may have; then it is not asked for again. */
function isTooLarge(reply: Reply): boolean {
	const headers = 'status' in reply ? reply.headers : [];
	return headers.some(([name, value]) => name === 'content-length' && Number(value) > 64 * 1024 * 1024);
}

/** The body of an answer with one image. */
function bodyOf(image: { readonly url?: string; readonly b64_json?: string }, meta: unknown) {
	return new TextEncoder().encode(JSON.stringify({ data: [image], meta }));
}

describe('a generation that meets any answers', () => {
	it('ends as a whole picture or a Failure, sends again only what may be, and never hangs', async () => {
		const half = Buffer.from(samples[0]!.bytes).toString('base64').slice(0, 400);
		const images = [{ url: 'https://cdn.example/a' }, { b64_json: half }, { b64_json: 'no base64!' }];
		const paid = fc
			.record({ answer: anyAnswer(service), image: fc.constantFrom(...images), meta: anyJson(service) })
			.map(({ answer, image, meta }): Reply => ({ ...answer, status: 200, body: bodyOf(image, meta) }));
		const post = fc.oneof({ weight: 4, arbitrary: anyReply(service) }, { weight: 1, arbitrary: paid });
		const talks = fc.record({
			posts: fc.array(post, { minLength: 1, maxLength: 5 }),
			downloads: fc.array(anyReply(imageHost), { minLength: 1, maxLength: 3 }),
			free: anyReply({ ...service, mayFallSilent: false }),
			isBrowser: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(talks, async talk => {
				const { outcome, posts, downloads, waits } = await play(talk);
				checkOutcome(outcome);
				for (let index = 0; index < posts - 1; index++) {
					assert.ok(mayRepeat(talk.posts[index] ?? talk.posts.at(-1)!), `POST ${index + 1} was repeated`);
				}
				assert.ok(posts <= 11 && downloads <= 6, `${posts} POSTs, ${downloads} downloads`);
				assert.deepEqual(
					waits.filter(ms => !(ms >= 0 && ms <= 120_000)),
					[],
				);
			}),
			propertyRuns(300),
		);
	});

	it('makes the picture that comes in the end, whatever comes before and around it', async () => {
		const busy = anyAnswer(service)
			.filter(answer => !isTooLarge(answer))
			.map((answer): Reply => ({ ...answer, status: 429, ending: 'end' }));
		const good = fc.record({
			status: fc.integer({ min: 200, max: 299 }).filter(status => status !== 204 && status !== 205),
			statusText: fc.constantFrom('', 'OK'),
			headers: anyHeaders(service),
			parts: partLengths,
			ending: fc.constant('end' as const),
		});
		const talks = fc.record({
			busy: fc.array(busy, { maxLength: 8 }),
			answer: good,
			sample: fc.constantFrom(...samples),
			isInline: fc.boolean(),
			meta: anyJson(service),
			failing: fc.array(
				anyReply(imageHost).filter(reply => !isTooLarge(reply)),
				{ maxLength: 5 },
			),
			download: good,
			free: anyAnswer({ ...service, mayFallSilent: false }),
			isBrowser: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(talks, async ({ busy: rejections, answer, failing, download, ...talk }) => {
				const bytes = new Uint8Array(talk.sample.bytes);
				const base64 = Buffer.from(bytes).toString('base64');
				const image = talk.isInline ? { b64_json: base64 } : { url: 'https://cdn.example/a' };
				const { outcome, posts, downloads } = await play({
					...talk,
					posts: [...rejections, { ...answer, body: bodyOf(image, talk.meta) }],
					downloads: [...failing, { ...download, body: bytes }],
				});
				checkOutcome(outcome);
				const { picture } = outcome as Made;
				assert.deepEqual(
					{ bytes: Buffer.from(picture.bytes), posts, downloads },
					{
						bytes: Buffer.from(bytes),
						posts: rejections.length + 1,
						downloads: talk.isInline ? 0 : failing.length + 1,
					},
				);
			}),
			propertyRuns(100),
		);
	});
});
