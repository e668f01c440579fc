import { resolveFolderIn } from '../site/folders.ts';

/**
 * The folder that the images of an AsciiDoc document are looked for in at an offset: the document's own,
 * or what its attribute `imagesdir` says of it. Both are absolute paths with slashes. What cannot be told,
 * as an address or another attribute's value, counts as not set.
 */
export function imagesFolder(text: string, offset: number, documentFolder: string): string {
	let value = '';
	for (const [, , set = ''] of text.slice(0, offset).matchAll(/^:(!?)imagesdir!?:[ \t]*(.*)$/gm)) {
		value = set.trim().replace(/@$/, '');
	}
	if (value.includes('{') || value.includes('://')) {
		return documentFolder;
	}
	const folder = resolveFolderIn(documentFolder.replace(/^\//, ''), value);
	return folder === undefined ? documentFolder : `/${folder}`;
}
