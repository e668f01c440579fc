import type { Anchor } from '../../anchor.ts';
import { findCode, withoutCode } from './code.ts';
import type { Closed } from './code.ts';
import { readElements } from './elementReader.ts';
import type { Surroundings } from './elementReader.ts';
import { rawElements } from './elements.ts';
import type { PageElement } from './elements.ts';
import { readMarks } from './marks.ts';
import type { Mark } from './marks.ts';

/** A page as far as it matters where elements may be put in it. */
export interface Page {
	/** Between these a page shows what is in it: in its body, or in the template of a component. */
	readonly body: Anchor;
	/** The first offset from another one on that is in no tag, comment, script or code; undefined without one. */
	readonly free: (offset: number) => number | undefined;
	/** What is around an offset that is free. */
	readonly at: (offset: number) => Surroundings;
}

/** Reads a page that starts at an offset; undefined when it shows nothing, as when all of it is code. */
export function readPage(text: string, from: number, languageId: string): Page | undefined {
	const code = findCode(text, languageId);
	const markup = withoutCode(text, code);
	const marks = [...readMarks(markup, from, languageId)];
	const { changes, roots } = readElements(marks, languageId);
	const opened = [code, marks].map(all => all.find(({ isOpen }) => isOpen)?.start ?? text.length);
	const open = Math.min(...opened);
	const isShown = open === text.length || !/^(?:#!.*)?\s*$/.test(text.slice(0, open));
	const body = languageId === 'vue' ? findTemplate(roots, text.length) : findBody(markup, marks, from);
	if (body === undefined || !isShown) {
		return undefined;
	}
	return {
		body: { start: body.start, end: Math.max(Math.min(body.end, open), body.start) },
		free: offset => findFree(offset, [marks, code]),
		at: offset => lastBefore(changes, offset, each => each.offset) ?? { top: undefined, item: undefined },
	};
}

/** What a component of Vue shows. */
function findTemplate(roots: readonly PageElement[], length: number): Anchor | undefined {
	const template = roots.find(({ name }) => name === 'template');
	return template && { start: template.inside, end: Math.min(template.end, length) };
}

function findBody(text: string, marks: readonly Mark[], from: number): Anchor {
	const endOf = (element: string) => marks.findLast(({ kind, name }) => kind === 'end' && name === element);
	const body = marks.find(({ kind, name }) => kind === 'start' && name === 'body');
	const start = body?.end ?? endOf('head')?.end ?? findHeadEnd(text, marks, from);
	return { start, end: (endOf('body') ?? endOf('html'))?.start ?? text.length };
}

/** Where the last tag of a head ends that has no tags of its own. */
function findHeadEnd(text: string, marks: readonly Mark[], from: number): number {
	let end = from;
	let at = from;
	for (const { kind, name, start, end: next } of marks) {
		const isHead = kind !== 'end' && /^(?:!doctype|html|head|title|meta|link|base)$/.test(name);
		// Scripts, styles and templates may be in a head as well as in a body.
		const isEither = kind === 'other' || name === 'template' || rawElements.has(name);
		if (text.slice(at, start).trim() !== '' || (!isHead && !isEither)) {
			break;
		}
		end = isHead ? next : end;
		at = next;
	}
	return end;
}

function findFree(offset: number, all: readonly (readonly Closed[])[]): number | undefined {
	let free = offset;
	for (let last = -1; last !== free;) {
		last = free;
		for (const each of all) {
			const closed = lastBefore(each, free - 1, ({ start }) => start);
			if ((closed !== undefined && free < closed.end) || closed?.isOpen === true) {
				if (closed.isOpen) {
					return undefined;
				}
				free = closed.end;
			}
		}
	}
	return free;
}

/** The last of what is sorted by offsets that is not behind an offset. */
function lastBefore<Each>(
	sorted: readonly Each[],
	offset: number,
	toOffset: (each: Each) => number,
): Each | undefined {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const each = sorted[middle];
		if (each !== undefined && toOffset(each) <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return sorted[low - 1];
}
