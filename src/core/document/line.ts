import type { Anchor } from './anchor.ts';

/** The line around an offset, without its line break. */
export function lineAt(text: string, offset: number): Anchor {
	const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
	const newline = text.indexOf('\n', offset);
	const end = newline === -1 ? text.length : newline;
	return { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end };
}

/** The line below `line`, if there is one. */
export function lineBelow(text: string, line: Anchor): Anchor | undefined {
	const newline = text.indexOf('\n', line.end);
	return newline === -1 ? undefined : lineAt(text, newline + 1);
}

/** The line above `line`, if there is one. */
export function lineAbove(text: string, line: Anchor): Anchor | undefined {
	return line.start === 0 ? undefined : lineAt(text, line.start - 1);
}
