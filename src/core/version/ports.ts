import type { Sleep } from '../service/sleep.ts';
import type { VersionStore } from './versionStore.ts';

/** The files of images, by URI. */
export interface AssetFiles {
	/** The bytes of a file, or undefined when it is not there. Throws when that cannot be told. */
	read(uri: string): Promise<Uint8Array | undefined>;
	/** Writes over a file; a crash may leave half of it. Throws when it cannot. */
	write(uri: string, bytes: Uint8Array): Promise<void>;
	/**
	 * Writes a file that was not there, whole or not at all, and makes its folder; false when there is one.
	 * Throws for anything else.
	 */
	create(uri: string, bytes: Uint8Array): Promise<boolean>;
	/** Whether the folder that a file is in is there. Throws when that cannot be told. */
	hasFolder(uri: string): Promise<boolean>;
}

/** The sidecars of images, each for the one content with this SHA-256. */
export interface AssetSidecars {
	/** The text of a sidecar, or undefined when there is none. */
	read(asset: string, sha256: string): Promise<string | undefined>;
	/** Writes one, which may be there already. Throws when it cannot. */
	write(asset: string, sha256: string, recipe: string): Promise<void>;
}

/** What replacing images needs of the world. */
export interface ReplacementPorts {
	readonly versions: VersionStore;
	readonly files: AssetFiles;
	readonly sidecars: AssetSidecars;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly sleep: Sleep;
}
