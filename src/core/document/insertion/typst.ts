import type { LineAround, PartStart } from './parts.ts';
import type { PartsLanguage } from './partsLayout.ts';
import { TypstReader } from './typstReader.ts';

const title = /^=+[ \t]+/;
const item = /^[ \t]*(?:[-+]|\d+\.|\/[ \t]+[^:]+:)[ \t]+/;
/** Lines that say how, and show nothing. */
const statement = /^[ \t]*#(?:let|set|show|import|include)\b/;

/** Typst (https://typst.app/docs/reference/syntax/). */
export const typstParts: PartsLanguage = {
	readStart,
	hasLinksInTitles: true,
	isNoText: (text, part, offset) => {
		const reader = new TypstReader(text, part.first.start);
		reader.readTo(offset);
		return !reader.isInText;
	},
};

/** What is open at the end of a line belongs to it up to where it is closed. */
function readStart({ line, text, offset, above }: LineAround): PartStart | undefined {
	const prefix = /^[ \t]*/.exec(line)?.[0] ?? '';
	const reader = new TypstReader(text, offset);
	reader.readTo(offset + line.length);
	const end = reader.isClosed ? undefined : reader.readToClosed();
	const bound = end === undefined ? {} : { end };
	if (statement.test(line)) {
		return { kind: 'raw', lead: prefix.length, prefix, ...bound };
	}
	const heading = title.exec(line)?.[0];
	if (heading !== undefined) {
		return { kind: 'title', lead: heading.length, prefix: '', ...bound };
	}
	const marker = item.exec(line)?.[0];
	if (marker !== undefined) {
		return { kind: 'text', lead: marker.length, prefix: marker.replace(/\S/g, ' '), isItem: true, ...bound };
	}
	const isLeft = above?.isItem === true && prefix.length < above.prefix.length;
	return { kind: 'text', lead: prefix.length, prefix, isItem: prefix !== '', isMore: !isLeft, ...bound };
}
