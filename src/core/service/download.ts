import { detailOf, Failure } from '../failure.ts';
import type { FailureEvidence } from '../failure.ts';
import { recogniseImage } from '../image/recognise.ts';
import type { ImageFacts } from '../image/recognise.ts';
import { decodeBase64 } from './answer.ts';
import type { Answer } from './answer.ts';
import { readBody, TooLargeError } from './body.ts';
import { networkDetail } from './network.ts';
import { downloadDelay } from './retry.ts';
import { isLoopback, parseUrl } from './service.ts';
import type { Service } from './service.ts';

/** The bytes of a picture and what they say of themselves. */
export interface Picture {
	readonly bytes: Uint8Array;
	readonly facts: ImageFacts;
}

/** The largest picture Figment takes, in bytes. */
export const largestImage = 64 * 1024 * 1024;

/** How long one try of the download may take, in milliseconds. */
const downloadTimeoutMs = 120_000;

/** The picture of an answer: its bytes, or what its URL leads to. Throws a Failure. */
export async function fetchPicture(service: Service, answer: Answer, drop: AbortSignal): Promise<Picture> {
	return answer.resultUrl === undefined
		? decodePicture(answer)
		: downloadPicture(service, answer.resultUrl, drop);
}

/**
 * Downloads a finished picture, as often as it takes: the download is free. The key is not sent.
 * Throws a Failure that holds the URL, so that the download can be taken up again.
 */
export async function downloadPicture(
	service: Service,
	resultUrl: string,
	drop: AbortSignal,
): Promise<Picture> {
	const evidence = { resultUrl, maybeBilled: true };
	if (!isFetchable(resultUrl, service)) {
		throw new Failure('badResponse', { ...evidence, detail: 'the image is not at an https address' });
	}
	for (let attempt = 1; ; attempt++) {
		try {
			return await tryDownload(service, resultUrl, drop);
		} catch (error) {
			if (drop.aborted) {
				throw new Failure('cancelled', evidence);
			}
			const failure =
				error instanceof Failure
					? error
					: new Failure('downloadFailed', { detail: networkDetail(error), cause: error });
			const delayMs =
				failure.code === 'tooLarge' ? undefined : downloadDelay(attempt, service.outside.random);
			if (delayMs === undefined) {
				throw failure.with(evidence);
			}
			await service.outside.sleep(delayMs, drop).catch(() => undefined);
		}
	}
}

async function tryDownload(service: Service, url: string, drop: AbortSignal): Promise<Picture> {
	const response = await service.outside.fetch(url, {
		credentials: 'omit',
		referrerPolicy: 'no-referrer',
		signal: AbortSignal.any([drop, AbortSignal.timeout(downloadTimeoutMs)]),
	});
	if (!response.ok || !isFetchable(response.url || url, service)) {
		await response.body?.cancel();
		const detail = response.ok
			? 'redirected to an insecure address'
			: `${response.status} ${response.statusText}`.trim();
		throw new Failure('downloadFailed', { status: response.status, detail });
	}
	try {
		const bytes = await readBody(response, largestImage);
		return recognise(bytes, {});
	} catch (error) {
		throw error instanceof TooLargeError ? new Failure('tooLarge', { detail: error.message }) : error;
	}
}

function decodePicture(answer: Answer): Picture {
	const evidence = { requestId: answer.requestId, maybeBilled: true };
	try {
		return recognise(decodeBase64(answer.base64 ?? ''), evidence);
	} catch (error) {
		throw error instanceof Failure
			? error
			: new Failure('badResponse', { ...evidence, detail: detailOf(error) });
	}
}

function recognise(bytes: Uint8Array, evidence: FailureEvidence): Picture {
	const facts = recogniseImage(bytes);
	if (facts === undefined) {
		throw new Failure('notAnImage', {
			...evidence,
			detail: `${bytes.length} bytes that are no PNG, JPEG or WebP`,
		});
	}
	if (!facts.isWhole) {
		throw new Failure('downloadFailed', {
			...evidence,
			detail: `the image ended after ${bytes.length} bytes`,
		});
	}
	return { bytes, facts };
}

/** https; plain http only on this machine, and only when the service itself is on this machine. */
function isFetchable(address: string, service: Service): boolean {
	const url = parseUrl(address);
	const isLocalService = isLoopback(new URL(service.origin));
	return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocalService && isLoopback(url));
}
