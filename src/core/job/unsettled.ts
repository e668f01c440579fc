import { entryOf } from './conclusion.ts';
import type { Journal } from './journal.ts';
import type { LedgerEntry } from './ledgerEntry.ts';
import { nobody } from './record.ts';

/**
 * What is spent, or may be, for jobs that wait for a person: the ledger does not have them before they are
 * over. Throws when the journal cannot be read.
 */
export async function readUnsettled(
	journal: Pick<Journal, 'list' | 'read'>,
): Promise<readonly LedgerEntry[]> {
	const names = (await journal.list()).filter(({ owner, state }) => owner === nobody && state !== 'waiting');
	const records = await Promise.all(names.map(name => journal.read(name)));
	return records
		.filter(record => record !== undefined)
		.filter(({ at }) => !Number.isNaN(Date.parse(at)))
		.map(record => {
			const { paid } = record;
			const outcome = paid === undefined ? 'unknown' : 'made';
			return entryOf(record, { outcome, usage: paid?.usage ?? {}, requestId: paid?.requestId });
		});
}
