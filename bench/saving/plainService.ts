import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';

const answerSchema = z.object({ data: z.tuple([z.object({ url: z.string() })]) });

/** Where the service is that the settings name. */
function origin(): string {
	return vscode.workspace.getConfiguration('figment').get<string>('api.baseUrl') ?? '';
}

/** When the service last answered a request for an image, by `performance.now()`, whoever asked. */
export class Answers implements vscode.Disposable {
	readonly #fetch = globalThis.fetch;
	#at = 0;

	constructor() {
		globalThis.fetch = async (input, init) => {
			const response = await this.#fetch(input, init);
			this.#at = init?.method === 'POST' ? performance.now() : this.#at;
			return response;
		};
	}

	get at(): number {
		return this.#at;
	}

	dispose(): void {
		globalThis.fetch = this.#fetch;
	}
}

/** Asks the service for an image and gives its address: the least that does. */
export async function askPlainly(kind: Kind): Promise<string> {
	const { imageSize, outputFormat } = kinds[kind];
	const response = await fetch(`${origin()}/v1/images/generations`, {
		method: 'POST',
		headers: {
			Authorization: `Bearer ${process.env['AIMLAPI_API_KEY'] ?? ''}`,
			'Content-Type': 'application/json',
		},
		body: JSON.stringify({
			model: 'blackforestlabs/flux-2-pro',
			prompt: 'a lighthouse',
			image_size: imageSize,
			output_format: outputFormat,
		}),
	});
	return answerSchema.parse(await response.json()).data[0].url;
}

/** Fetches an image: the least that does. */
export async function fetchPlainly(url: string): Promise<Uint8Array> {
	return new Uint8Array(await (await fetch(url)).arrayBuffer());
}
