import type { Service } from '../service/service.ts';
import { fingerprint } from './pictureFiles.ts';
import type { ReceivedJob } from './reckoning.ts';

/** What a service received and billed, as often as asked; each picture is fetched once. */
export class ReceivedJobs {
	readonly #service: Service;
	/** By path on the image host. */
	readonly #fingerprints = new Map<string, string>();

	constructor(service: Service) {
		this.#service = service;
	}

	/** All requests for a picture so far. */
	look(): Promise<readonly ReceivedJob[]> {
		return Promise.all(
			this.#service.requests('generate').map(async ({ headers, billed }) => ({
				id: headers['x-client-request-id'] ?? 'a request without an id',
				billed: billed === undefined ? undefined : await this.#fingerprint(billed.path),
			})),
		);
	}

	async #fingerprint(imagePath: string): Promise<string> {
		const known = this.#fingerprints.get(imagePath);
		if (known !== undefined) {
			return known;
		}
		const response = await fetch(this.#service.imageUrl + imagePath);
		const found = await fingerprint(new Uint8Array(await response.arrayBuffer()));
		this.#fingerprints.set(imagePath, found);
		return found;
	}
}
