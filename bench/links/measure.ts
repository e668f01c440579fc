import MarkdownIt from 'markdown-it';
import { findImageLinks } from '../../src/core/document/find/findImageLinks.ts';
import { LinkFinder } from '../../src/core/document/find/linkFinder.ts';

/** What finding the links of a document takes, in milliseconds. */
export interface Measurement {
	readonly links: number;
	/** Finding all of them, the best of some times, and what markdown-it takes for its tokens. */
	readonly whole: number;
	readonly markdownIt: number;
	/** After a keystroke: in processor time of the thread, on average, and by the clock, but for one of 20. */
	readonly keystroke: number;
	readonly slowKeystroke: number;
}

/** Keystrokes are measured in rounds: the least average counts, for other programs slow down some. */
const rounds = 5;
const keystrokes = 40;

/** Measures finding the links of a Markdown document. */
export function measure(text: string): Measurement {
	const markdownIt = new MarkdownIt();
	return {
		links: findImageLinks('markdown', text).length,
		whole: bestOf(5, () => findImageLinks('markdown', text)),
		markdownIt: bestOf(3, () => markdownIt.parse(text, {})),
		...measureKeystrokes(text),
	};
}

/** What it takes to know all links again after a letter was typed in a word, anywhere in a Markdown document. */
export function measureKeystrokes(text: string): Pick<Measurement, 'keystroke' | 'slowKeystroke'> {
	const finder = new LinkFinder('markdown', text);
	const type = (index: number) => {
		const offset = wordAt(finder.text, Math.floor(finder.text.length * ((index * 0.618) % 1)));
		finder.change([{ offset, length: 0, text: 'x' }]);
		finder.links();
	};
	const times: number[] = [];
	let keystroke = Infinity;
	for (let round = 0; round < rounds; round++) {
		const used = process.threadCpuUsage();
		for (let index = 0; index < keystrokes; index++) {
			const start = performance.now();
			type(round * keystrokes + index);
			times.push(performance.now() - start);
		}
		const { user, system } = process.threadCpuUsage(used);
		keystroke = Math.min(keystroke, (user + system) / 1000 / keystrokes);
	}
	times.sort((a, b) => a - b);
	return { keystroke, slowKeystroke: times[Math.floor(times.length * 0.95)] ?? 0 };
}

const inWord = /(?<=[a-z])[a-z]/g;

/** The first place between two letters from an offset on: elsewhere a letter may make another document of it. */
function wordAt(text: string, offset: number): number {
	inWord.lastIndex = offset;
	return inWord.exec(text)?.index ?? offset;
}

/** The least time by the clock that something takes: other programs may be busy meanwhile. */
function bestOf(times: number, run: () => unknown): number {
	return Math.min(
		...Array.from({ length: times }, () => {
			const start = performance.now();
			run();
			return performance.now() - start;
		}),
	);
}
