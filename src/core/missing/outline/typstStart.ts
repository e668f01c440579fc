import type { LineAround, PartStart } from '../../document/insertion/parts.ts';

const title = /^=+[ \t]+/;
const item = /^[ \t]*(?:[-+]|\d+\.|\/[ \t]+[^:]+:)[ \t]+/;
const fence = /^[ \t]*`{3,}/;
/** Code that shows no text of its own, or whose text is what a picture says. */
const call =
	/^[ \t]*#(?:let|set|show|import|include|image|figure|table|bibliography|outline|pagebreak|[vh])\b/;
/** How far the end of such code is looked for, in UTF-16 code units. */
const reach = 2000;

/**
 * What a line of Typst starts, as far as matters for its words (https://typst.app/docs/reference/syntax/). What may
 * be written into is told by `typstParts`, which takes longer.
 */
export function readTypstStart({ line, text, offset }: LineAround): PartStart | undefined {
	const lead = /^[ \t]*/.exec(line)?.[0].length ?? 0;
	const prefix = line.slice(0, lead);
	if (fence.test(line)) {
		const isClosed = /`{3}[^`]*`{3}/.test(line);
		return { kind: 'raw', lead, prefix, ...(isClosed ? {} : { end: /^.*`{3}/ }) };
	}
	if (call.test(line)) {
		return { kind: 'raw', lead, prefix, end: endOfCall(text, offset) };
	}
	const marks = (title.exec(line) ?? item.exec(line))?.[0];
	return marks === undefined
		? undefined
		: { kind: title.test(line) ? 'title' : 'text', lead: marks.length, prefix: '' };
}

/** Where the brackets that code opens are closed, or its line ends. */
function endOfCall(text: string, offset: number): number {
	let depth = 0;
	for (let at = offset; at < Math.min(text.length, offset + reach); at++) {
		const sign = text[at] ?? '';
		depth += '([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0;
		if (depth <= 0 && sign === '\n') {
			return at - 1;
		}
	}
	return offset;
}
