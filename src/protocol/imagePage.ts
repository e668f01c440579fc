import * as z from 'zod/mini';

/** What can be done on the page that shows one image. */
export const detailsActions = [
	'regenerate',
	'variations',
	'editPrompt',
	'insert',
	'copyPrompt',
	'copyJson',
	'reveal',
	'restore',
	'delete',
] as const;
export type DetailsAction = (typeof detailsActions)[number];

/** What can be done on the page that compares two images. */
export const compareActions = ['accept', 'again', 'discard'] as const;
export type CompareAction = (typeof compareActions)[number];

/** What can be done on any of the pages. */
export type PageAction = DetailsAction | CompareAction;

/** Whether a text names something that can be done on a page. */
export function isPageAction(text: string | undefined): text is PageAction {
	return [...detailsActions, ...compareActions].some(each => each === text);
}

/**
 * What the pages say to the host. `revision` is the content that the page showed then: what was pressed for an
 * earlier one does not count for a later.
 */
export type PageMessage = z.infer<ReturnType<typeof messageSchema>>;

/** A message of a page; undefined for anything else. */
export function readPageMessage(value: unknown): PageMessage | undefined {
	return messageSchema().safeParse(value).data;
}

/** What VS Code keeps of a page over a reload of the window. */
export type PageState = z.infer<ReturnType<typeof stateSchema>>;

/** What was kept of a page; undefined for anything else. */
export function readPageState(value: unknown): PageState | undefined {
	return stateSchema().safeParse(value).data;
}

/** The elements that a page is made of. */
export const pageTags = [
	'button',
	'code',
	'dd',
	'del',
	'div',
	'dl',
	'dt',
	'figcaption',
	'figure',
	'h1',
	'h2',
	'header',
	'img',
	'ins',
	'p',
	'section',
	'span',
	'time',
] as const;
export type PageTag = (typeof pageTags)[number];

/** An element of a page, with its attributes and what is in it. */
export interface PageElement {
	readonly tag: PageTag;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly PageNode[];
}

/** A part of a page: an element or a text. */
export type PageNode = PageElement | string;

/** What the host says to a page: its content now, and what is said aloud of the change. */
export interface HostMessage {
	readonly type: 'show';
	readonly revision: number;
	readonly content: readonly PageNode[];
	readonly announcement: string;
}

/**
 * Whether a value is a message of the host. By hand, since a schema's reader would be many times as large as
 * all else on the page.
 */
export function isHostMessage(value: unknown): value is HostMessage {
	return (
		isRecord(value) &&
		value['type'] === 'show' &&
		Number.isSafeInteger(value['revision']) &&
		typeof value['announcement'] === 'string' &&
		Array.isArray(value['content']) &&
		value['content'].every(each => isNode(each, 0))
	);
}

const mostDepth = 16;

/** Attributes that neither run nor load anything; an image's address is held by the page's policy. */
const attributeName =
	/^(?:alt|class|dateTime|dir|height|hidden|id|role|src|tabindex|title|type|width|(?:aria|data)-[a-z]+)$/i;

function isNode(value: unknown, depth: number): boolean {
	if (typeof value === 'string') {
		return true;
	}
	if (!isRecord(value) || depth > mostDepth) {
		return false;
	}
	const { tag, attributes, children } = value;
	return (
		pageTags.some(each => each === tag) &&
		isRecord(attributes) &&
		Object.entries(attributes).every(
			([name, text]) => attributeName.test(name) && typeof text === 'string',
		) &&
		Array.isArray(children) &&
		children.every(child => isNode(child, depth + 1))
	);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Schemas are made where they are used, or each page would carry the library that it does not call.

function messageSchema() {
	return z.discriminatedUnion('type', [
		z.strictObject({ type: z.literal('ready'), revision: z.int() }),
		z.strictObject({
			type: z.literal('action'),
			action: z.union([z.enum(detailsActions), z.enum(compareActions)]),
			revision: z.int(),
		}),
	]);
}

function stateSchema() {
	return z.strictObject({
		/** The URI of the image. */
		asset: z.string().check(z.minLength(1)),
	});
}
