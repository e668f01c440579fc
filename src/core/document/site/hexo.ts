import { inFolder, resolveFolderIn, restBelow } from './folders.ts';
import { pickFolder } from './generator.ts';
import type { FoundConfig, Generator } from './generator.ts';
import { basePath, servedSite } from './site.ts';
import { yamlValues } from './values.ts';

/**
 * Hexo serves `source` from the root but what starts with an underscore, and puts its `root` before paths
 * in images of Markdown itself. With `post_asset_folder` each post has a folder of its own name, and names what is
 * in it as if it were beside it (https://hexo.io/docs/asset-folders).
 */
export const hexo: Generator = {
	configs: ['_config.yml', '_config.yaml'],
	open: async found => {
		if (!(await isHexo(found))) {
			return undefined;
		}
		const { folder, path, text, files } = found;
		const root =
			resolveFolderIn(folder, yamlValues(text, 'source_dir')[0] ?? 'source') ?? inFolder(folder, 'source');
		const hasPostFolders = yamlValues(text, 'post_asset_folder')[0]?.toLowerCase() === 'true';
		const postFolder = (document: string) =>
			hasPostFolders && restBelow(root, document)?.startsWith('_')
				? document.replace(/\.[^./]*$/, '')
				: undefined;
		const images = await pickFolder(files, root, ['images', 'img', 'assets']);
		return {
			pages: root,
			readmes: 'pages',
			site: servedSite({
				name: 'Hexo',
				config: path,
				roots: [root],
				browserBase: basePath(yamlValues(text, 'root')[0]),
				isServed: rest => !/(?:^|\/)[_.]/.test(rest),
				imageFolder: document => postFolder(document) ?? images,
				ownLink: (asset, document) => {
					const own = postFolder(document);
					return own === undefined ? undefined : restBelow(own, asset);
				},
			}),
		};
	},
};

/** Whether the project of a configuration called as Jekyll's is Hexo's. */
export async function isHexo({ folder, files }: FoundConfig): Promise<boolean> {
	const manifest = await files.read(inFolder(folder, 'package.json'));
	return manifest !== undefined && /"hexo"\s*:/.test(manifest);
}
