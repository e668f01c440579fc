import { inFolder } from './folders.ts';
import { pickFolder, scriptExtensions, withExtensions } from './generator.ts';
import type { Generator } from './generator.ts';
import { servedSite } from './site.ts';

/**
 * Gatsby serves `static` from the root (https://www.gatsbyjs.com/docs/how-to/images-and-media/static-folder/).
 * Its path prefix counts only in builds that ask for it, so nothing can be put before a path.
 */
export const gatsby: Generator = {
	configs: withExtensions('gatsby-config', scriptExtensions),
	open: async ({ folder, path, files }) => {
		const root = inFolder(folder, 'static');
		const images = await pickFolder(files, root, ['images', 'img', 'assets']);
		return {
			pages: folder,
			site: servedSite({ name: 'Gatsby', config: path, roots: [root], imageFolder: () => images }),
		};
	},
};
