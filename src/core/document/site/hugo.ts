import { folderOf, inFolder, resolveFolderIn, restBelow } from './folders.ts';
import { pickFolder, withExtensions } from './generator.ts';
import type { Generator } from './generator.ts';
import { basePath, servedSite } from './site.ts';
import { jsonValues, tomlValues, yamlValues } from './values.ts';

const formats = ['toml', 'yaml', 'yml', 'json'];
const valuesOf = { toml: tomlValues, yaml: yamlValues, yml: yamlValues, json: jsonValues };

/**
 * Hugo serves `static`, or what `staticDir` lists, from the root
 * (https://gohugo.io/content-management/static-files/), and a page that is a folder's index has its images
 * beside it (https://gohugo.io/content-management/page-bundles/). The base URL's path is for the writer to
 * put before links, unless `canonifyURLs` or `relativeURLs` has Hugo do it.
 */
export const hugo: Generator = {
	configs: [
		...withExtensions('hugo', formats),
		...withExtensions('config/_default/hugo', formats),
		...withExtensions('config/_default/config', formats),
		...withExtensions('config', formats),
	],
	open: async ({ folder, path, text, files }) => {
		const values = (key: string) => readerOf(path)(text, key);
		const pages =
			resolveFolderIn(folder, values('contentDir')[0] ?? 'content') ?? inFolder(folder, 'content');
		// Many programs have a file called config.
		const isSure =
			path !== inFolder(folder, path.slice(path.lastIndexOf('/') + 1)) || /hugo\.\w+$/.test(path);
		if (!isSure && (values('baseURL').length === 0 || !(await files.exists(pages)))) {
			return undefined;
		}
		const listed = values('staticDir').flatMap(each => resolveFolderIn(folder, each) ?? []);
		const [root = inFolder(folder, 'static'), ...others] = listed;
		const isRewritten = [...values('canonifyURLs'), ...values('relativeURLs')].includes('true');
		const images = await pickFolder(files, root, ['images', 'img', 'assets']);
		return {
			pages,
			readmes: 'pages',
			others: ['org', 'rst'],
			site: servedSite({
				name: 'Hugo',
				config: path,
				roots: [root, ...others],
				base: isRewritten ? '' : basePath(values('baseURL')[0]),
				imageFolder: document => (isBundle(document, pages) ? folderOf(document) : images),
				ownLink: (asset, document) =>
					isBundle(document, pages) ? restBelow(folderOf(document), asset) : undefined,
			}),
		};
	},
};

function readerOf(path: string): typeof tomlValues {
	const extension = path.slice(path.lastIndexOf('.') + 1);
	return extension === 'toml' || extension === 'json' ? valuesOf[extension] : valuesOf.yaml;
}

/** Whether a document is the page of its folder, in any of its languages. */
function isBundle(document: string, pages: string): boolean {
	return restBelow(pages, document) !== undefined && /(?:^|\/)_?index(?:\.[\w-]+)?\.\w+$/.test(document);
}
