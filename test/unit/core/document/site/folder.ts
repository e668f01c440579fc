import type { SiteFiles } from '../../../../../src/core/document/site/site.ts';

/** A workspace folder of texts by path, that remembers what was asked of it. */
export class Folder implements SiteFiles {
	readonly asked: string[] = [];
	readonly #files: Readonly<Record<string, string>>;

	constructor(files: Readonly<Record<string, string>>) {
		this.#files = files;
	}

	exists(path: string): Promise<boolean> {
		this.asked.push(path);
		return Promise.resolve(
			Object.keys(this.#files).some(file => file === path || file.startsWith(`${path}/`)),
		);
	}

	read(path: string): Promise<string | undefined> {
		this.asked.push(path);
		return Promise.resolve(Object.hasOwn(this.#files, path) ? this.#files[path] : undefined);
	}
}
