import { Failure } from '../failure.ts';
import { readBalance } from './balance.ts';
import type { Account } from './freeGet.ts';

/** What the service says of a key, asked without spending anything. */
export type KeyCheck =
	| { readonly kind: 'good'; readonly balanceUsd: number | undefined }
	| { readonly kind: 'bad' }
	| { readonly kind: 'unknown'; readonly detail: string };

/** Asks for the balance, which only a good key may. Never throws a Failure. */
export async function checkKey(account: Account): Promise<KeyCheck> {
	try {
		return { kind: 'good', balanceUsd: (await readBalance(account))?.usd };
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		return error.code === 'badKey'
			? { kind: 'bad' }
			: { kind: 'unknown', detail: error.detail ?? error.code };
	}
}
