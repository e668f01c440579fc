import { isPunctuation } from './linkParts.ts';

/** A part of a text that a reader sees as something else. */
export interface Replacement {
	readonly start: number;
	readonly end: number;
	text: string;
}

/** A run of `*` or `_` that may begin or end emphasis (CommonMark 0.31, 6.2); its text is what is left of it. */
export interface Delimiter extends Replacement {
	readonly canOpen: boolean;
	readonly canClose: boolean;
	/** The next one before and behind that is still in the game. */
	before: Delimiter | undefined;
	behind: Delimiter | undefined;
}

const delimiterRun = /\*+|_+/y;

/** Reads the run of delimiters at an offset. */
export function readDelimiter(text: string, start: number): Delimiter {
	delimiterRun.lastIndex = start;
	const run = delimiterRun.exec(text)?.[0] ?? '';
	const end = start + run.length;
	const previous = kindOf(lastCharacter(text, start));
	const next = kindOf(end === text.length ? '\n' : String.fromCodePoint(text.codePointAt(end) ?? 0));
	const isLeft = next !== 'space' && (next === 'other' || previous !== 'other');
	const isRight = previous !== 'space' && (previous === 'other' || next !== 'other');
	const isInWord = text[start] === '_';
	return {
		start,
		end,
		text: run,
		canOpen: isLeft && (!isInWord || !isRight || previous === 'sign'),
		canClose: isRight && (!isInWord || !isLeft || next === 'sign'),
		before: undefined,
		behind: undefined,
	};
}

/** Takes from the delimiters of a link's text what is emphasis ("process emphasis" of CommonMark 0.31). */
export function resolveEmphasis(delimiters: readonly Delimiter[]): void {
	let before: Delimiter | undefined;
	for (const delimiter of delimiters) {
		delimiter.before = before;
		delimiter.behind = undefined;
		if (before !== undefined) {
			before.behind = delimiter;
		}
		before = delimiter;
	}
	/** For each kind of closer: there is no opener for it before this offset. */
	const bottoms = new Map<string, number>();
	let closer = delimiters[0];
	while (closer !== undefined) {
		if (!closer.canClose) {
			closer = closer.behind;
			continue;
		}
		const kind = `${closer.text[0]}${closer.canOpen}${(closer.end - closer.start) % 3}`;
		const opener = findOpener(closer, bottoms.get(kind) ?? 0);
		if (opener === undefined) {
			bottoms.set(kind, closer.start);
			closer = closer.behind;
		} else {
			closer = join(opener, closer);
		}
	}
}

function findOpener(closer: Delimiter, bottom: number): Delimiter | undefined {
	const length = closer.end - closer.start;
	for (let opener = closer.before; opener !== undefined && opener.start >= bottom; opener = opener.before) {
		const sum = opener.end - opener.start + length;
		const isOdd = (closer.canOpen || opener.canClose) && length % 3 !== 0 && sum % 3 === 0;
		if (opener.canOpen && opener.text[0] === closer.text[0] && !isOdd) {
			return opener;
		}
	}
	return undefined;
}

/** Uses one or two signs of both; returns the closer to go on with. */
function join(opener: Delimiter, closer: Delimiter): Delimiter | undefined {
	const used = opener.text.length >= 2 && closer.text.length >= 2 ? 2 : 1;
	opener.text = opener.text.slice(used);
	closer.text = closer.text.slice(used);
	const last = opener.text === '' ? opener.before : opener;
	closer.before = last;
	if (last !== undefined) {
		last.behind = closer;
	}
	if (closer.text !== '') {
		return closer;
	}
	if (last !== undefined) {
		last.behind = closer.behind;
	}
	if (closer.behind !== undefined) {
		closer.behind.before = last;
	}
	return closer.behind;
}

function lastCharacter(text: string, end: number): string {
	const pair = text.slice(Math.max(0, end - 2), end);
	return end === 0 ? '\n' : (pair.codePointAt(0) ?? 0) > 0xffff ? pair : pair.slice(-1);
}

function kindOf(character: string): 'space' | 'sign' | 'other' {
	if (/^\s/.test(character)) {
		return 'space';
	}
	return isPunctuation(character.charCodeAt(0)) || /^[\p{P}\p{S}]/u.test(character) ? 'sign' : 'other';
}
