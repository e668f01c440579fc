import type { ImageLink } from './imageLink.ts';
import { moveLink } from './imageLink.ts';
import { LinkFinder } from './linkFinder.ts';

/** How much of a long document is read on both sides of an offset, in UTF-16 code units: some milliseconds' work. */
const around = 200_000;

/** The image links of a text in their order; none where the language, by VS Code's id, is not known. */
export function findImageLinks(languageId: string, text: string): readonly ImageLink[] {
	return new LinkFinder(languageId, text).links();
}

/**
 * The image link that an offset is in or at the edge of, if there is one, for when it is asked for only once. Of a
 * long document the text around the offset is read as if there were no other.
 */
export function findImageLinkAt(languageId: string, text: string, offset: number): ImageLink | undefined {
	const start = offset <= around ? 0 : text.lastIndexOf('\n', offset - around) + 1;
	const finder = new LinkFinder(languageId, text.slice(start, offset + around));
	const link = finder.linkAt(offset - start);
	return link && moveLink(link, each => each + start);
}
