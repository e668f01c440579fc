import { findImageLinks } from '../../../../src/core/document/find/findImageLinks.ts';
import type { ImageLink } from '../../../../src/core/document/find/imageLink.ts';

/** The first image link of a text. */
export function linkIn(text: string, languageId = 'markdown'): ImageLink {
	const [link] = findImageLinks(languageId, text);
	if (link === undefined) {
		throw new Error(`There is no image link in ${text}`);
	}
	return link;
}
