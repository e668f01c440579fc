import type { ByteSource } from '../image/metadata/walk.ts';
import { hashOfSidecar, sidecarFolder } from '../recipe/sidecar.ts';
import type { ListedFiles } from './fileReader.ts';

/** A file that is open. */
export interface OpenFile extends ByteSource {
	close(): Promise<void>;
}

/** The files of a workspace, of which images and sidecars are taken. Any of it may reject. */
export interface LibraryFiles extends ListedFiles {
	/** The ids of the workspace folders. */
	folders(): readonly string[];
	/** Opens a file to read parts of it. */
	open(id: string): Promise<OpenFile>;
	/** All bytes of a file. */
	readWhole(id: string): Promise<Uint8Array>;
	/** What {@link writeCache} was given last, by an earlier session too; undefined when there is nothing. */
	readCache(): Promise<Uint8Array | undefined>;
	/** Keeps what the next session should start with. */
	writeCache(bytes: Uint8Array): Promise<void>;
}

/** Whether a file is an image of a kind that Figment makes, by its name. */
export function isImageName(id: string): boolean {
	return /\.(?:png|jpe?g|webp)$/i.test(id);
}

/** The hash of the image that a file is the sidecar of; undefined when it is none. */
export function sidecarHash(id: string): string | undefined {
	const slash = id.lastIndexOf('/');
	return id.endsWith(`/${sidecarFolder}`, slash) || id.startsWith(`${sidecarFolder}/`)
		? hashOfSidecar(id.slice(slash + 1))
		: undefined;
}
