import { inFolder, resolveFolderIn } from './folders.ts';
import { pickFolder } from './generator.ts';
import type { Generator } from './generator.ts';
import { relativeSite } from './site.ts';
import { tomlValues } from './values.ts';

/**
 * mdBook copies all that is in `src` but Markdown (https://rust-lang.github.io/mdBook/cli/build.html), and
 * its pages stand in the same folders as there, so that links start from the document.
 */
export const mdbook: Generator = {
	configs: ['book.toml'],
	open: async ({ folder, path, text, files }) => {
		const source = tomlValues(text, 'src', 'book')[0] ?? 'src';
		const root = resolveFolderIn(folder, source) ?? inFolder(folder, 'src');
		const images = await pickFolder(files, root, ['images', 'img', 'assets']);
		return {
			pages: root,
			readmes: 'pages',
			site: relativeSite({ name: 'mdBook', config: path, root, imageFolder: () => images }),
		};
	},
};
