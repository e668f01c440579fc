import { inFolder, resolveFolderIn } from './folders.ts';
import { pickFolder } from './generator.ts';
import type { Generator } from './generator.ts';
import { isHexo } from './hexo.ts';
import { basePath, servedSite } from './site.ts';
import { tomlValues, yamlValues } from './values.ts';

/**
 * Jekyll serves the whole folder from the root but what starts with an underscore or a dot. Images are
 * kept in `assets` and linked from the root (https://jekyllrb.com/docs/posts/#including-images-and-resources);
 * `baseurl` is for the writer to put before that.
 */
export const jekyll: Generator = {
	configs: ['_config.yml', '_config.yaml', '_config.toml'],
	open: async found => {
		const { folder, path, text, files } = found;
		if ((await isHexo(found)) || isTheme(folder) || (await files.exists(inFolder(folder, '_toc.yml')))) {
			// Hexo, its themes and Jupyter Book have a file of this name too.
			return undefined;
		}
		const values = path.endsWith('.toml') ? tomlValues : yamlValues;
		const root = resolveFolderIn(folder, values(text, 'source')[0] ?? '') ?? folder;
		const images = await pickFolder(files, root, ['assets/images', 'assets/img', 'images', 'img', 'assets']);
		return {
			pages: root,
			site: servedSite({
				name: 'Jekyll',
				config: path,
				roots: [root],
				base: basePath(values(text, 'baseurl')[0]),
				isServed: rest => !/(?:^|\/)(?:[._#~]|(?:node_modules|vendor)\/)/.test(rest),
				imageFolder: () => images,
			}),
		};
	},
};

/** Whether a folder is that of a Hexo theme. */
function isTheme(folder: string): boolean {
	return /(?:^|\/)themes\/[^/]+$/.test(folder);
}
