import type { ImageLink } from '../document/find/imageLink.ts';
import { folderOf, inFolder, resolveFolderIn } from '../document/site/folders.ts';

/** The folder that an image link starts from; undefined where that cannot be told. */
export type LinkFolder = (link: Pick<ImageLink, 'range'>) => string | undefined;

/**
 * The folders that the image links of a document start from: its own; in AsciiDoc what the attribute `imagesdir`
 * says above the link; in a module of Antora its folder of images
 * (https://docs.antora.org/antora/latest/page/image-resource-id/).
 */
export function linkFolders(languageId: string, text: string, path: string): LinkFolder {
	const folder = folderOf(path);
	if (languageId !== 'asciidoc') {
		return () => folder;
	}
	const [, module] = /^((?:.*\/)?modules\/[^/]+)\/(?:pages|partials)\//.exec(path) ?? [];
	if (module !== undefined) {
		return () => inFolder(module, 'images');
	}
	const entries = [...text.matchAll(/^:(!?)imagesdir!?:[ \t]*(.*)$/gm)].map(
		({ index, 1: unset, 2: value = '' }) => ({ index, value: unset === '!' ? '' : value }),
	);
	return ({ range }) => {
		const value = entries.findLast(({ index }) => index < range.start)?.value.trim() ?? '';
		const name = value.replace(/@$/, '');
		// Another attribute's value, an address, or a path of this machine.
		return /\{|:\/\/|^[\\/]/.test(name) ? undefined : resolveFolderIn(folder, name);
	};
}
