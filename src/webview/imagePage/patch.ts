import type { PageElement, PageNode } from '../../protocol/imagePage.ts';

/** The attribute that the page itself sets: whether a figure's picture shows. */
export const shownAttribute = 'data-shown';

/**
 * Changes what is in an element to what a message says, without reading any of it as HTML. What stays is not
 * touched: the focus, the selection and pictures are kept.
 */
export function patch(parent: Element, nodes: readonly PageNode[]): void {
	let next = parent.firstChild;
	for (const node of nodes) {
		const same = findSame(next, node);
		if (same !== undefined) {
			removeUntil(next, same);
			next = same;
		}
		const child = same ?? parent.insertBefore(create(node), next);
		next = child.nextSibling;
		if (typeof node === 'string') {
			setText(child, node);
		} else if (child instanceof Element) {
			setAttributes(child, node);
			patch(child, node.children);
		}
	}
	removeUntil(next, null);
}

function findSame(start: ChildNode | null, node: PageNode): ChildNode | undefined {
	for (let candidate = start; candidate !== null; candidate = candidate.nextSibling) {
		if (
			keyOf(candidate) ===
			(typeof node === 'string' ? '#text' : `${node.tag} ${node.attributes['data-action']}`)
		) {
			return candidate;
		}
	}
	return undefined;
}

/** A button stays itself only while it does the same: under a finger that presses it nothing else must come. */
function keyOf(node: Node): string {
	return node instanceof HTMLElement ? `${node.localName} ${node.dataset['action']}` : node.nodeName;
}

function create(node: PageNode): ChildNode {
	return typeof node === 'string' ? document.createTextNode(node) : document.createElement(node.tag);
}

function removeUntil(start: ChildNode | null, end: ChildNode | null): void {
	let node = start;
	while (node !== null && node !== end) {
		const next = node.nextSibling;
		node.remove();
		node = next;
	}
}

function setText(node: Node, text: string): void {
	if (node.nodeValue !== text) {
		node.nodeValue = text;
	}
}

function setAttributes(element: Element, { attributes }: PageElement): void {
	for (const name of element.getAttributeNames()) {
		if (attributes[name] === undefined && name !== shownAttribute) {
			element.removeAttribute(name);
		}
	}
	for (const [name, value] of Object.entries(attributes)) {
		// Setting an address again would load it again.
		if (element.getAttribute(name) !== value) {
			element.setAttribute(name, value);
		}
	}
}
