import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse, parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { withPicture } from './examples.ts';
import { htmlPages } from './htmlPages.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Mode = 'cursor' | 'below' | 'replace' | 'end';

interface Reading {
	readonly tree: readonly string[];
	/** The text of the item that the mark is in, if it is in one. */
	readonly marked: string | undefined;
	/** For each picture, what it is in and the text of the item that it is in. */
	readonly pictures: readonly { readonly parent: string; readonly item: string | undefined }[];
}

const mark = ' mark ';
const isItem = /^(?:li|dd|dt|td|th|caption|figcaption)$/;
const isNoPlace =
	/^(?:#document|html|head|ul|ol|menu|dl|table|thead|tbody|tfoot|tr|colgroup|picture|select|option|svg|math|video|canvas|g|text|mi)$/;

/** What browsers make of a page: its tree without the pictures that were put in. */
function read(text: string): Reading {
	const pictures: { parent: string; item: string | undefined }[] = [];
	let marked: string | undefined;
	const walk = (node: Node, parent: string, item: Node | undefined): string[] => {
		if ('value' in node) {
			return [node.value.replaceAll(/\s/g, '')];
		}
		if ('data' in node && node.data === mark) {
			marked = item && !isNoPlace.test(parent) ? textOf(item) : undefined;
			return [];
		}
		const attributes = 'attrs' in node ? node.attrs.map(({ name, value }) => `${name}=${value}`) : [];
		if (node.nodeName === 'img' && attributes[0] === 'src=1.png') {
			pictures.push({ parent, item: item && textOf(item) });
			return [];
		}
		const name = node.nodeName === '#document-fragment' ? 'body' : node.nodeName;
		const around = isItem.test(name) ? node : item;
		const children = childrenOf(node).flatMap(child => walk(child, name, around));
		const data = 'data' in node ? node.data : '';
		return [`<${name} ${attributes.join(' ')}${data}`, ...children, '>'];
	};
	const root = /<(?:html|head|body|!doctype)/i.test(text) ? parse(text) : parseFragment(text);
	const tree = walk(root, '', undefined).filter(each => each !== '');
	// Words that a picture came between are still one text.
	const joined = tree.join('\n').replaceAll(/(?<=^|\n)([^<>\n].*)\n(?=[^<>])/g, '$1');
	return { tree: joined.split('\n'), marked, pictures };
}

function childrenOf(node: Node): readonly Node[] {
	return 'content' in node ? childrenOf(node.content) : 'childNodes' in node ? node.childNodes : [];
}

function textOf(node: Node): string {
	return 'value' in node ? node.value.replaceAll(/\s/g, '') : childrenOf(node).map(textOf).join('');
}

function countElements({ tree }: Reading): number {
	return tree.filter(each => each.startsWith('<')).length;
}

describe('a picture anywhere in an HTML page', () => {
	for (const [name, page] of htmlPages) {
		for (const mode of ['cursor', 'below'] as const satisfies readonly Mode[]) {
			it(`is where one may be, beside its text, and all else is as it was: ${name}, ${mode}`, () => {
				const before = read(page);
				for (let at = 0; at <= page.length; at++) {
					check({ page, before, mode, at });
					if (at % 3 === 0) {
						checkFigure({ page, before, mode, at });
					}
				}
			});
		}
	}
});

interface Sample {
	readonly page: string;
	readonly before: Reading;
	readonly mode: 'cursor' | 'below';
	readonly at: number;
}

function check({ page, before, mode, at }: Sample): void {
	const after = withPicture('html', page, { mode, at, template: undefined });
	const shown = `${JSON.stringify(`${page.slice(0, at)}‸${page.slice(at)}`)}\n${JSON.stringify(after)}`;
	const { tree, pictures } = read(after);
	assert.deepStrictEqual(tree, before.tree, shown);
	assert.equal(pictures.length, 1, shown);
	assert.doesNotMatch(pictures[0]!.parent, isNoPlace, shown);
	const marked = read(`${page.slice(0, at)}<!--${mark}-->${page.slice(at)}`);
	if (marked.marked !== undefined && marked.tree.join() === tree.join()) {
		assert.equal(pictures[0]!.item, marked.marked, shown);
	}
}

/** It has elements of its own, and must not end a paragraph. */
function checkFigure({ page, before, mode, at }: Sample): void {
	const after = withPicture('html', page, { mode, at, template: 'figure' });
	const shown = `${JSON.stringify(`${page.slice(0, at)}‸${page.slice(at)}`)}\n${JSON.stringify(after)}`;
	const whole = read(after);
	assert.equal(whole.pictures[0]?.parent, 'figure', shown);
	assert.equal(countElements(whole), countElements(before) + 2, shown);
	const bare = after.replace(/<figure>\s*(<img[^>]*>)\s*<figcaption>a fox<\/figcaption>\s*<\/figure>/, '$1');
	assert.deepStrictEqual(read(bare).tree, before.tree, shown);
	assert.doesNotMatch(read(bare).pictures[0]!.parent, isNoPlace, shown);
}
