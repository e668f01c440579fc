/** Where a text stops being JSON, both from 1. */
export interface JsonFault {
	readonly line: number;
	/** In UTF-16 code units. */
	readonly column: number;
}

/**
 * Where a text stops being JSON; undefined when it is JSON. JavaScript's own reader says so in words that differ from
 * engine to engine, and not always.
 */
export function findJsonFault(text: string): JsonFault | undefined {
	const offset = findFaultOffset(text);
	if (offset === undefined) {
		return undefined;
	}
	const lines = text.slice(0, offset).split(/\r\n|[\r\n]/);
	return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

type Wanted = 'value' | 'valueOrClose' | 'key' | 'keyOrClose' | 'colon' | 'commaOrClose' | 'end';

/** What a part of the text ends with, and what comes next; undefined for a fault at its start. */
type Step = { readonly end: number; readonly wanted: Wanted; readonly fault?: number } | undefined;

/** Without recursion: brackets may nest deeper than calls can. */
function findFaultOffset(text: string): number | undefined {
	const closers: string[] = [];
	let wanted: Wanted = 'value';
	let at = skipSpace(text, 0);
	while (at < text.length) {
		const step = take(text, at, { wanted, closers });
		if (step === undefined || step.fault !== undefined) {
			return step?.fault ?? at;
		}
		wanted = step.wanted;
		at = skipSpace(text, step.end);
	}
	return wanted === 'end' ? undefined : at;
}

/** Where the reading is: the brackets that are still to be closed are changed with it. */
interface Reading {
	readonly wanted: Wanted;
	readonly closers: string[];
}

function take(text: string, at: number, { wanted, closers }: Reading): Step {
	const letter = text[at] ?? '';
	const mayClose = wanted === 'valueOrClose' || wanted === 'keyOrClose' || wanted === 'commaOrClose';
	if (mayClose && letter === closers.at(-1)) {
		closers.pop();
		return { end: at + 1, wanted: afterValue(closers) };
	}
	switch (wanted) {
		case 'value':
		case 'valueOrClose':
			return takeValue(text, at, closers);
		case 'key':
		case 'keyOrClose':
			return letter === '"' ? takeString(text, at, 'colon') : undefined;
		case 'colon':
			return letter === ':' ? { end: at + 1, wanted: 'value' } : undefined;
		case 'commaOrClose':
			return letter === ',' ? { end: at + 1, wanted: closers.at(-1) === '}' ? 'key' : 'value' } : undefined;
		case 'end':
			return undefined;
	}
}

function takeValue(text: string, at: number, closers: string[]): Step {
	switch (text[at]) {
		case '{':
			closers.push('}');
			return { end: at + 1, wanted: 'keyOrClose' };
		case '[':
			closers.push(']');
			return { end: at + 1, wanted: 'valueOrClose' };
		case '"':
			return takeString(text, at, afterValue(closers));
		default:
			scalar.lastIndex = at;
			return scalar.test(text) ? { end: scalar.lastIndex, wanted: afterValue(closers) } : undefined;
	}
}

function takeString(text: string, at: number, wanted: Wanted): Step {
	for (let index = at + 1; index < text.length; index++) {
		const letter = text[index] ?? '';
		if (letter === '"') {
			return { end: index + 1, wanted };
		}
		if (letter === '\\') {
			escape.lastIndex = index;
			if (!escape.test(text)) {
				return { end: index, wanted, fault: index };
			}
			index = escape.lastIndex - 1;
		} else if (letter < ' ') {
			return { end: index, wanted, fault: index };
		}
	}
	return { end: text.length, wanted, fault: text.length };
}

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

function afterValue(closers: readonly string[]): Wanted {
	return closers.length === 0 ? 'end' : 'commaOrClose';
}

function skipSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) {
		at++;
	}
	return at;
}
