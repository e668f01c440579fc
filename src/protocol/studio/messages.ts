import * as z from 'zod/mini';
import { bannerKind, callSchema } from './calls.ts';
import { formState, modelFacts } from './form.ts';
import { galleryState, gallerySearch } from './gallery.ts';
import { count, pageId } from './parts.ts';
import { queueState } from './queue.ts';
import { formWords } from './words/form.ts';
import { galleryWords } from './words/gallery.ts';
import { queueWords } from './words/queue.ts';
import { shellWords } from './words/shell.ts';

// What the Studio's page and the host may say to each other. Both ends read what they receive by these schemas and
// drop what does not fit. Every message names the page it is from or for, so that what a page says or was told
// that is there no longer counts for nothing.

const pageMessage = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('ready'), page: pageId }),
	/** Answered with the same `id`, by an answer or a failure. */
	z.strictObject({ type: z.literal('call'), page: pageId, id: count, call: callSchema }),
]);
/** What a page says to the host: that it listens, or what it asks for. */
export type PageMessage = z.infer<typeof pageMessage>;

/** A message of a page; undefined for anything else. */
export function readPageMessage(value: unknown): PageMessage | undefined {
	return pageMessage.safeParse(value).data;
}

const anyCall = z.object({ type: z.literal('call'), page: pageId, id: count });

/** The page and the number of a call, also of one that asks for nothing there is. */
export function readCallNumber(value: unknown): z.infer<typeof anyCall> | undefined {
	return anyCall.safeParse(value).data;
}

const words = z.strictObject({
	shell: z.record(z.enum(shellWords), z.string()),
	form: z.record(z.enum(formWords), z.string()),
	queue: z.record(z.enum(queueWords), z.string()),
	gallery: z.record(z.enum(galleryWords), z.string()),
});
/** Every text of the page that does not come with a state, in the person's language; `{0}` stands for a value. */
export type StudioWords = z.infer<typeof words>;

const status = z.strictObject({
	/** What stands in the way, the most important first, each with its one next step. */
	banners: z.array(z.strictObject({ kind: bannerKind, message: z.string(), step: z.string() })),
	isTrusted: z.boolean(),
});
export type Status = z.infer<typeof status>;
export type Banner = Status['banners'][number];

const hostMessage = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('start'),
		page: pageId,
		words,
		models: z.array(modelFacts),
		form: formState,
		queue: queueState,
		gallery: galleryState,
		status,
	}),
	z.strictObject({ type: z.literal('form'), page: pageId, form: formState }),
	z.strictObject({ type: z.literal('queue'), page: pageId, queue: queueState }),
	z.strictObject({ type: z.literal('gallery'), page: pageId, gallery: galleryState }),
	z.strictObject({ type: z.literal('status'), page: pageId, status }),
	/** Said aloud by a screen reader, and shown nowhere. */
	z.strictObject({ type: z.literal('announce'), page: pageId, text: z.string() }),
	z.strictObject({ type: z.literal('focus'), page: pageId, on: z.enum(['form', 'queue', 'gallery']) }),
	z.strictObject({ type: z.literal('answer'), page: pageId, id: count, answer: z.unknown() }),
	/** Why a call could not be done, in words. */
	z.strictObject({ type: z.literal('failure'), page: pageId, id: count, message: z.string() }),
]);
/** What the host says to a page. */
export type HostMessage = z.infer<typeof hostMessage>;
/** What a page is told first. */
export type StartMessage = Extract<HostMessage, { type: 'start' }>;
/** The part of the page that is to have the focus. */
export type Section = Extract<HostMessage, { type: 'focus' }>['on'];

/** A message of the host; undefined for anything else. */
export function readHostMessage(value: unknown): HostMessage | undefined {
	return hostMessage.safeParse(value).data;
}

const viewState = z.strictObject({
	search: gallerySearch,
	/** The image that the gallery shows first, by its place. */
	first: count,
	section: z.enum(['form', 'queue', 'gallery']),
});
/** What VS Code keeps of a page over a reload of the window: how it is looked at, and nothing that is true. */
export type ViewState = z.infer<typeof viewState>;

/** What was kept of a page; undefined for anything else. */
export function readViewState(value: unknown): ViewState | undefined {
	return viewState.safeParse(value).data;
}
