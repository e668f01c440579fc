import type { ImageLink, LinkPart, LinkTarget, TextRange } from '../imageLink.ts';
import { readPixels } from '../size.ts';
import type { Line, Lines } from './line.ts';

/** An image directive. */
export interface ImageDirective {
	/** Undefined when it has no target. */
	readonly link: ImageLink | undefined;
	/** Where the first line starts that is no part of it, and how far the text was looked at. */
	readonly next: number;
	readonly reach: number;
}

const option = /^:(?![: ])((?:[^:\\]|\\.|:(?![ \t]|$))+):(?:[ \t]+|$)/;

/** Reads the directive that starts with a line, whose argument may start at an offset in it. */
export function readImage(lines: Lines, first: Line, from: number): ImageDirective {
	const argument: TextRange[] = from < first.end ? [{ start: from, end: first.end }] : [];
	const options = new Map<string, TextRange[]>();
	let values = argument;
	let { end, next } = first;
	let reach = next;
	for (;;) {
		const line = lines.lineAt(next);
		reach = line?.next ?? next;
		if (line === undefined || line.content === '' || line.column <= first.column) {
			break;
		}
		const match = option.exec(line.content);
		const start = line.start + (match?.[0].length ?? 0);
		if (match !== null) {
			values = [];
			options.set((match[1] ?? '').toLowerCase(), values);
		}
		if (start < line.end) {
			values.push({ start, end: line.end });
		}
		({ end, next } = line);
	}
	// Between the lines of a cell are those of others.
	const range = { start: first.start, end: lines.isCell ? first.end : end };
	return { link: toLink(lines, range, { argument, options }), next, reach };
}

function toLink(
	{ text, isCell }: Lines,
	range: TextRange,
	{
		argument,
		options,
	}: { argument: readonly TextRange[]; options: ReadonlyMap<string, readonly TextRange[]> },
): ImageLink | undefined {
	const target = toPart(text, argument);
	const alt = toPart(text, options.get('alt') ?? []);
	if (target === undefined || (isCell && argument.length > 1)) {
		return undefined;
	}
	const isWhole = !isCell || options.get('alt')?.length === 1;
	return {
		kind: 'directive',
		range,
		alt: { text: alt?.text ?? '', range: isWhole ? alt?.range : undefined },
		title: undefined,
		target: toTarget(text, target.range),
		definition: undefined,
		label: undefined,
		width: readPixels(toPart(text, options.get('width') ?? [])?.text),
		height: readPixels(toPart(text, options.get('height') ?? [])?.text),
	};
}

/** A value that stands in one or more lines. */
function toPart(text: string, lines: readonly TextRange[]): LinkPart | undefined {
	const [first] = lines;
	const last = lines.at(-1);
	return first && last
		? {
				text: lines.map(({ start, end }) => text.slice(start, end)).join(' '),
				range: { start: first.start, end: last.end },
			}
		: undefined;
}

/** Spaces do not count unless there is a backslash before them. */
function toTarget(text: string, range: TextRange): LinkTarget {
	const raw = text.slice(range.start, range.end);
	const uri = raw.replace(/\\([^])|\s+/g, (_, escaped?: string) =>
		escaped === undefined ? '' : /\s/.test(escaped) ? ' ' : escaped,
	);
	return { text: uri, raw, range };
}
