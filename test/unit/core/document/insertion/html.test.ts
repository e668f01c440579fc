import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { documentsOf, pathsOf, samplesOf, withPictures } from './samples.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** The elements and texts of a page without its pictures, and the paths of those. */
function read(text: string): { readonly tree: readonly string[]; readonly images: readonly string[] } {
	const images: string[] = [];
	const treeOf = (node: Node): string[] => {
		if ('value' in node) {
			const said = node.value.replaceAll(/\s/g, '');
			return said === '' ? [] : [said];
		}
		const attributes = 'attrs' in node ? node.attrs.map(({ name, value }) => `${name}=${value}`) : [];
		if (node.nodeName === 'img') {
			images.push(attributes[0]?.slice('src='.length) ?? '');
		}
		const data = 'data' in node ? node.data : '';
		const children = 'childNodes' in node ? node.childNodes.flatMap(treeOf) : [];
		// Words that a picture came between are still one text.
		const joined = children
			.join('\n')
			.replaceAll(/(?<=^|\n)([^<>\n].*)\n(?=[^<>])/g, '$1')
			.split('\n');
		return /^(?:img|figure|picture)$/.test(node.nodeName)
			? []
			: [`<${node.nodeName} ${attributes.join(' ')}${data}`, ...joined.filter(each => each !== ''), '>'];
	};
	return { tree: treeOf(parseFragment(text)), images };
}

const parts: readonly ((id: number) => string)[] = [
	id => `<p>Text${id} and more.</p>`,
	id => `<p title="a > b${id}"\n   class='c'>\n  Text${id}\n  and more.\n</p>`,
	id => `<div>\n  <p>Text${id}</p>\n  Text\n</div>`,
	id => `<!-- comment${id}\n -->`,
	id => `<script>\n  if (a${id} < b) {}\n</script>`,
	id => `<style>\n  a${id} > b {}\n</style>`,
	id => `<ul>\n\t<li>Item${id}\n\t<li>Other\n</ul>`,
	id => `Text${id}`,
];

describe('an HTML document with pictures in it', () => {
	it('has all else as it was, and each picture once', () => {
		const samplesToPut = samplesOf([undefined, undefined, 'figure', 'picture']);
		fc.assert(
			fc.property(documentsOf(parts, ['\n', '\n\n', '\r\n']), samplesToPut, (text, samples) => {
				const after = withPictures({ text, languageId: 'html' }, samples);
				const now = read(after);
				const shown = `${JSON.stringify(text)}\n${JSON.stringify(after)}`;
				assert.deepStrictEqual(now.tree, read(text).tree, shown);
				assert.deepStrictEqual(now.images.toSorted(), pathsOf(samples), shown);
			}),
			{ numRuns: 300 },
		);
	});
});
