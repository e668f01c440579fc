import { inFolder, resolveFolderIn } from './folders.ts';
import { pickFolder } from './generator.ts';
import type { Generator } from './generator.ts';
import { relativeSite } from './site.ts';
import { yamlValues } from './values.ts';

/**
 * MkDocs copies all that is in `docs` and knows links that start from the document alone; those from the
 * root it leaves as they are
 * (https://www.mkdocs.org/user-guide/writing-your-docs/#linking-to-images-and-media).
 */
export const mkdocs: Generator = {
	configs: ['mkdocs.yml', 'mkdocs.yaml'],
	open: async ({ folder, path, text, files }) => {
		const root =
			resolveFolderIn(folder, yamlValues(text, 'docs_dir')[0] ?? 'docs') ?? inFolder(folder, 'docs');
		const images = await pickFolder(files, root, ['img', 'images', 'assets/images', 'assets']);
		return {
			pages: root,
			site: relativeSite({ name: 'MkDocs', config: path, root, imageFolder: () => images }),
		};
	},
};
