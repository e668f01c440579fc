import { readMarkup } from '../../find/html/scan.ts';
import { readTag } from '../../find/html/tag.ts';
import { tagSyntaxOf } from '../../find/languages.ts';
import type { Closed } from './code.ts';
import { emptyElements, rawElements } from './elements.ts';

/** A tag, a comment or the like; of an element whose content is text, all of it. */
export interface Mark extends Closed {
	readonly kind: 'start' | 'end' | 'other';
	/** Of a tag: in lower case, but for components. */
	readonly name: string;
	/** Whether it is a start tag and what follows is in its element. */
	readonly isOpening: boolean;
}

const marks = /<(?=[a-z/!?])/gi;

/** Reads the marks of a page, as tolerantly as browsers do. */
export function* readMarks(text: string, start: number, languageId: string): Generator<Mark> {
	marks.lastIndex = start;
	while (marks.test(text)) {
		const mark = readMark(text, marks.lastIndex - 1, languageId);
		yield mark;
		marks.lastIndex = mark.end;
	}
}

function readMark(text: string, start: number, languageId: string): Mark {
	const head = text.slice(start, start + 100);
	const [, slash, written = ''] = /^<(\/?)([a-z][^\s/>]*)/i.exec(head) ?? [];
	if (written === '') {
		const { end } = readMarkup(text, start, 'html');
		const ending = head.startsWith('<!--') ? /--!?>$/ : />$/;
		const isOpen = !ending.test(text.slice(Math.max(start + 2, end - 4), end));
		const name = /^<!doctype/i.test(head) ? '!doctype' : '';
		return { start, end, isOpen, kind: 'other', name, isOpening: false };
	}
	const syntax = tagSyntaxOf(languageId);
	const tag = readTag({ text, start, limit: text.length, syntax });
	const isComponent = (syntax === 'vue' || syntax === 'svelte') && /^[A-Z]/.test(written);
	const name = isComponent ? written : written.toLowerCase();
	const kind = slash === '' ? 'start' : 'end';
	if (!tag.isComplete) {
		return { start, end: text.length, isOpen: true, kind, name, isOpening: false };
	}
	const isOpening = kind === 'start' && !tag.isClosed && !emptyElements.has(name);
	if (!isOpening || !rawElements.has(name)) {
		return { start, end: tag.end, isOpen: false, kind, name, isOpening };
	}
	const end = findRawEnd(text, name, { start, inside: tag.end });
	return { start, end: end ?? text.length, isOpen: end === undefined, kind, name, isOpening: false };
}

/** Where the end tag of an element ends whose content is text. */
function findRawEnd(
	text: string,
	name: string,
	{ start, inside }: { readonly start: number; readonly inside: number },
): number | undefined {
	const endTag = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
	endTag.lastIndex = inside;
	const isFound = name === 'script' || endTag.test(text);
	const end = text.indexOf('>', name === 'script' ? readMarkup(text, start, 'html').end : endTag.lastIndex);
	return isFound && end !== -1 ? end + 1 : undefined;
}
