import { relativePath } from '../link/path.ts';
import { folderOf, restBelow } from './folders.ts';

/** The files of a workspace folder, by paths relative to it, with slashes. */
export interface SiteFiles {
	/** Whether there is a file or a folder. */
	exists(path: string): Promise<boolean>;
	/** The text of a file; undefined when there is none. */
	read(path: string): Promise<string | undefined>;
}

/** A web site that documents are pages of. Paths are relative to the workspace folder. */
export interface Site {
	/** Who makes it, as it calls itself. */
	readonly name: string;
	/** The file it was recognised by. */
	readonly config: string;
	/** The folder whose files are served from `/`. */
	readonly root: string;
	/** Where the images of a document are kept. */
	imageFolder(documentPath: string): string;
	/** What a document must write to show an image, with nothing encoded. */
	linkPath(assetPath: string, documentPath: string): string;
}

/** How a site is to be described. */
export interface SiteRules extends Pick<Site, 'name' | 'config' | 'imageFolder'> {
	/** The folders whose files are served from `/`; the first is the site's root. */
	readonly roots: readonly [string, ...string[]];
	/** What comes before a path from the root, where the generator does not put it there itself: `/blog`. */
	readonly base?: string | undefined;
	/** Which files below a root are served. */
	readonly isServed?: (rest: string) => boolean;
	/** The link to what has rules of its own; undefined for all else. */
	readonly ownLink?: (assetPath: string, documentPath: string) => string | undefined;
}

/** A site whose links start from the root where they can, else from the document. */
export function servedSite(rules: SiteRules): Site {
	const { name, config, roots, base = '', isServed = () => true, ownLink } = rules;
	return {
		name,
		config,
		root: roots[0],
		imageFolder: documentPath => rules.imageFolder(documentPath),
		linkPath(assetPath, documentPath) {
			const own = ownLink?.(assetPath, documentPath);
			if (own !== undefined) {
				return own;
			}
			const rest = roots.map(root => restBelow(root, assetPath)).find(each => each !== undefined);
			return rest === undefined || !isServed(rest)
				? fromDocument(assetPath, documentPath)
				: `${base}/${rest}`;
		},
	};
}

/** A site whose links start from the document. */
export function relativeSite(rules: Pick<Site, 'name' | 'config' | 'root' | 'imageFolder'>): Site {
	return { ...rules, linkPath: fromDocument };
}

/** The way from a document to an image. */
export function fromDocument(assetPath: string, documentPath: string): string {
	return relativePath(folderOf(documentPath), assetPath);
}

/** What a site's base URL puts before paths from its root: nothing, or a path without a slash at its end. */
export function basePath(base = ''): string {
	const path = base.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '').replace(/^\/+|\/+$/g, '');
	try {
		return path === '' ? '' : `/${decodeURIComponent(path)}`;
	} catch {
		return `/${path}`;
	}
}
