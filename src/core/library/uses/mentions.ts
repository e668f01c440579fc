import type { Pacer } from '../pacer.ts';

/** A path of an image somewhere in a text. */
export interface Mention {
	/** What it most likely is, and where that starts. */
	readonly text: string;
	readonly start: number;
	/** Where it ends. */
	readonly end: number;
	/** What else it may be: where a path ends is not always to be told. */
	readonly other: string | undefined;
}

/** Finds all that ends like the name of an image. Waits between slices of work. */
export async function findMentions(text: string, most: number, pacer: Pacer): Promise<readonly Mention[]> {
	const found: Mention[] = [];
	for (let from = 0; from < text.length; from += stretch) {
		// A little more, for a name may be across the border.
		const part = text.slice(Math.max(0, from - longestPath), from + stretch + longestEnd);
		const skipped = from - Math.max(0, from - longestPath);
		for (const { index } of part.matchAll(extension)) {
			if (index >= skipped && index < skipped + stretch && found.length < most) {
				const mention = mentionAt(part, index);
				if (mention !== undefined) {
					const { start, end } = mention;
					found.push({ ...mention, start: start + from - skipped, end: end + from - skipped });
				}
				if (pacer.isDue) {
					await pacer.rest();
				}
			}
		}
		if (pacer.isDue) {
			await pacer.rest();
		}
	}
	return found;
}

const extension = /\.(?:png|jpe?g|webp)(?![\p{L}\p{N}_-])/giu;
/** How much is looked through in one go, and how long a path may be, in UTF-16 code units. */
const stretch = 65_536;
const longestPath = 512;
const longestEnd = 256;

/** By what closes it, what opens a text with blanks in it. */
const openers: ReadonlyMap<string, string> = new Map([
	['"', '"'],
	["'", "'"],
	['`', '`'],
	[')', '('],
	['>', '<'],
	[']', '['],
	['}', '{'],
]);

function mentionAt(text: string, dot: number): Mention | undefined {
	const end = dot + (/^\.\w+/.exec(text.slice(dot, dot + 6))?.[0].length ?? 0);
	const limit = Math.max(0, dot - longestPath);
	const short = shortStart(text, dot, limit);
	const long = longStart(text, dot, end, limit);
	const isClear = long !== undefined && !/\.(?:png|jpe?g|webp)\b/i.test(text.slice(long, dot));
	const start = isClear ? long : short;
	const other = long === undefined || long === short ? undefined : text.slice(isClear ? short : long, end);
	return start < dot ? { text: text.slice(start, end), start, end, other } : undefined;
}

/** Where a path without blanks starts; what a program fills in may have some. */
function shortStart(text: string, dot: number, limit: number): number {
	let depth = 0;
	for (let at = dot - 1; at >= limit; at--) {
		const letter = text[at] ?? '';
		if (letter === '}') {
			depth++;
		} else if (letter === '{' && depth > 0) {
			depth--;
		} else if (letter === '{' || letter === '\n' || (depth === 0 && /[\s"'`<>()[\]|,;=]/.test(letter))) {
			return at + 1;
		}
	}
	return limit;
}

/** Where a path starts that quotes, brackets or the form of a line hold together. */
function longStart(text: string, dot: number, end: number, limit: number): number | undefined {
	const line = Math.max(limit, text.lastIndexOf('\n', dot) + 1);
	const [, closer = ''] =
		/^[^\s"'`<>()[\]{}]*(["'`)>\]}]|\r?$)/m.exec(text.slice(end, end + longestEnd)) ?? [];
	const opener = openers.get(closer);
	if (opener !== undefined) {
		const start = text.lastIndexOf(opener, dot - 1) + 1;
		return start > line ? start : undefined;
	}
	// A value of YAML or the like.
	const [field] = /^[^\n]*?(?::|-|=)[ \t]+/.exec(text.slice(line, dot)) ?? [];
	return /^[ \t]*\r?(?:\n|$)/.test(text.slice(end, end + longestEnd)) && field !== undefined
		? line + field.length
		: undefined;
}
