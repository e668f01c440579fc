import { relativePath } from '../link/path.ts';
import { folderOf, restBelow } from './folders.ts';

/** The files of a workspace folder, by paths relative to it, with slashes. */
export interface SiteFiles {
	/** Whether there is a file or a folder. */
	exists(path: string): Promise<boolean>;
	/** The text of a file; undefined when there is none. */
	read(path: string): Promise<string | undefined>;
}

/**
 * Who reads the path of a link: the generator, as in an image of Markdown, which it may write anew; or nobody but
 * the browser, as in an element of HTML or in a style sheet.
 */
export type PathReader = 'generator' | 'browser';

/** A web site that documents are pages of. Paths are relative to the workspace folder. */
export interface Site {
	/** Who makes it, as it calls itself. */
	readonly name: string;
	/** The file it was recognised by. */
	readonly config: string;
	/** The folder whose files are served from `/`. */
	readonly root: string;
	/** Where the images of a document are kept. For the generator, when it is not said who reads their links. */
	imageFolder(documentPath: string, reader?: PathReader): string;
	/** What a document must write to show an image, with nothing encoded; likewise. */
	linkPath(assetPath: string, documentPath: string, reader?: PathReader): string;
	/** The folder that a browser takes a page to be in: paths that start from it lead to what is beside it. */
	pageFolder(documentPath: string): string;
}

/** How a site is to be described. */
export interface SiteRules extends Pick<Site, 'name' | 'config'> {
	readonly imageFolder: (documentPath: string, reader: PathReader) => string;
	/** The folders whose files are served from `/`; the first is the site's root. */
	readonly roots: readonly [string, ...string[]];
	/** What comes before a path from the root, where the generator does not put it there itself: `/blog`. */
	readonly base?: string | undefined;
	/** The same where the browser reads the path, if the generator puts `base` before its own paths alone. */
	readonly browserBase?: string | undefined;
	/** Which files below a root are served. */
	readonly isServed?: (rest: string) => boolean;
	/** The link to what has rules of its own; undefined for all else. */
	readonly ownLink?: (assetPath: string, documentPath: string, reader: PathReader) => string | undefined;
}

/** A site whose links start from the root where they can, else from the document. */
export function servedSite(rules: SiteRules): Site {
	const { name, config, roots, base = '', browserBase = base, isServed = () => true, ownLink } = rules;
	return {
		name,
		config,
		root: roots[0],
		imageFolder: (documentPath, reader = 'generator') => rules.imageFolder(documentPath, reader),
		linkPath(assetPath, documentPath, reader = 'generator') {
			const own = ownLink?.(assetPath, documentPath, reader);
			if (own !== undefined) {
				return own;
			}
			const rest = roots.map(root => restBelow(root, assetPath)).find(each => each !== undefined);
			return rest === undefined || !isServed(rest)
				? fromDocument(assetPath, documentPath)
				: `${reader === 'browser' ? browserBase : base}/${rest}`;
		},
		pageFolder: folderOf,
	};
}

/** A site whose links start from the document; what a browser reads, from the folder of its page. */
export function relativeSite(
	rules: Pick<Site, 'name' | 'config' | 'root' | 'imageFolder'> & Partial<Pick<Site, 'pageFolder'>>,
): Site {
	const { pageFolder = folderOf } = rules;
	return {
		...rules,
		linkPath: (assetPath, documentPath, reader) =>
			reader === 'browser'
				? relativePath(pageFolder(documentPath), assetPath)
				: fromDocument(assetPath, documentPath),
		pageFolder,
	};
}

/** The way from a document to an image. */
export function fromDocument(assetPath: string, documentPath: string): string {
	return relativePath(folderOf(documentPath), assetPath);
}

/** A way that cannot be read as a package's name. */
export function withDot(way: string): string {
	return /^\.{1,2}\//.test(way) ? way : `./${way}`;
}

/** What a site's base URL puts before paths from its root: nothing, or a path without a slash at its end. */
export function basePath(base = ''): string {
	const path = base
		.replace(/^(?:[a-z][\w+.-]*:)?\/\/[^/]*/i, '')
		.split('/')
		.filter(part => part !== '' && part !== '.')
		.join('/');
	try {
		return path === '' ? '' : `/${decodeURIComponent(path)}`;
	} catch {
		return `/${path}`;
	}
}
