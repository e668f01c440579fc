import { inFolder, resolveFolderIn } from './folders.ts';
import { pickFolder, scriptExtensions, withExtensions } from './generator.ts';
import type { Generator } from './generator.ts';
import { servedSite } from './site.ts';
import { scriptString } from './values.ts';

/**
 * VitePress serves `public` of the source folder from the root and puts `base` before paths itself
 * (https://vitepress.dev/guide/asset-handling); Vite can be told of another folder.
 */
export const vitepress: Generator = {
	configs: [
		...withExtensions('.vitepress/config', scriptExtensions),
		...withExtensions('.vitepress/config/index', scriptExtensions),
	],
	open: async ({ folder, path, text, files }) => {
		const pages = resolveFolderIn(folder, scriptString(text, 'srcDir') ?? '') ?? folder;
		const root =
			resolveFolderIn(pages, scriptString(text, 'publicDir') ?? 'public') ?? inFolder(pages, 'public');
		const images = await pickFolder(files, root, ['images', 'img', 'assets']);
		return {
			pages,
			site: servedSite({ name: 'VitePress', config: path, roots: [root], imageFolder: () => images }),
		};
	},
};
