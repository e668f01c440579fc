import { fold } from './fold.ts';

/** What is asked of a width and a height, both in pixels. Undefined where the size is not known. */
export type SizeTest = (width: number | undefined, height: number | undefined) => boolean;

/** What somebody looks for in the library. All of it must be met. */
export interface Query {
	/** Folded; each must be somewhere in the prompt or the path. */
	readonly words: readonly string[];
	/** Folded; each must be somewhere in the model's id. */
	readonly models: readonly string[];
	/** Folded; each must be where the name of a folder of the path begins. */
	readonly folders: readonly string[];
	/** From when on it was made and until when, the latter not included, in milliseconds since 1970. */
	readonly after?: number;
	readonly before?: number;
	readonly sizes: readonly SizeTest[];
	readonly draft?: boolean;
	readonly unused?: boolean;
	/** The filters whose values make no sense, perhaps for want of more letters: they do nothing. */
	readonly ignored: readonly string[];
}

/**
 * Reads what was typed to search: words, and filters of a name, a colon and a value.
 *
 * - `model:pro` a part of the model's id
 * - `in:docs/images` a folder, or its beginning, anywhere on the path
 * - `after:2026-05-01` made on that day or later, `before:2026-05-01` made before it, by the clock here; a month,
 *   a year, `today` and `yesterday` do too
 * - `size:1024x768` just so; `size:>=1024x768` each side; `size:>=1024` the longest side; also `>`, `<`, `<=`
 * - `draft:yes`, `draft:no`, `unused:yes`, `unused:no`
 *
 * Quotes keep blanks together. All else is a word, filters there are none of too.
 *
 * @param now in milliseconds since 1970
 */
export function parseQuery(text: string, now: number): Query {
	const draft: Draft = { words: [], models: [], folders: [], sizes: [], ignored: [] };
	for (const [whole, name = '', quoted, plain = ''] of text.matchAll(part)) {
		const hasNoValue = name === '' && filters.has(filterName(plain));
		const read = hasNoValue ? undefined : filters.get(filterName(name));
		if (hasNoValue || (read !== undefined && !read(draft, (quoted ?? plain).trim(), now))) {
			draft.ignored.push(whole);
		} else if (read === undefined) {
			const word = oneLine(fold(name + (quoted ?? plain)));
			draft.words.push(...(word === '' ? [] : [word]));
		}
	}
	return draft;
}

/** A text whose words have one blank between them. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

interface Draft {
	readonly words: string[];
	readonly models: string[];
	readonly folders: string[];
	readonly sizes: SizeTest[];
	readonly ignored: string[];
	after?: number;
	before?: number;
	draft?: boolean;
	unused?: boolean;
}

/** Takes a filter's value into a query; whether it makes sense. */
type ReadFilter = (query: Draft, value: string, now: number) => boolean;

/** A name and a value in quotes, of which the last may be yet to come, or without. */
const part = /([a-z]+:)?(?:"([^"]*)"?|([^\s"]+))/gi;

const filters: ReadonlyMap<string, ReadFilter> = new Map<string, ReadFilter>([
	['model', (query, value) => value !== '' && query.models.push(fold(value)) > 0],
	['in', (query, value) => value !== '' && query.folders.push(toFolder(value)) > 0],
	[
		'size',
		(query, value) => {
			const test = parseSize(value.toLowerCase());
			return test !== undefined && query.sizes.push(test) > 0;
		},
	],
	[
		'after',
		(query, value, now) => {
			const time = parseDay(value.toLowerCase(), now);
			if (time !== undefined) {
				query.after = Math.max(query.after ?? time, time);
			}
			return time !== undefined;
		},
	],
	[
		'before',
		(query, value, now) => {
			const time = parseDay(value.toLowerCase(), now);
			if (time !== undefined) {
				query.before = Math.min(query.before ?? time, time);
			}
			return time !== undefined;
		},
	],
	['draft', (query, value) => setAnswer(query, 'draft', value)],
	['unused', (query, value) => setAnswer(query, 'unused', value)],
]);

const answers: ReadonlyMap<string, boolean> = new Map([
	['yes', true],
	['true', true],
	['no', false],
	['false', false],
]);

function setAnswer(query: Draft, name: 'draft' | 'unused', value: string): boolean {
	const answer = answers.get(value.toLowerCase());
	if (answer !== undefined) {
		query[name] = answer;
	}
	return answer !== undefined;
}

function filterName(text: string): string {
	return text.endsWith(':') ? text.slice(0, -1).toLowerCase() : '';
}

function toFolder(value: string): string {
	return `/${fold(value)
		.replaceAll('\\', '/')
		.replace(/^(?:\.?\/)+/, '')}`;
}

function parseSize(value: string): SizeTest | undefined {
	const [, operator = '', first, second] = /^([<>]=?|=)?(\d{1,6})(?:[x×](\d{1,6}))?$/.exec(value) ?? [];
	if (first === undefined) {
		return undefined;
	}
	const compare = comparisons[operator] ?? isEqual;
	const [one, other] = [Number(first), second === undefined ? undefined : Number(second)];
	return (width, height) =>
		width !== undefined &&
		height !== undefined &&
		(other === undefined
			? compare(Math.max(width, height), one)
			: compare(width, one) && compare(height, other));
}

const isEqual = (one: number, other: number) => one === other;
const comparisons: Readonly<Record<string, (one: number, other: number) => boolean>> = {
	'>': (one, other) => one > other,
	'>=': (one, other) => one >= other,
	'<': (one, other) => one < other,
	'<=': (one, other) => one <= other,
};

/** When a day, a month or a year begins, by the clock here. */
function parseDay(value: string, now: number): number | undefined {
	if (value === 'today' || value === 'yesterday') {
		const today = new Date(now);
		return new Date(
			today.getFullYear(),
			today.getMonth(),
			today.getDate() - (value === 'today' ? 0 : 1),
		).getTime();
	}
	const [, year, month = '1', day = '1'] = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(value) ?? [];
	const date = new Date(Number(year), Number(month) - 1, Number(day));
	// The 31st of a month that has none would be in the next.
	return date.getMonth() === Number(month) - 1 ? date.getTime() : undefined;
}
