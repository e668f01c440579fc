import { inFolder } from './folders.ts';
import { pickFolder, scriptExtensions, withExtensions } from './generator.ts';
import type { Generator } from './generator.ts';
import { basePath, servedSite } from './site.ts';
import { scriptString } from './values.ts';

/**
 * Next.js serves `public` from the root (https://nextjs.org/docs/app/api-reference/file-conventions/public-folder),
 * and `basePath` is for the writer to put before the path of an image
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/basePath).
 */
export const next: Generator = {
	configs: withExtensions('next.config', scriptExtensions),
	open: async ({ folder, path, text, files }) => {
		const root = inFolder(folder, 'public');
		const images = await pickFolder(files, root, ['images', 'img', 'assets']);
		return {
			pages: folder,
			site: servedSite({
				name: 'Next.js',
				config: path,
				roots: [root],
				base: basePath(scriptString(text, 'basePath')),
				imageFolder: () => images,
			}),
		};
	},
};
