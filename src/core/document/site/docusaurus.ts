import { inFolder, resolveFolderIn } from './folders.ts';
import { pickFolder, scriptExtensions, withExtensions } from './generator.ts';
import type { Generator } from './generator.ts';
import { basePath, servedSite } from './site.ts';
import { scriptString, scriptStrings } from './values.ts';

/**
 * Docusaurus serves `static`, or what `staticDirectories` lists, from the root, and puts the base URL
 * before image paths in Markdown itself, but not in elements (https://docusaurus.io/docs/static-assets).
 */
export const docusaurus: Generator = {
	configs: withExtensions('docusaurus.config', scriptExtensions),
	open: async ({ folder, path, text, files }) => {
		const listed = scriptStrings(text, 'staticDirectories').flatMap(
			each => resolveFolderIn(folder, each) ?? [],
		);
		const [root = inFolder(folder, 'static'), ...others] = listed;
		const images = await pickFolder(files, root, ['img', 'images', 'assets']);
		return {
			pages: folder,
			readmes: 'pages',
			site: servedSite({
				name: 'Docusaurus',
				config: path,
				roots: [root, ...others],
				browserBase: basePath(scriptString(text, 'baseUrl')),
				imageFolder: () => images,
			}),
		};
	},
};
