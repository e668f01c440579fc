import type { PaidResult, Picture } from '../backend.ts';
import { detailOf, Failure } from '../failure.ts';
import { recogniseImage } from '../image/recognise.ts';
import { decodeBase64 } from './answer.ts';
import type { Answer } from './answer.ts';
import { readBody, TooLargeError } from './body.ts';
import { networkDetail } from './network.ts';
import { downloadDelay } from './retry.ts';
import { isLoopback, parseUrl, redact } from './service.ts';
import type { Service } from './service.ts';

/** The largest picture Figment takes, in bytes. */
const largestImage = 64 * 1024 * 1024;

/** A recipe with the longest prompt takes less, in bytes. */
const recipeRoom = 65_536;

/** How long one try of the download may take, in milliseconds. */
const downloadTimeoutMs = 120_000;

/**
 * Downloads a finished picture, as often as it takes: the download is free. The key is not sent.
 * Throws a Failure that holds `paid`, so that the download can be taken up again.
 */
export async function downloadPicture(
	service: Service,
	paid: PaidResult,
	drop: AbortSignal,
): Promise<Picture> {
	const evidence = { paid, requestId: paid.requestId, maybeBilled: true };
	if (!isFetchable(paid.url, service)) {
		throw new Failure('badResponse', { ...evidence, detail: 'the image is not at an https address' });
	}
	for (let attempt = 1; ; attempt++) {
		try {
			return await tryDownload(service, paid.url, drop);
		} catch (error) {
			if (drop.aborted) {
				throw new Failure('cancelled', evidence);
			}
			const failure =
				error instanceof Failure
					? error
					: new Failure('downloadFailed', {
							detail: redact(networkDetail(error), service.apiKey),
							cause: error,
						});
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
		const detail = response.ok ? 'redirected to an insecure address' : String(response.status);
		throw new Failure('downloadFailed', { status: response.status, detail });
	}
	try {
		const bytes = await readBody(response, largestImage, recipeRoom);
		return { ...recognise(bytes, 'downloadFailed'), room: recipeRoom };
	} catch (error) {
		throw error instanceof TooLargeError ? new Failure('tooLarge', { detail: error.message }) : error;
	}
}

/** The picture in an answer that carries its bytes. Throws a Failure. */
export function decodePicture(answer: Answer): Picture {
	try {
		return recognise(decodeBase64(answer.base64 ?? ''), 'badResponse');
	} catch (error) {
		const failure =
			error instanceof Failure ? error : new Failure('badResponse', { detail: detailOf(error) });
		const { usage, requestId } = answer;
		throw failure.with({ usage, requestId, maybeBilled: true });
	}
}

/** `broken` is what half a picture is called: one that was downloaded can be downloaded again. */
function recognise(bytes: Uint8Array, broken: 'downloadFailed' | 'badResponse'): Picture {
	const facts = recogniseImage(bytes);
	if (facts === undefined) {
		throw new Failure('notAnImage', { detail: `${bytes.length} bytes that are no PNG, JPEG or WebP` });
	}
	if (!facts.isWhole) {
		throw new Failure(broken, { detail: `the image ended after ${bytes.length} bytes` });
	}
	return { bytes, facts };
}

/** https; plain http only on this machine, and only when the service itself is on this machine. */
export function isFetchable(address: string, service: Service): boolean {
	const url = parseUrl(address);
	const isLocalService = isLoopback(new URL(service.origin));
	return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocalService && isLoopback(url));
}
