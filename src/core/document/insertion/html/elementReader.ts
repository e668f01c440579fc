import { tagSyntaxOf } from '../../find/languages.ts';
import { closedByEnd, closedByStart, isContainer, itemElements } from './elements.ts';
import type { PageElement } from './elements.ts';
import type { Mark } from './marks.ts';

/** What a place in a page is in. */
export interface Surroundings {
	/** The innermost element. */
	readonly top: PageElement | undefined;
	/** The last item in it, when it is a list, a table or a part of one. */
	readonly item: PageElement | undefined;
}

/** What is around all that follows an offset, up to the next change. */
export interface Change extends Surroundings {
	readonly offset: number;
}

/** The elements of a page. */
export interface PageElements {
	readonly changes: readonly Change[];
	/** Those that are in no other. */
	readonly roots: readonly PageElement[];
}

/** An element whose end is not read yet. */
interface Growing extends PageElement {
	readonly parent: Growing | undefined;
	end: number;
	closedAt: number | undefined;
	hasEndTag: boolean;
	/** The last item in it. */
	item: PageElement | undefined;
}

const pageTags = /^(?:html|head|body)$/;

/** Reads what is in what from the tags of a page; many end tags may be left out. */
export function readElements(marks: readonly Mark[], languageId: string): PageElements {
	const reader = new ElementReader(languageId);
	for (const mark of marks) {
		reader.read(mark);
	}
	return { changes: reader.changes, roots: reader.roots };
}

class ElementReader {
	readonly changes: Change[] = [];
	readonly roots: PageElement[] = [];
	readonly #isHtml: boolean;
	#top: Growing | undefined;

	constructor(languageId: string) {
		this.#isHtml = ['html', 'php'].includes(tagSyntaxOf(languageId));
	}

	read(mark: Mark): void {
		const { kind, name, end, isOpening } = mark;
		if (kind === 'other' || pageTags.test(name)) {
			return;
		}
		const before = this.#top;
		if (kind === 'end') {
			this.#close(closedByEnd(name, this.#top), mark);
		} else {
			const closed = closedByStart(name, this.#top);
			// In components a tag closes itself alone.
			if (this.#isHtml || closed === this.#top) {
				this.#close(closed, mark);
			}
		}
		if (isOpening) {
			this.#open(mark);
		}
		if (this.#top !== before) {
			this.changes.push({ offset: end, top: this.#top, item: this.#top?.item });
		}
	}

	#open({ name, start, end: inside }: Mark): void {
		const parent = this.#top;
		const end = Number.POSITIVE_INFINITY;
		const opened = {
			name,
			parent,
			start,
			inside,
			end,
			closedAt: undefined,
			hasEndTag: false,
			item: undefined,
		};
		this.#top = opened;
		if (parent === undefined) {
			this.roots.push(opened);
		}
	}

	/** Closes an element and all that is open in it. */
	#close(last: PageElement | undefined, { kind, name, start, end }: Mark): void {
		if (last === undefined) {
			return;
		}
		for (let closed = this.#top; closed !== undefined && closed !== last.parent; closed = this.#top) {
			const { parent } = closed;
			closed.end = start;
			closed.closedAt = end;
			closed.hasEndTag = kind === 'end' && closed === last && closed.name === name;
			if (parent !== undefined && isContainer(parent)) {
				parent.item =
					itemElements.has(closed.name) && closed.name !== 'caption' ? closed : (closed.item ?? parent.item);
			}
			this.#top = parent;
		}
	}
}
