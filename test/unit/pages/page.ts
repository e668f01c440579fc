import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { PageNode } from '../../../src/protocol/imagePage.ts';
import { pageHtml } from '../../../src/host/pages/pageHtml.ts';
import type { Scene } from '../../../src/host/pages/scene.ts';
import type { PageWords } from '../../../src/host/pages/words.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Words that are their own names, with what is put into them: `askedFor 1 2`. */
const words = new Proxy({} as PageWords, {
	get:
		(_, name) =>
		(...values: readonly unknown[]) =>
			[name, ...values].join(' '),
});

/** What the pages are built with in these tests: half past nine on the day after `at` of the recipes. */
export const scene: Scene = { words, locale: 'en', now: Date.parse('2026-11-22T09:30:00Z') };

/** A whole page with this content, as a browser reads it. */
export function readPage(content: readonly PageNode[], title = 'fox.png'): Element {
	const html = pageHtml({
		kind: 'details',
		title,
		locale: 'en',
		asset: 'file:///fox.png',
		revision: 3,
		content,
		resources: {
			cspSource: 'https://*.example.com',
			nonce: 'abc',
			script: 'https://a.example.com/page.js',
			style: 'https://a.example.com/page.css',
		},
	});
	const root = parse(html).childNodes.find(isElement);
	if (root === undefined) {
		throw new Error('There is no page');
	}
	return root;
}

/** Every element below one, in the order of the page. */
export function elementsOf(node: Node): Element[] {
	const children: readonly Node[] = 'childNodes' in node ? node.childNodes : [];
	return children.flatMap(child => [...(isElement(child) ? [child] : []), ...elementsOf(child)]);
}

/** The elements with this tag. */
export function tagged(root: Element, tag: string): Element[] {
	return elementsOf(root).filter(element => element.tagName === tag);
}

/** All text in an element. */
export function textOf(node: Node): string {
	if ('value' in node && node.nodeName === '#text') {
		return node.value;
	}
	return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The text of an attribute. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
	return element?.attrs.find(each => each.name === name)?.value;
}

/** The facts of a page's lists, each as `name: value`. */
export function factsOf(root: Element): string[] {
	const names = tagged(root, 'dt');
	return tagged(root, 'dd').map((value, index) => `${textOf(names[index]!)}: ${textOf(value)}`);
}

/** The actions that a page offers, the primary one with a star. */
export function actionsOf(root: Element): string[] {
	return tagged(root, 'button').map(
		button => `${attributeOf(button, 'data-action')}${attributeOf(button, 'class') === 'primary' ? '*' : ''}`,
	);
}

function isElement(node: Node): node is Element {
	return 'tagName' in node;
}
