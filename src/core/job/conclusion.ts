import type { Usage } from '../backend.ts';
import { pixelsOf } from '../models/model.ts';
import type { ImageRequest } from '../models/model.ts';
import { findModel } from '../models/registry.ts';
import type { LedgerEntry } from './ledgerEntry.ts';
import { billedMegapixels } from './price.ts';
import type { JobRecord } from './record.ts';
import { isAsset } from '../generate.ts';
import type { Asset, Miss } from '../generate.ts';

/**
 * What remains of a job that is over:
 * - `close`: nothing; with a `spent` for the ledger when money was or may be spent;
 * - `rest`: its record, in this state, for a later start or for a person to decide.
 */
export type Conclusion =
	| { readonly kind: 'close'; readonly spent?: Spent | undefined }
	| { readonly kind: 'rest'; readonly state: RestingState; readonly miss: Miss };

/** The states in which a record may be left to anybody. */
export type RestingState = 'unknown' | 'ready' | 'stuck' | 'kept';

/** What a job that is over has cost. */
export interface Spent {
	readonly outcome: LedgerEntry['outcome'];
	readonly usage: Usage;
	readonly requestId?: string | undefined;
}

/** Decides what remains of a job. Whatever is paid for and not a file yet is never closed. */
export function conclude(result: Asset | Miss): Conclusion {
	if (isAsset(result)) {
		const { usage, requestId } = result.made;
		return { kind: 'close', spent: { outcome: 'made', usage, requestId } };
	}
	const { failure, made } = result;
	const { usage, requestId } = failure;
	const rest = (state: RestingState): Conclusion => ({ kind: 'rest', state, miss: result });
	if (made !== undefined) {
		return rest('kept');
	}
	if (failure.code === 'cancelled' && failure.maybeBilled) {
		// Dropped: the person said that nobody waits for it.
		const known = usage ?? failure.paid?.usage;
		const outcome = known === undefined ? 'unknown' : 'noImage';
		return { kind: 'close', spent: { outcome, usage: known ?? {}, requestId } };
	}
	if (failure.paid !== undefined) {
		return rest(failure.code === 'downloadFailed' ? 'ready' : 'stuck');
	}
	if (usage !== undefined) {
		return { kind: 'close', spent: { outcome: 'noImage', usage, requestId } };
	}
	return failure.maybeBilled ? rest('unknown') : { kind: 'close' };
}

/** What the ledger is told of a job. */
export function entryOf(record: JobRecord, { outcome, usage, requestId }: Spent): LedgerEntry {
	const { id, at, request, priceUsd } = record;
	return {
		id,
		at,
		model: request.model,
		prompt: request.prompt,
		megapixels: megapixelsOf(request),
		outcome,
		usd: usage.usd,
		credits: usage.credits,
		estimatedUsd: priceUsd,
		requestId,
	};
}

/** 0 when this Figment does not know the model or the name of the size any more. */
function megapixelsOf({ model: id, imageSize }: ImageRequest): number {
	const model = findModel(id);
	const isKnown =
		model !== undefined &&
		(typeof imageSize !== 'string' || Object.hasOwn(model.imageSize.presets, imageSize));
	return isKnown ? billedMegapixels(pixelsOf(model, imageSize)) : 0;
}
