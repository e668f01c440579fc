import { inFolder, resolveFolderIn, restBelow } from './folders.ts';
import { pickFolder, scriptExtensions, withExtensions } from './generator.ts';
import type { Generator } from './generator.ts';
import { fromDocument, servedSite, withDot } from './site.ts';
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
			readmes: 'pages',
			site: servedSite({
				name: 'VitePress',
				config: path,
				roots: [root],
				imageFolder: () => images,
				// A name without a dot before it would be a package; in images of Markdown it puts one there itself.
				ownLink: (asset, document, reader) =>
					reader === 'browser' && restBelow(root, asset) === undefined
						? withDot(fromDocument(asset, document))
						: undefined,
			}),
		};
	},
};
