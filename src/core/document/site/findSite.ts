import { Failure } from '../../failure.ts';
import { astro } from './astro.ts';
import { docusaurus } from './docusaurus.ts';
import { folderOf, inFolder, resolveFolderIn, restBelow } from './folders.ts';
import { gatsby } from './gatsby.ts';
import type { Generator, OpenedSite } from './generator.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { mdbook } from './mdbook.ts';
import { mkdocs } from './mkdocs.ts';
import { next } from './next.ts';
import { fromDocument } from './site.ts';
import type { Site, SiteFiles } from './site.ts';
import { vitepress } from './vitepress.ts';

/** In a folder with several, those whose pages have a folder of their own come first. */
const generators: readonly Generator[] = [
	mkdocs,
	mdbook,
	vitepress,
	docusaurus,
	hugo,
	hexo,
	astro,
	gatsby,
	next,
	jekyll,
];

/** The setting that says where a site's root is. */
const setting = 'insert.siteRoot';

/** The sites whose configuration is in a folder, by folders. */
export type KnownSites = Map<string, Promise<readonly OpenedSite[]>>;

/**
 * The site that a document is a page of, or a part of: that of the nearest folder above it with a
 * configuration file. Undefined when there is none. What is `known` of the same files is not looked for again.
 */
export async function findSite(
	documentPath: string,
	files: SiteFiles,
	known: KnownSites = new Map(),
): Promise<Site | undefined> {
	for (let folder = folderOf(documentPath); ; folder = folderOf(folder)) {
		const sites = known.get(folder) ?? sitesIn(folder, files);
		known.set(folder, sites);
		for (const opened of await sites) {
			if (isPartOf(documentPath, folder, opened)) {
				return opened.site;
			}
		}
		if (folder === '') {
			return undefined;
		}
	}
}

/**
 * The link to an image by the setting `insert.siteRoot`, a folder of the workspace folder: from that root
 * when the image is below it, else from the document. Throws a Failure `invalidRequest` when the root is
 * not in the workspace folder.
 */
export function linkFromRoot(siteRoot: string, assetPath: string, documentPath: string): string {
	const root = resolveFolderIn('', siteRoot.trim().replace(/^\/+/, ''));
	if (root === undefined) {
		throw new Failure('invalidRequest', {
			detail: setting,
			fields: [{ path: setting, problem: { kind: 'other', text: 'outside' }, received: siteRoot }],
		});
	}
	const rest = restBelow(root, assetPath);
	return rest === undefined ? fromDocument(assetPath, documentPath) : `/${rest}`;
}

/** The sites whose configuration is in a folder. */
async function sitesIn(folder: string, files: SiteFiles): Promise<readonly OpenedSite[]> {
	const opened = await Promise.all(generators.map(generator => openSite(generator, folder, files)));
	return opened.filter(each => each !== undefined);
}

async function openSite(
	{ configs, open }: Generator,
	folder: string,
	files: SiteFiles,
): Promise<OpenedSite | undefined> {
	const paths = configs.map(name => inFolder(folder, name));
	const isThere = await Promise.all(paths.map(path => files.exists(path)));
	for (const path of paths.filter((_, index) => isThere[index])) {
		const text = await files.read(path);
		const site = text === undefined ? undefined : await open({ folder, path, text, files });
		if (site !== undefined) {
			return site;
		}
	}
	return undefined;
}

/** Documents of text are pages where pages are; all else in the site's folder is part of the site. */
function isPartOf(documentPath: string, folder: string, { pages, others, readmes }: OpenedSite): boolean {
	const extension = /\.(\w+)$/.exec(documentPath)?.[1]?.toLowerCase() ?? '';
	if (foreign.includes(extension) && others?.includes(extension) !== true) {
		return false;
	}
	if (!texts.includes(extension)) {
		return true;
	}
	const rest = restBelow(folder, documentPath) ?? '';
	return restBelow(pages, documentPath) !== undefined && !isAboutProject(rest, readmes === 'pages');
}

/** Documents that are pages of few sites: they show their images where they are, and are not pages at all. */
const foreign = ['ipynb', 'org', 'rst', 'rest', 'tex', 'ltx', 'sty', 'cls', 'typ'];
/** Documents that are pages. */
const texts = [
	'md',
	'mdx',
	'markdown',
	'mdown',
	'mkd',
	'mdoc',
	'adoc',
	'asciidoc',
	'rst',
	'org',
	'qmd',
	'rmd',
];

/** What a project says of itself is read where it is stored, and must show its images there. */
function isAboutProject(rest: string, areReadmesPages: boolean): boolean {
	const name = areReadmesPages ? rest : rest.slice(rest.lastIndexOf('/') + 1);
	return (
		/(?:^|\/)\.github\//.test(rest) ||
		/^(?:readme|README|Readme|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY|SUPPORT)(?:[._-][\w-]+)*\.\w+$/.test(
			name,
		)
	);
}
