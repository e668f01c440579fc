import * as z from 'zod/mini';
import { formFields } from './form.ts';
import { gallerySearch, imageActions, imagesAnswer, mostThumbnailBytes, mostTiles } from './gallery.ts';
import { bytes, count, imageId, jobId, text } from './parts.ts';

/** The most bytes of a file that is dropped on the page from outside of VS Code. */
export const mostDroppedBytes = 33_554_432;

/** What stands in the way of images, and has one next step. */
export const bannerKind = z.enum(['noKey', 'noFolder', 'untrusted', 'offline', 'error']);
export type BannerKind = z.infer<typeof bannerKind>;

const images = z.array(imageId).check(z.minLength(1), z.maxLength(1000));

function named<const Name extends string>(name: Name) {
	return z.strictObject({ name: z.literal(name) });
}

function jobCall<const Name extends string>(name: Name) {
	return z.strictObject({ name: z.literal(name), job: jobId });
}

/** All that a page can ask for. Where nothing else is said, the answer says only that it was done. */
export const callSchema = z.discriminatedUnion('name', [
	z.strictObject({ name: z.literal('edit'), edit: count, changes: z.partial(formFields) }),
	// `edit` is the last one of this page: what is generated is what it shows.
	z.strictObject({ name: z.literal('generate'), edit: count }),
	/** Answered with {@link promptsAnswer}. */
	named('earlierPrompts'),
	named('chooseFolder'),
	z.strictObject({
		name: z.literal('useRecipe'),
		image: imageId,
		what: z.enum(['prompt', 'seed', 'all']),
	}),
	named('undoReplaced'),
	// An image that was dropped on the page: its URI, as VS Code gives it, or its bytes.
	z.strictObject({ name: z.literal('dropUri'), uri: imageId }),
	z.strictObject({ name: z.literal('dropFile'), bytes: bytes(mostDroppedBytes) }),
	jobCall('cancelJob'),
	named('cancelAll'),
	jobCall('retryJob'),
	jobCall('dismissJob'),
	jobCall('goOnWith'),
	named('goOnWithAll'),
	jobCall('forgetJob'),
	/** Answered with {@link imagesAnswer}. */
	z.strictObject({
		name: z.literal('images'),
		search: gallerySearch,
		from: count,
		count: z.int().check(z.gte(0), z.lte(mostTiles)),
	}),
	/** The ids of those from `from` to before `to`: {@link idsAnswer}. */
	z.strictObject({ name: z.literal('imageIds'), search: gallerySearch, from: count, to: count }),
	z.strictObject({
		name: z.literal('keepThumbnail'),
		image: imageId,
		version: text(100),
		bytes: bytes(mostThumbnailBytes),
	}),
	z.strictObject({ name: z.literal('setFavourite'), images, isFavourite: z.boolean() }),
	z.strictObject({ name: z.literal('act'), action: z.enum(imageActions), images }),
	named('endPick'),
	// The next step of a banner.
	z.strictObject({ name: z.literal('takeStep'), kind: bannerKind }),
	// What went wrong on the page, for the log.
	z.strictObject({ name: z.literal('problem'), text: text(4000) }),
]);

/** What a page asks for. */
export type Call = Readonly<z.infer<typeof callSchema>>;
export type CallName = Call['name'];
/** What a page asks for by this name. */
export type Asked<Name extends CallName> = Extract<Call, { readonly name: Name }>;

const promptsAnswer = z.strictObject({ prompts: z.array(z.string()) });
const idsAnswer = z.strictObject({ ids: z.array(z.string()) });
export type PromptsAnswer = z.infer<typeof promptsAnswer>;
export type IdsAnswer = z.infer<typeof idsAnswer>;

/** Reads an answer; undefined for anything that is none. */
export type ReadAnswer<Result> = (value: unknown) => Result | undefined;

export const readPrompts: ReadAnswer<PromptsAnswer> = value => promptsAnswer.safeParse(value).data;
export const readIds: ReadAnswer<IdsAnswer> = value => idsAnswer.safeParse(value).data;
export const readImages: ReadAnswer<z.infer<typeof imagesAnswer>> = value =>
	imagesAnswer.safeParse(value).data;
