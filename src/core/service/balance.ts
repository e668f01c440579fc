import { parseErrorBody } from './errorBody.ts';
import { accountFailure, accountGet } from './freeGet.ts';
import type { Account, AccountOptions } from './freeGet.ts';
import { field, isObject, number, parseJson } from './json.ts';

/** What is left on the account. */
export interface Balance {
	readonly usd: number;
}

/**
 * `GET /v2/billing`. Undefined when the service accepts the key and does not tell the balance: keys can be
 * limited in what they may read. A key without credit is a good key. Throws a Failure, `badKey` for a bad one.
 */
export async function readBalance(
	account: Account,
	options: AccountOptions = {},
): Promise<Balance | undefined> {
	const answer = await accountGet(account, { path: '/v2/billing', limit: 65_536 }, options);
	// A refusal that is not in the service's own words says nothing about the key.
	if (answer.status === 403 && parseErrorBody(answer.body).isOwn) {
		return undefined;
	}
	const json = parseJson(answer.body);
	if (!answer.ok || !isObject(json)) {
		throw accountFailure(account, answer);
	}
	const usd = number(field(json, 'current_balance'));
	return usd === undefined || field(json, 'currency') !== 'USD' ? undefined : { usd };
}
