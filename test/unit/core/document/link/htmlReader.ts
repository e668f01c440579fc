import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** An image as a browser sees it. */
export interface ShownImage {
	/** Percent-decoded. */
	readonly path: string;
	readonly alt: string | undefined;
	readonly title?: string;
}

/** The images in a piece of HTML, by the parser of the HTML standard. */
export function readHtml(html: string): readonly ShownImage[] {
	return elements(parseFragment(html), 'img').map(image => {
		const attribute = (name: string) => image.attrs.find(each => each.name === name)?.value;
		return { path: decodeURIComponent(attribute('src') ?? ''), alt: attribute('alt') };
	});
}

/** The text of the elements of a name, or of a class. */
export function readTexts(html: string, name: string): readonly string[] {
	return elements(parseFragment(html), name).map(textOf);
}

function elements(node: Node, name: string): DefaultTreeAdapterTypes.Element[] {
	const children = 'childNodes' in node ? node.childNodes.flatMap(child => elements(child, name)) : [];
	const isIt =
		'attrs' in node &&
		(node.tagName === name || node.attrs.some(each => each.name === 'class' && each.value === name));
	return isIt ? [node, ...children] : children;
}

function textOf(node: Node): string {
	if ('value' in node) {
		return node.value;
	}
	return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
