import { findFrontMatter } from '../document/find/markdown/frontMatter.ts';
import { lineAt } from '../document/line.ts';
import { outlineOf } from './outline/outline.ts';
import type { OutlineBlock, OutlineLanguage } from './outline/outline.ts';

/** How much of a document is looked at before and after the place, in UTF-16 code units. */
const before = 24_000;
const after = 8000;
/** No longer block is read for its words: nobody writes such a paragraph. */
const longestBlock = 4000;
/** The longest suggestion, in UTF-16 code units. */
const longest = 300;

/**
 * What an image at an offset may be about, for one that nothing is said of: the heading above it and the text
 * around, before or after it in that section, as one line of plain words. Empty where there is nothing to read.
 */
export function suggestPrompt(text: string, languageId: string, offset: number): string {
	const language = outlineOf(languageId);
	if (language === undefined) {
		return '';
	}
	const from = startBefore(text, offset);
	const at = offset - from;
	const blocks = readAround(text.slice(from, offset + after), at, language);
	const words = (block: OutlineBlock) =>
		block.text.length > longestBlock ? '' : tidy(language.toWords(block.text));
	const { heading, section } = sectionAt(blocks, at, words);
	const inside = section.filter(({ start, end }) => start <= at && at <= end);
	const above = section.filter(({ end }) => end < at).toReversed();
	const below = section.filter(({ start }) => start > at);
	const paragraph = firstWords([...inside, ...above, ...below], words);
	return cut([heading, paragraph].filter(each => each !== '').join(/[.:!?…]$/.test(heading) ? ' ' : ': '));
}

/** Where to begin: at the start or a line break, and not in front matter. */
function startBefore(text: string, offset: number): number {
	if (offset <= before) {
		return 0;
	}
	const matter = findFrontMatter(text.slice(0, offset));
	return Math.max(matter.end - 1, lineAt(text, offset - before).end);
}

/** The blocks of a piece of a document that may start anywhere, also in code. */
function readAround(piece: string, at: number, { read }: OutlineLanguage): readonly OutlineBlock[] {
	const blocks = read(piece);
	const line = lineAt(piece, Math.min(at, piece.length));
	const isInCode = blocks.some(({ kind, start, end }) => kind === 'code' && start < line.start && at <= end);
	if (!isInCode) {
		return blocks;
	}
	// No image is in code: so what seemed to begin the first code ended it.
	const first = blocks.find(({ kind }) => kind === 'code');
	const skipped = first === undefined ? 0 : lineAt(piece, first.start).end;
	return read(piece.slice(skipped)).map(block => ({
		...block,
		start: block.start + skipped,
		end: block.end + skipped,
	}));
}

/** The last heading above an offset that says something, and the texts between it and the next one. */
function sectionAt(
	blocks: readonly OutlineBlock[],
	at: number,
	words: (block: OutlineBlock) => string,
): { readonly heading: string; readonly section: readonly OutlineBlock[] } {
	const isHeading = (block: OutlineBlock) => block.kind === 'heading' && words(block) !== '';
	const index = blocks.findLastIndex(block => block.start <= at && isHeading(block));
	const next = blocks.findIndex((block, place) => place > index && block.start > at && isHeading(block));
	const heading = blocks[index];
	return {
		heading: heading === undefined ? '' : words(heading),
		section: blocks
			.slice(index + 1, next === -1 ? undefined : next)
			.filter(({ kind }) => kind === 'paragraph'),
	};
}

function firstWords(blocks: readonly OutlineBlock[], words: (block: OutlineBlock) => string): string {
	for (const block of blocks) {
		const found = words(block);
		if (/\p{L}/u.test(found)) {
			return found;
		}
	}
	return '';
}

/** Words without the commas, full stops and brackets that stood around what was left out. */
function tidy(line: string): string {
	return line
		.replace(/\(\s*\)|\[\s*\]/g, '')
		.replace(/\s+(?=[,.](?:\s|$))/g, '')
		.replace(/,{2,}/g, ',')
		.replace(/ {2,}/g, ' ')
		.trim();
}

/** Cuts at a word where there is one to cut at, and never through a character. */
function cut(line: string): string {
	if (line.length <= longest) {
		return line;
	}
	const space = line.lastIndexOf(' ', longest);
	let end = space > longest / 2 ? space : 0;
	if (end === 0) {
		for (const { index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
			line.slice(0, longest + 1),
		)) {
			end = index;
		}
	}
	return line.slice(0, end).replace(/[\s,;:、，；：\p{Pd}\p{Ps}\p{Pi}]+$/u, '');
}
