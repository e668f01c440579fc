import { elements, field, number, parseJson, text } from '../service/json.ts';

/**
 * What came of a request, as far as money goes:
 * - `made`: billed, with an image;
 * - `noImage`: billed, without one;
 * - `notBilled`: it turned out that it cost nothing;
 * - `unknown`: nobody knows yet; it counts as spent.
 */
export type Outcome = 'unknown' | 'notBilled' | 'noImage' | 'made';

/** What one request cost. */
export interface LedgerEntry {
	/** The job's id. */
	readonly id: string;
	/** When it was sent: ISO 8601. */
	readonly at: string;
	readonly model: string;
	/** At most its first 100 UTF-16 code units are kept. */
	readonly prompt: string;
	/** How many megapixels are billed; 0 when nobody knows. */
	readonly megapixels: number;
	readonly outcome: Outcome;
	/** What the service says that it cost, in USD and in its own credits. */
	readonly usd?: number | undefined;
	readonly credits?: number | undefined;
	/** What it was expected to cost, in USD. */
	readonly estimatedUsd?: number | undefined;
	/** The service's id of the request. */
	readonly requestId?: string | undefined;
}

/** An entry as it is on disk: of two with the same id the later revision counts. */
export interface RevisedEntry extends LedgerEntry {
	/** From 1 on. */
	readonly revision: number;
}

/** A price, and whether it is only what was expected. */
export interface Cost {
	readonly usd: number;
	readonly isEstimate: boolean;
}

/** What is in a file of the ledger. */
export interface LedgerFile {
	readonly entries: readonly RevisedEntry[];
	/** False when something in it could not be read: a damaged file, or one of a later version. */
	readonly isWhole: boolean;
}

/** The longest start of a prompt that is kept, in UTF-16 code units. */
const longestPrompt = 100;

/** By the service's own answer to "How can I track my funds". */
export const creditsPerUsd = 2_000_000;

/** Worse to better known; of two outcomes that were written at the same time the last one counts. */
const outcomes: readonly Outcome[] = ['unknown', 'notBilled', 'noImage', 'made'];

/** What the service says that it cost, in USD; undefined when it did not say. */
export function paidUsd({ usd, credits }: LedgerEntry): number | undefined {
	return usd ?? (credits === undefined ? undefined : credits / creditsPerUsd);
}

/** What an entry counts for; undefined when nobody knows. */
export function costOf(entry: LedgerEntry): Cost | undefined {
	const paid = entry.outcome === 'notBilled' ? 0 : paidUsd(entry);
	if (paid !== undefined) {
		return { usd: paid, isEstimate: false };
	}
	return entry.estimatedUsd === undefined ? undefined : { usd: entry.estimatedUsd, isEstimate: true };
}

/** An entry as it is written; what cannot be an amount is left out. Throws RangeError when its time is none. */
export function revise(entry: LedgerEntry, revision: number): RevisedEntry {
	const { id, at, model, prompt, megapixels, outcome, requestId } = entry;
	if (!isTime(at)) {
		throw new RangeError(`no time: ${at}`);
	}
	return {
		id,
		at: new Date(at).toISOString(),
		model,
		prompt: startOf(prompt),
		megapixels: amount(megapixels) ?? 0,
		outcome,
		usd: amount(entry.usd),
		credits: amount(entry.credits),
		estimatedUsd: amount(entry.estimatedUsd),
		requestId,
		revision,
	};
}

/**
 * What is known of a request after `news` of it. Its time stays, and so does what the news does not say. The
 * same object when nothing in it is new.
 */
export function renew(known: RevisedEntry, news: LedgerEntry): RevisedEntry {
	const said = revise({ ...news, at: known.at }, known.revision);
	const { usd, credits } = paidUsd(said) === undefined ? known : said;
	const renewed: RevisedEntry = {
		...said,
		usd,
		credits,
		estimatedUsd: said.estimatedUsd ?? known.estimatedUsd,
		requestId: said.requestId ?? known.requestId,
	};
	const isNews =
		JSON.stringify(renewed) !== JSON.stringify(known) &&
		(news.outcome !== 'unknown' || known.outcome === 'unknown');
	return isNews ? { ...renewed, revision: known.revision + 1 } : known;
}

/** That of two revisions of an entry which counts. Any order of comparing many gives the same one. */
export function laterOf(one: RevisedEntry, other: RevisedEntry): RevisedEntry {
	// Not to know is no news, however late it comes.
	const order =
		Number(one.outcome !== 'unknown') - Number(other.outcome !== 'unknown') ||
		one.revision - other.revision ||
		outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome) ||
		(JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
	return order > 0 ? one : other;
}

/** Entries as the bytes of a file. */
export function formatLedgerFile(entries: readonly RevisedEntry[]): Uint8Array {
	return new TextEncoder().encode(JSON.stringify({ version: 1, entries }));
}

/** Reads a file of the ledger, which anybody may have written. What cannot be read of it is left out. */
export function parseLedgerFile(bytes: Uint8Array): LedgerFile {
	const json = parseJson(new TextDecoder().decode(bytes));
	const list = field(json, 'entries');
	if (field(json, 'version') !== 1 || !Array.isArray(list)) {
		return { entries: [], isWhole: false };
	}
	const entries = elements(list)
		.map(parseEntry)
		.filter(entry => entry !== undefined);
	return { entries, isWhole: entries.length === list.length };
}

/** Only what money hangs on must be there. */
function parseEntry(value: unknown): RevisedEntry | undefined {
	const id = text(field(value, 'id'));
	const at = text(field(value, 'at'));
	const outcome = outcomes.find(each => each === field(value, 'outcome'));
	if (id === undefined || at === undefined || outcome === undefined || !isTime(at)) {
		return undefined;
	}
	const entry: LedgerEntry = {
		id,
		at,
		model: text(field(value, 'model')) ?? '',
		prompt: text(field(value, 'prompt')) ?? '',
		megapixels: number(field(value, 'megapixels')) ?? 0,
		outcome,
		usd: number(field(value, 'usd')),
		credits: number(field(value, 'credits')),
		estimatedUsd: number(field(value, 'estimatedUsd')),
		requestId: text(field(value, 'requestId')),
	};
	return revise(entry, number(field(value, 'revision')) ?? 1);
}

function amount(value: number | undefined): number | undefined {
	return value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** File names and the order of entries need years of four digits. */
function isTime(at: string): boolean {
	const time = Date.parse(at);
	return time >= 0 && time < Date.UTC(10_000);
}

/** Ends before a character that would be cut in two. */
function startOf(prompt: string): string {
	return prompt.slice(0, longestPrompt).replace(/[\uD800-\uDBFF]$/, '');
}
