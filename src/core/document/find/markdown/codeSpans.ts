import type { Replacement } from './emphasis.ts';

const ticks = /`+/y;
const nextTicks = /`+/g;

/** The code spans of a text (CommonMark 0.31, 6.1), each found without looking twice. */
export class CodeSpans {
	readonly #text: string;
	/** By length, where the last run of backticks starts. */
	#last: ReadonlyMap<number, number> | undefined;

	constructor(text: string) {
		this.#text = text;
	}

	/** What the backticks at an offset are: a code span, or just themselves. */
	read(start: number): Replacement {
		ticks.lastIndex = start;
		const run = ticks.exec(this.#text)?.[0] ?? '';
		const inner = start + run.length;
		this.#last ??= this.#findLast(start);
		if ((this.#last.get(run.length) ?? 0) <= start) {
			return { start, end: inner, text: run };
		}
		nextTicks.lastIndex = inner;
		let closing = nextTicks.exec(this.#text);
		while (closing !== null && closing[0].length !== run.length) {
			closing = nextTicks.exec(this.#text);
		}
		const end = closing?.index ?? inner;
		return { start, end: end + run.length, text: toCode(this.#text.slice(inner, end)) };
	}

	#findLast(from: number): ReadonlyMap<number, number> {
		const last = new Map<number, number>();
		nextTicks.lastIndex = from;
		for (let run = nextTicks.exec(this.#text); run !== null; run = nextTicks.exec(this.#text)) {
			last.set(run[0].length, run.index);
		}
		return last;
	}
}

function toCode(written: string): string {
	const code = written.replaceAll('\n', ' ');
	return code.startsWith(' ') && code.endsWith(' ') && /[^ ]/.test(code) ? code.slice(1, -1) : code;
}
