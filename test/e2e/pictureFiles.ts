import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/** A picture in a folder. */
export interface PictureFile {
	/** Relative to the folder. */
	readonly name: string;
	/** The hash of its bytes. */
	readonly hash: string;
	/** What {@link fingerprint} says; undefined when it cannot be decoded whole. */
	readonly fingerprint: string | undefined;
}

/** Looks at the pictures in a folder again and again; each is decoded once, unless its bytes change. */
export class PictureFiles {
	readonly #folder: string;
	readonly #known = new Map<string, PictureFile>();

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** The names of all files in the folder, at any depth. */
	names(): readonly string[] {
		return readdirSync(this.#folder, { recursive: true, withFileTypes: true })
			.filter(entry => entry.isFile())
			.map(entry => path.relative(this.#folder, path.join(entry.parentPath, entry.name)));
	}

	/** How many pictures are there now, whole or not. */
	count(): number {
		return this.#pictureNames().length;
	}

	/** All pictures that are there now, whole or not. */
	async look(): Promise<readonly PictureFile[]> {
		const pictures: PictureFile[] = [];
		for (const name of this.#pictureNames()) {
			const bytes = readFileSync(path.join(this.#folder, name));
			const hash = hashOf(bytes);
			const known = this.#known.get(name);
			const picture =
				known?.hash === hash
					? known
					: { name, hash, fingerprint: await fingerprint(bytes).catch(() => undefined) };
			this.#known.set(name, picture);
			pictures.push(picture);
		}
		return pictures;
	}

	#pictureNames(): readonly string[] {
		return this.names().filter(name => /\.(?:png|jpg|webp)$/.test(name));
	}
}

/** The hash of a picture's size and pixels, whatever else its file says. Throws when it cannot be decoded whole. */
export async function fingerprint(bytes: Uint8Array): Promise<string> {
	const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
	return hashOf(Buffer.from(`${info.width}x${info.height}x${info.channels}\n`), data);
}

function hashOf(...parts: readonly Uint8Array[]): string {
	const hash = createHash('sha256');
	for (const part of parts) {
		hash.update(part);
	}
	return hash.digest('hex');
}
