import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import init, { WasmReader } from '@contentauth/c2pa-wasm';
import { projectRoot } from '../harness/paths.ts';
import type { NamedFile } from './packages.ts';

/** An image file with a C2PA manifest. */
export interface SignedFile extends NamedFile {
	readonly mimeType: string;
	/** Whether the manifest is in the file, and not at an address that the file names. */
	readonly isEmbedded: boolean;
}

/**
 * Files signed by c2pa-rs 0.91, with a certificate made for them that ends in the year 2126; the JPEG called
 * `long` has so much in its manifest that this takes two segments.
 */
export const signedFiles: readonly SignedFile[] = [
	signed('short.png', 'image/png'),
	signed('short.jpeg', 'image/jpeg'),
	signed('short.webp', 'image/webp'),
	signed('long.jpeg', 'image/jpeg'),
	signed('remote.png', 'image/png'),
	signed('remote.jpeg', 'image/jpeg'),
	signed('remote.webp', 'image/webp'),
];

/** What C2PA's own reader says of a file: its state and what is wrong with it. */
export async function validate({ bytes, mimeType }: Pick<SignedFile, 'bytes' | 'mimeType'>): Promise<{
	readonly state: string;
	readonly faults: readonly string[];
}> {
	await started;
	using reader = await WasmReader.fromBytes(mimeType, bytes);
	const store = JSON.parse(reader.json()) as {
		readonly validation_state: string;
		readonly validation_status?: readonly { readonly code: string }[];
	};
	return {
		state: store.validation_state,
		faults: (store.validation_status ?? []).map(({ code }) => code),
	};
}

const module = join(projectRoot, 'node_modules/@contentauth/c2pa-wasm/pkg/c2pa_bg.wasm');
const started = init({ module_or_path: readFileSync(module) });

function signed(name: string, mimeType: string): SignedFile {
	const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'c2pa', name)));
	return { name, mimeType, bytes, isEmbedded: !name.startsWith('remote') };
}
