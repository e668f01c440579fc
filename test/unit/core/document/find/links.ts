import { findImageLinks } from '../../../../../src/core/document/find/findImageLinks.ts';
import type { ImageLink } from '../../../../../src/core/document/find/imageLink.ts';

/** A link in short: its alt text, its target, and its title if it has one. */
export type Brief = readonly [alt: string, target: string, title?: string];

/** The links of a text in short. */
export function linksIn(languageId: string, text: string): Brief[] {
	return findImageLinks(languageId, text).map(toBrief);
}

/** A link in short. */
export function toBrief({ alt, target, title }: ImageLink): Brief {
	return title === undefined ? [alt.text, target.text] : [alt.text, target.text, title.text];
}

/** What stands at the ranges of a link, by their names. */
export function writtenParts(text: string, link: ImageLink): Readonly<Record<string, string>> {
	const ranges = {
		link: link.range,
		alt: link.alt.range,
		title: link.title?.range,
		target: link.target.range,
		label: link.label,
		definition: link.definition,
	};
	return Object.fromEntries(
		Object.entries(ranges).flatMap(([name, range]) =>
			range === undefined ? [] : [[name, text.slice(range.start, range.end)]],
		),
	);
}
