import * as z from 'zod/mini';
import { parseJson } from '../service/json.ts';

/**
 * Why bytes are kept:
 * - `replaced`: they were in the asset's place, and perhaps are;
 * - `offered`: they were made to replace the asset, are paid for, and never were in its place;
 * - `deleted`: they were the asset's when it was deleted.
 */
export const versionKinds = ['replaced', 'offered', 'deleted'] as const;
export type VersionKind = (typeof versionKinds)[number];

/** Which bytes are meant: enough to read them and to know them again. */
export interface VersionBytes {
	readonly id: string;
	/** 64 hex digits. */
	readonly sha256: string;
	/** In bytes. */
	readonly size: number;
}

/** Bytes of an image that are kept in Figment's own storage. */
export interface Version extends VersionBytes {
	/** The URI of the image that they belong to. */
	readonly asset: string;
	/** When they were last kept: ISO 8601, UTC. */
	readonly at: string;
	readonly kind: VersionKind;
	/** For a file's name, without the dot. */
	readonly extension: string;
	/** The text of the image's sidecar, where its recipe is not in the image. */
	readonly recipe?: string | undefined;
	/** What the service calls the request that the image was made by. */
	readonly requestId?: string | undefined;
}

/** What the note of a version says; the rest is in the note's name. */
export type Note = Omit<Version, 'id' | 'at' | 'kind'>;

/** What the name of a note tells: all that may change of a version that stays with its asset. */
export interface NoteName {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly time: number;
	readonly kind: VersionKind;
}

/** A new id. Those of later times sort behind those of earlier ones. */
export function newId(time: number): string {
	return `${stamp(time)}-${crypto.randomUUID().slice(0, 8)}`;
}

/** When what a file is about was first kept, in milliseconds; undefined for a foreign file. */
export function timeOfFile(name: string): number | undefined {
	const digits = /^(\d{13})-[0-9a-f]{8}\./.exec(name)?.[1];
	return digits === undefined ? undefined : Number(digits);
}

/** The name of the file of a version's bytes. */
export function bytesName({ id }: { readonly id: string }): string {
	return `${id}.bytes`;
}

/** The id of the version whose bytes a file of this name holds; undefined for any other file. */
export function idOfBytes(name: string): string | undefined {
	return /^(\d{13}-[0-9a-f]{8})\.bytes$/.exec(name)?.[1];
}

/** The name of a version's note: one rename keeps the version again, for other windows in one step. */
export function noteName({ id, time, kind }: NoteName): string {
	return `${id}.${stamp(time)}.${kind}.json`;
}

/** Undefined for a file that is no note. */
export function parseNoteName(name: string): NoteName | undefined {
	const [, id, time, word] = /^(\d{13}-[0-9a-f]{8})\.(\d{13})\.(\w+)\.json$/.exec(name) ?? [];
	const kind = versionKinds.find(each => each === word);
	return id === undefined || kind === undefined ? undefined : { id, time: Number(time), kind };
}

const optionalText = z.optional(z.string());

const schema = z.object({
	version: z.literal(1),
	asset: z.string(),
	sha256: z.string(),
	size: z.int(),
	extension: z.string(),
	recipe: optionalText,
	requestId: optionalText,
});

/** A note as the bytes of its file. */
export function formatNote({ asset, sha256, size, extension, recipe, requestId }: Note): Uint8Array {
	const note = { version: 1, asset, sha256, size, extension, recipe, requestId };
	return new TextEncoder().encode(JSON.stringify(note));
}

/** The note in a file; undefined for one that is damaged or of a later Figment. */
export function parseNote(bytes: Uint8Array): Note | undefined {
	const parsed = schema.safeParse(parseJson(new TextDecoder().decode(bytes)));
	if (!parsed.success) {
		return undefined;
	}
	const { version: _, ...note } = parsed.data;
	return note;
}

/** What a note and its name say together. */
export function versionOf({ id, time, kind }: NoteName, note: Note): Version {
	return { ...note, id, at: new Date(time).toISOString(), kind };
}

function stamp(time: number): string {
	return String(time).padStart(13, '0');
}
