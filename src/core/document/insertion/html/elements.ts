/** An element of a page, from its start tag on. */
export interface PageElement {
	readonly name: string;
	readonly parent: PageElement | undefined;
	/** Where its start tag starts and ends. */
	readonly start: number;
	readonly inside: number;
	/** Where its content ends: at an end tag, at a tag that closes it too, or with the text. */
	readonly end: number;
	/** Where the tag ends that closes it; undefined when none does. */
	readonly closedAt: number | undefined;
	/** Whether that is its own end tag. */
	readonly hasEndTag: boolean;
}

/** Elements with nothing in them, and so without an end tag. */
export const emptyElements = setOf(
	'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Elements whose content is text, or nothing that an image could be shown in. */
export const rawElements = setOf('script style textarea title xmp iframe noembed noframes noscript select');

/** Elements that an image is not to be seen in. */
export const sealedElements = setOf('audio canvas datalist math object picture svelte:head svg video');

/** Elements whose children are items, rows, cells and the like, and nothing else. */
const containerElements = setOf('ul ol menu dl dir table thead tbody tfoot tr colgroup hgroup');

/** What in such containers holds text and pictures. */
export const itemElements = setOf('li dd dt td th caption figcaption');

const tableParts = setOf('caption colgroup thead tbody tfoot tr td th');
const headings = setOf('h1 h2 h3 h4 h5 h6');
/** Beyond these a tag closes nothing. */
const barriers = setOf('table td th caption template object applet marquee button svg math');
const tableBarriers = setOf('table template');
const common = `article aside blockquote center dd details dir dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
	header hgroup li main menu nav ol pre search section summary table ul`;
/** Elements that an end tag, and the start of an item, closes nothing around (WHATWG, 13.2.4.2, without three). */
const special = setOf(
	`${common} applet body button caption colgroup marquee math object select svg tbody td template tfoot th thead tr`,
);
/** Elements whose start tag ends a paragraph. */
const blocks = setOf(`${common} address dialog div hr listing p plaintext xmp`);
/** What a start tag closes of the parts of a table. */
const closedParts = new Map([
	...[...tableParts].map(name => [name, tableParts] as const),
	['td', setOf('td th caption colgroup')],
	['th', setOf('td th caption colgroup')],
	['tr', setOf('td th tr caption colgroup')],
]);
/** Browsers nest no deeper, and what they do not is not worth its time here. */
const mostNested = 512;

/** The element whose end comes with a start tag, if there is one: it and all that is open in it. */
export function closedByStart(name: string, top: PageElement | undefined): PageElement | undefined {
	let closed: PageElement | undefined;
	if (blocks.has(name)) {
		closed = search(top, each => each.name === 'p', barriers);
	}
	const parts = closedParts.get(name);
	if (parts !== undefined) {
		return outermost(top, parts) ?? closed;
	}
	switch (name) {
		case 'li':
			return closedItem(top, setOf('li')) ?? closed;
		case 'dd':
		case 'dt':
			return closedItem(top, setOf('dd dt')) ?? closed;
		case 'col':
		case 'template':
			return closed;
		default:
			if (top !== undefined && (top.name === 'colgroup' || (headings.has(name) && headings.has(top.name)))) {
				return top;
			}
			return closed;
	}
}

/** The element that an end tag closes, with all that is open in it. */
export function closedByEnd(name: string, top: PageElement | undefined): PageElement | undefined {
	if (name === 'table' || tableParts.has(name)) {
		return (
			search(top, each => each.name === name, name === 'table' ? setOf('template') : tableBarriers) ??
			(name === 'tr' ? outermost(top, setOf('td th')) : undefined)
		);
	}
	if (headings.has(name)) {
		return search(top, each => headings.has(each.name), barriers);
	}
	if (name === 'template') {
		return search(top, each => each.name === name, setOf(''));
	}
	const isSpecial = special.has(name) || blocks.has(name);
	return search(top, each => each.name === name, isSpecial ? barriers : special);
}

/** Whether an element is one in which only items and the like may be. */
export function isContainer({ name, parent }: PageElement): boolean {
	return containerElements.has(name) || (name === 'div' && parent?.name === 'dl');
}

/** An element and those around it, from the inside out. */
export function* around(element: PageElement | undefined): Generator<PageElement> {
	for (let at = element; at !== undefined; at = at.parent) {
		yield at;
	}
}

function closedItem(top: PageElement | undefined, names: ReadonlySet<string>): PageElement | undefined {
	return search(top, each => names.has(each.name), special);
}

function search(
	top: PageElement | undefined,
	isFound: (element: PageElement) => boolean,
	limits: ReadonlySet<string>,
): PageElement | undefined {
	let each = top;
	for (let depth = 0; each !== undefined && depth < mostNested && !isFound(each); depth++) {
		each = limits.has(each.name) ? undefined : each.parent;
	}
	return each !== undefined && isFound(each) ? each : undefined;
}

/** The outermost part of the table that an element is in. */
function outermost(top: PageElement | undefined, names: ReadonlySet<string>): PageElement | undefined {
	let found: PageElement | undefined;
	let each = top;
	for (let depth = 0; each !== undefined && depth < mostNested && !tableBarriers.has(each.name); depth++) {
		found = names.has(each.name) ? each : found;
		each = each.parent;
	}
	return found;
}

function setOf(names: string): ReadonlySet<string> {
	return new Set(names.split(/\s+/));
}
