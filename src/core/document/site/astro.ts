import { inFolder, resolveFolderIn, restBelow } from './folders.ts';
import { pickFolder, scriptExtensions, withExtensions } from './generator.ts';
import type { Generator } from './generator.ts';
import { basePath, fromDocument, servedSite, withDot } from './site.ts';
import { scriptString } from './values.ts';

/**
 * Astro takes the images of Markdown in `src` by their way from the document and makes them smaller,
 * which it recommends (https://docs.astro.build/en/guides/images/), but takes none of elements of HTML in it.
 * What is in `public` is served from the root, and `base` is for the writer to put before it
 * (https://docs.astro.build/en/reference/configuration-reference/#base).
 */
export const astro: Generator = {
	configs: withExtensions('astro.config', scriptExtensions),
	open: async ({ folder, path, text, files }) => {
		const source = resolveFolderIn(folder, scriptString(text, 'srcDir') ?? 'src') ?? inFolder(folder, 'src');
		const root =
			resolveFolderIn(folder, scriptString(text, 'publicDir') ?? 'public') ?? inFolder(folder, 'public');
		const assets = await pickFolder(files, source, ['assets', 'images']);
		const images = await pickFolder(files, root, ['images', 'img', 'assets']);
		return {
			pages: source,
			readmes: 'pages',
			site: servedSite({
				name: 'Astro',
				config: path,
				roots: [root],
				// A name without a dot before it would be a package.
				ownLink: (asset, document) =>
					restBelow(root, asset) === undefined ? withDot(fromDocument(asset, document)) : undefined,
				base: basePath(scriptString(text, 'base')),
				imageFolder: (document, reader) =>
					reader === 'generator' &&
					/\.(?:md|mdx|mdoc|markdown)$/i.test(document) &&
					restBelow(source, document) !== undefined
						? assets
						: images,
			}),
		};
	},
};
