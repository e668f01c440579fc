import { folderOf, inFolder, resolveFolderIn, restBelow } from './folders.ts';
import { pickFolder } from './generator.ts';
import type { Generator } from './generator.ts';
import { relativeSite } from './site.ts';
import { yamlValues } from './values.ts';

/**
 * MkDocs copies all that is in `docs` and knows links that start from the document alone; those from the
 * root it leaves as they are
 * (https://www.mkdocs.org/user-guide/writing-your-docs/#linking-to-images-and-media), and those in elements of HTML
 * too. But for an index each page gets a folder of its own, unless `use_directory_urls` says otherwise
 * (https://www.mkdocs.org/user-guide/configuration/#use_directory_urls).
 */
export const mkdocs: Generator = {
	configs: ['mkdocs.yml', 'mkdocs.yaml'],
	open: async ({ folder, path, text, files }) => {
		const root =
			resolveFolderIn(folder, yamlValues(text, 'docs_dir')[0] ?? 'docs') ?? inFolder(folder, 'docs');
		const hasFolders = yamlValues(text, 'use_directory_urls')[0]?.toLowerCase() !== 'false';
		const images = await pickFolder(files, root, ['img', 'images', 'assets/images', 'assets']);
		return {
			pages: root,
			readmes: 'pages',
			site: relativeSite({
				name: 'MkDocs',
				config: path,
				root,
				imageFolder: () => images,
				pageFolder: document =>
					hasFolders && isPage(document, root) ? document.replace(/\.\w+$/, '') : folderOf(document),
			}),
		};
	},
};

/** Whether a document is a page that is no folder's index. */
function isPage(document: string, root: string): boolean {
	const rest = restBelow(root, document) ?? '';
	return /\.(?:md|markdown|mdown|mkdn?)$/i.test(rest) && !/(?:^|\/)(?:index|README)\.\w+$/.test(rest);
}
