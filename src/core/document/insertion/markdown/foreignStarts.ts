import { lineAt } from '../../line.ts';
import type { Container } from './containers.ts';
import { findModuleEnd, readJsx } from './jsx.ts';
import type { LineReader } from './lineReader.ts';
import type { Start } from './starts.ts';

/** Finds what lines of a document start in other languages: math, JSX and JavaScript. */
export class ForeignStarts {
	readonly #text: string;
	/** Where the last line is that may end math. */
	#lastMath: number | undefined;
	/** How far lines were read that are no JSX: each line there would be read that far again. */
	#vainEnd = 0;
	/** Whether a module began that nothing ends: it would be looked for again and again. */
	#isOpenModule = false;

	constructor(text: string) {
		this.#text = text;
	}

	/** Math of several lines; without a line to end it, it is none. */
	startOfMath({ rest, content }: LineReader): Start | undefined {
		if (!/^\$\$(?!.*\$\$)/.test(rest)) {
			return undefined;
		}
		this.#lastMath ??= [...this.#text.matchAll(/\$\$[ \t]*$/gm)].at(-1)?.index ?? 0;
		return this.#lastMath > content + 1 ? { kind: 'math', end: /\$\$[ \t]*$/ } : undefined;
	}

	/** Imports and exports, which no paragraph is right above, and lines of nothing but tags and JavaScript. */
	startOfJsx(
		{ rest, content }: LineReader,
		containers: readonly Container[],
		isInText: boolean,
	): Start | undefined {
		const text = this.#text;
		const line = lineAt(text, content);
		const isFirst = !isInText && containers.length === 0 && content === line.start;
		if (isFirst && /^(?:im|ex)port\s/.test(rest)) {
			const end = this.#isOpenModule ? undefined : findModuleEnd(text, content);
			this.#isOpenModule ||= end === undefined;
			return { kind: 'code', end: end ?? 'empty' };
		}
		if (!/^[<{]/.test(rest)) {
			return undefined;
		}
		// The marks of quotes would be read as JavaScript.
		const isQuoted = containers.some(({ kind }) => kind === 'quote');
		const limit = isQuoted || content < this.#vainEnd ? line.end : text.length;
		const parts = readJsx(text, content, limit);
		if (typeof parts === 'number') {
			this.#vainEnd = Math.max(this.#vainEnd, parts);
			return undefined;
		}
		const end = parts.at(-1)?.end ?? line.end;
		const kind = parts.some(({ isTag }) => isTag) ? 'jsx' : 'code';
		return end <= line.end ? { kind } : { kind, end };
	}
}
