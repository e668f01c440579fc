import { inFolder } from './folders.ts';
import type { Site, SiteFiles } from './site.ts';

/** A configuration file that was found. */
export interface FoundConfig {
	/** The site's folder. */
	readonly folder: string;
	readonly path: string;
	readonly text: string;
	readonly files: SiteFiles;
}

/** A program that makes web sites of documents. */
export interface Generator {
	/** Its configuration files, from the site's folder. */
	readonly configs: readonly string[];
	/** What a configuration says; undefined when it is another program's. */
	readonly open: (config: FoundConfig) => Promise<OpenedSite | undefined>;
}

/** A site, and the folder that its pages are in. */
export interface OpenedSite {
	readonly site: Site;
	readonly pages: string;
	/** Whether a README in a folder is that folder's page: it is about the project where it is not. */
	readonly readmes?: 'pages';
	/** The extensions of documents that are pages of few sites and of this one. */
	readonly others?: readonly string[];
}

/** Names of a configuration file with any of some extensions. */
export function withExtensions(stem: string, extensions: readonly string[]): string[] {
	return extensions.map(extension => `${stem}.${extension}`);
}

/** What JavaScript and TypeScript modules end with. */
export const scriptExtensions = ['ts', 'js', 'mjs', 'mts', 'cjs', 'cts'] as const;

/** The first folder of `names` in `folder` that there is, else what the first would be. */
export async function pickFolder(
	files: SiteFiles,
	folder: string,
	names: readonly [string, ...string[]],
): Promise<string> {
	for (const name of names) {
		const path = inFolder(folder, name);
		if (await files.exists(path)) {
			return path;
		}
	}
	return inFolder(folder, names[0]);
}
