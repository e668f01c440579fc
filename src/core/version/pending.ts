import * as z from 'zod/mini';
import { parseJson } from '../service/json.ts';
import type { VersionBytes } from './version.ts';

/** A replacement that was accepted and is not known to be over. */
export interface PendingReplacement {
	readonly id: string;
	/** When it was accepted: ISO 8601, UTC. */
	readonly at: string;
	/** The image's URI. */
	readonly asset: string;
	readonly next: VersionBytes;
	/** Undefined when there was no file. */
	readonly previous?: VersionBytes | undefined;
	/** The text of the sidecar that the next image needs. */
	readonly recipe?: string | undefined;
}

/** The name of the file of a pending replacement. */
export function pendingName({ id }: { readonly id: string }): string {
	return `${id}.replacing`;
}

/** The id of the pending replacement in a file of this name; undefined for any other file. */
export function idOfPending(name: string): string | undefined {
	return /^(\d{13}-[0-9a-f]{8})\.replacing$/.exec(name)?.[1];
}

const bytes = z.object({ id: z.string(), sha256: z.string(), size: z.int() });

const schema = z.object({
	version: z.literal(1),
	at: z.string(),
	asset: z.string(),
	next: bytes,
	previous: z.optional(bytes),
	recipe: z.optional(z.string()),
});

/** A pending replacement as the bytes of its file. */
export function formatPending({ at, asset, next, previous, recipe }: PendingReplacement): Uint8Array {
	const record = { version: 1, at, asset, next: pick(next), previous: previous && pick(previous), recipe };
	return new TextEncoder().encode(JSON.stringify(record));
}

/** The pending replacement in a file; undefined for one that is damaged or of a later Figment. */
export function parsePending(id: string, file: Uint8Array): PendingReplacement | undefined {
	const parsed = schema.safeParse(parseJson(new TextDecoder().decode(file)));
	if (!parsed.success) {
		return undefined;
	}
	const { version: _, ...record } = parsed.data;
	return { ...record, id };
}

function pick({ id, sha256, size }: VersionBytes): VersionBytes {
	return { id, sha256, size };
}
