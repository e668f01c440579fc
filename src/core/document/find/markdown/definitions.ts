import type { Definition } from '../grammar.ts';
import { movePart, moveRange, moveTarget } from '../imageLink.ts';
import type { Content } from './content.ts';
import { normaliseLabel, readDestination, readLabel, readTitle, skipGap } from './linkParts.ts';

/** The definitions that a paragraph begins with (CommonMark 0.31, 4.7), and where its other text starts. */
export function readDefinitions(content: Content): {
	readonly definitions: readonly Definition[];
	readonly end: number;
} {
	const definitions: Definition[] = [];
	let end = 0;
	for (;;) {
		const next = content.text[end] === '[' ? readDefinition(content, end) : undefined;
		if (next === undefined) {
			return { definitions, end };
		}
		definitions.push(next.definition);
		({ end } = next);
	}
}

const restOfLine = /[ \t]*(?:\n|$)/y;

function readDefinition(
	content: Content,
	start: number,
): { readonly definition: Definition; readonly end: number } | undefined {
	const { text } = content;
	const label = readLabel(text, start);
	const name = label === undefined ? '' : normaliseLabel(label.value);
	if (label === undefined || name === '' || text[label.end] !== ':') {
		return undefined;
	}
	const destination = readDestination(text, skipGap(text, label.end + 1));
	if (destination === undefined) {
		return undefined;
	}
	const beforeTitle = skipGap(text, destination.end);
	const title = beforeTitle === destination.end ? undefined : readTitle(text, beforeTitle);
	const isTitle = title !== undefined && findLineEnd(text, title.end) !== undefined;
	// What looks like a title on the line below may be other text.
	const last = isTitle ? title.end : destination.end;
	const end = findLineEnd(text, last);
	if (end === undefined) {
		return undefined;
	}
	const definition = {
		name,
		range: moveRange({ start, end: last }, content.place),
		target: moveTarget(destination.value, content.place),
		title: isTitle ? movePart(title.value, content.place) : undefined,
	};
	return { definition, end };
}

/** Where the next line starts when there are only spaces before it. */
function findLineEnd(text: string, from: number): number | undefined {
	restOfLine.lastIndex = from;
	const match = restOfLine.exec(text);
	return match === null ? undefined : from + match[0].length;
}
