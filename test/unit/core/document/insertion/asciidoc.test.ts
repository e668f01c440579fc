import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convert } from '@asciidoctor/core';
import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { documentsOf, joinTexts, pathsOf, samplesOf, withPictures } from './samples.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** The elements and texts of a page without its images, and the paths of those. */
async function read(
	text: string,
): Promise<{ readonly tree: readonly string[]; readonly images: readonly string[] }> {
	const html = await convert(text, { safe: 'safe' });
	const images: string[] = [];
	const treeOf = (node: Node): string[] => {
		if ('value' in node) {
			const said = node.value.replaceAll(/\s/g, '');
			return said === '' ? [] : [said];
		}
		const attributes = 'attrs' in node ? node.attrs : [];
		const valueOf = (name: string) => attributes.find(each => each.name === name)?.value ?? '';
		if (node.nodeName === 'img') {
			images.push(valueOf('src'));
		}
		const children = 'childNodes' in node ? node.childNodes.flatMap(treeOf) : [];
		const isPicture =
			/^(?:img|figure)$/.test(node.nodeName) || /\b(?:imageblock|image)\b/.test(valueOf('class'));
		return isPicture ? [] : [`<${node.nodeName}`, ...joinTexts(children), '>'];
	};
	assert.ok(typeof html === 'string');
	return { tree: treeOf(parseFragment(html)), images };
}

const parts: readonly ((id: number) => string)[] = [
	id => `Text${id} and more.`,
	id => `Text${id}\nwith a second${id} line.`,
	id => `== Title${id}`,
	id => `* Item${id}\n* Other${id}\nwith more\n** Inner${id}`,
	id => `. Item${id}\n+\nText${id}\n. Other${id}`,
	id => `----\ncode${id}\n\n* more${id}\n----`,
	id => `[source,js]\n----\ncode${id}\n----`,
	id => `.Caption${id}\n====\nText${id}\n====`,
	id => `|===\n|a |b${id}\n\n|c${id}\n|d\n|===`,
	id => `== Code${id}\n\n literal${id}\n more`,
	id => `NOTE: Text${id}`,
	id => `Title${id}\n-------`,
	id => `== Code${id}\n\n* Item${id}\n\n  literal\n  more\n\n* Other${id}`,
	id => `* Item${id}\n+\n--\nText${id}\n\nmore\n--\n* Other${id}`,
	id => `* [ ] Item${id}\n* [x] Other${id}`,
	id => `Term${id}::\n  Text\nOther${id}:: Text +\nmore`,
	id =>
		`Text \`+a + b${id}+\` {nbsp} ++c++ pass:[d] http://a.de/b[link] <<x,y>> \\{z} +e f+\n// comment\nmore &amp; more`,
];

describe('an AsciiDoc document with pictures in it', () => {
	it('has all else as it was, and each picture once', async () => {
		await fc.assert(
			fc.asyncProperty(documentsOf(parts, ['\n\n']), samplesOf([undefined]), async (text, samples) => {
				const after = withPictures({ text, languageId: 'asciidoc' }, samples);
				const [before, now] = [await read(text), await read(after)];
				assert.deepStrictEqual(now.tree, before.tree, `${JSON.stringify(text)}\n${JSON.stringify(after)}`);
				assert.deepStrictEqual(now.images.toSorted(), pathsOf(samples), JSON.stringify(after));
			}),
			{ numRuns: 200 },
		);
	});
});
