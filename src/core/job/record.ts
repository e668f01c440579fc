import * as z from 'zod/mini';
import type { AssetPlan } from '../asset/assetPath.ts';
import type { PaidResult } from '../backend.ts';
import type { RememberedSpot } from '../document/spotAgain.ts';
import type { FailureCode } from '../failure.ts';
import type { ImageRequest } from '../models/model.ts';
import { parseJson } from '../service/json.ts';

/**
 * How far a job is known to have come, in this order:
 * - `waiting`: nothing was sent;
 * - `sending`: it may have been sent at any moment since;
 * - `unknown`: it was sent, and nobody waits for the answer any more;
 * - `ready`: it is paid, and its picture can be downloaded;
 * - `stuck`: it is paid, and what was downloaded is not taken for a picture;
 * - `kept`: its picture is in Figment's own storage.
 */
export const jobStates = ['waiting', 'sending', 'unknown', 'ready', 'stuck', 'kept'] as const;
export type JobState = (typeof jobStates)[number];

/** What the state of a record becomes when nobody works on it any more. */
export function abandoned(state: JobState): Exclude<JobState, 'sending'> {
	return state === 'sending' ? 'unknown' : state;
}

/** The owner of a record that waits for a person, and that any window may take up. */
export const nobody = 'nobody';

/** Where the links of a job go. */
export interface PlannedSpot extends RememberedSpot {
	/** The document's URI. */
	readonly document: string;
}

/** Where a job's file and its link go. */
export interface Plan {
	/** The URI of the folder that the file stays in. */
	readonly root: string;
	readonly file: AssetPlan;
	/** The URI of the document that links are written for; without one they start from the root. */
	readonly document?: string | undefined;
	readonly alt: string;
	readonly languageId: string;
	readonly spot?: PlannedSpot | undefined;
}

/** What is on disk about a job, from before it is sent until its picture is a file. */
export interface JobRecord {
	readonly id: string;
	/** When it was asked for: ISO 8601, UTC. */
	readonly at: string;
	/** The service it goes to. */
	readonly origin: string;
	readonly request: ImageRequest;
	readonly plan: Plan;
	/** What it should cost in USD; undefined when that is not known. */
	readonly priceUsd?: number | undefined;
	/** What the service lists it under, where the host may send that. */
	readonly clientRequestId?: string | undefined;
	readonly paid?: PaidResult | undefined;
	/** Why a picture that is paid for is not saved yet. */
	readonly trouble?: { readonly code: FailureCode; readonly detail?: string | undefined } | undefined;
}

const text = z.string();
const optionalText = z.optional(text);
const amount = z.optional(z.number());

const schema = z.object({
	version: z.literal(1),
	id: text,
	at: text,
	origin: text,
	request: z.object({
		model: text,
		prompt: text,
		style: optionalText,
		imageSize: z.union([text, z.object({ width: z.int(), height: z.int() })]),
		outputFormat: text,
		seed: z.int(),
		enableSafetyChecker: z.boolean(),
		safetyTolerance: text,
	}),
	plan: z.object({
		root: text,
		file: z.object({
			root: text,
			base: text,
			path: text,
			pathSetting: z.enum(['assets.folder', 'markdown.copyFiles.destination', 'output']),
			name: text,
			given: optionalText,
			values: z.record(text, text),
		}),
		document: optionalText,
		alt: text,
		languageId: text,
		spot: z.optional(
			z.object({
				document: text,
				mode: z.enum(['cursor', 'below', 'replace', 'end']),
				start: z.int(),
				end: z.int(),
				before: text,
				after: text,
				own: optionalText,
				isOnly: z.optional(z.boolean()),
			}),
		),
	}),
	priceUsd: amount,
	clientRequestId: optionalText,
	paid: z.optional(
		z.object({
			url: text,
			usage: z.object({ credits: amount, usd: amount }),
			requestId: optionalText,
		}),
	),
	trouble: z.optional(
		z.object({ code: z.custom<FailureCode>(value => typeof value === 'string'), detail: optionalText }),
	),
});

/** A record as the bytes of its file. */
export function formatRecord(record: JobRecord): Uint8Array {
	return new TextEncoder().encode(JSON.stringify({ version: 1, ...record }));
}

/** The record in a file; undefined for one that is damaged or of a later version. */
export function parseRecord(bytes: Uint8Array): JobRecord | undefined {
	const parsed = schema.safeParse(parseJson(new TextDecoder().decode(bytes)));
	if (!parsed.success) {
		return undefined;
	}
	const { version: _, ...record } = parsed.data;
	return record;
}

/** What the name of a record's file tells. */
export interface RecordName {
	readonly id: string;
	readonly state: JobState;
	readonly owner: string;
}

/** The name of a record's file: it holds what one rename changes in one step. */
export function recordName({ id, state, owner }: RecordName): string {
	return `${id}.${state}.${owner}.json`;
}

/** Undefined for a file that is no record. */
export function parseRecordName(name: string): RecordName | undefined {
	const [id = '', state, owner = '', ending, ...rest] = name.split('.');
	const known = jobStates.find(each => each === state);
	return known !== undefined && id !== '' && owner !== '' && ending === 'json' && rest.length === 0
		? { id, state: known, owner }
		: undefined;
}
