import { recogniseImage } from '../image/recognise.ts';
import type { ByteSource } from '../image/metadata/walk.ts';
import { readMetadataFrom } from '../image/metadata/readMetadata.ts';
import type { FoundRecipe } from '../recipe/embed.ts';
import { recipeIn } from '../recipe/embed.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { parseSidecar } from '../recipe/sidecar.ts';
import { field, number, text } from '../service/json.ts';
import { sidecarHash } from './libraryFiles.ts';
import type { LibraryFiles } from './libraryFiles.ts';

/** What an image file holds, of what the library needs. */
export interface ImageContent {
	readonly kind: 'image';
	/** What the file itself says made it. */
	readonly found?: FoundRecipe | undefined;
	/** In pixels, where the head of the file says so. */
	readonly width?: number | undefined;
	readonly height?: number | undefined;
	/** The SHA-256 of the file, where it was needed. */
	readonly hash?: string | undefined;
}

/** What a sidecar holds. */
export interface SidecarContent {
	readonly kind: 'sidecar';
	/** The SHA-256 of its image. */
	readonly hash: string;
	/** Undefined where there is nothing of use in the file. */
	readonly recipe?: Recipe | undefined;
	/** The length of the image in bytes. */
	readonly size?: number | undefined;
}

/** What a file of the library holds. */
export type FileContent = ImageContent | SidecarContent;

/** Reads an image or a sidecar: of an image no more than its head. Rejects when the file cannot be read. */
export async function readContent(files: LibraryFiles, id: string, length: number): Promise<FileContent> {
	const hash = sidecarHash(id);
	if (hash === undefined) {
		return readImage(files, id);
	}
	const sidecar =
		length > longestSidecar ? undefined : parseSidecar(new TextDecoder().decode(await files.readWhole(id)));
	return { kind: 'sidecar', hash, recipe: sidecar?.recipe, size: sidecar?.size };
}

/** Whether a value is what the cache keeps of a file's content, as far as others rely on it. */
export function isFileContent(value: unknown): value is FileContent {
	const found = field(value, 'found');
	switch (field(value, 'kind')) {
		case 'image':
			return (
				(found === undefined || text(field(found, 'recipe', 'prompt')) !== undefined) &&
				['width', 'height'].every(key => isOptional(field(value, key), number)) &&
				isOptional(field(value, 'hash'), text)
			);
		case 'sidecar':
			return (
				text(field(value, 'hash')) !== undefined &&
				isOptional(field(value, 'recipe'), recipe => text(field(recipe, 'prompt'))) &&
				isOptional(field(value, 'size'), number)
			);
		default:
			return false;
	}
}

const longestSidecar = 1_000_000;
/** Most recipes are within; the rest of the metadata is read where they are. */
const headLength = 8192;

async function readImage(files: LibraryFiles, id: string): Promise<ImageContent> {
	const file = await files.open(id);
	try {
		const head = await file.read(0, headLength);
		const metadata = await readMetadataFrom(behindHead(head, file));
		const facts = recogniseImage(head);
		const found = metadata && recipeIn(metadata);
		return {
			kind: 'image',
			found: found && (found.from === 'figment' ? found : structuredClone(found)),
			width: facts?.width,
			height: facts?.height,
		};
	} finally {
		await file.close().catch(() => {});
	}
}

/** A file whose head is not read again. */
function behindHead(head: Uint8Array, file: ByteSource): ByteSource {
	return {
		read: (offset, length) =>
			offset + length <= head.length || head.length < headLength
				? Promise.resolve(head.subarray(offset, offset + length))
				: file.read(offset, length),
	};
}

function isOptional(value: unknown, read: (value: unknown) => unknown): boolean {
	return value === undefined || read(value) !== undefined;
}
