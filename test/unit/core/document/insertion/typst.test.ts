import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import * as fc from 'fast-check';
import { documentsOf, pathsOf, samplesOf, withPictures } from './samples.ts';

/** Images that need no files, and items and titles by what they say. */
const prelude = String.raw`
#let image(path, ..named) = metadata(("image", path))
#let said(it) = {
	if type(it) == str { it }
	else if it.has("text") { said(it.text) }
	else if it.has("children") { it.children.map(said).join() }
	else if it.has("body") { said(it.body) }
	else { "" }
}
#show heading: it => { it; [#metadata(("heading", said(it.body)))] }
#show list.item: it => metadata(("item", said(it.body)))
#show raw: it => { it; [#metadata(("raw", it.text))] }
`;

/** The titles and code of a document, and the paths of its images. */
function read(text: string): { readonly tree: readonly string[]; readonly images: readonly string[] } {
	const found: readonly { readonly value: readonly [string, string] }[] = NodeCompiler.create().query(
		{ mainFileContent: `${prelude}\n${text}` },
		{ selector: 'metadata' },
	);
	const parts = found.map(({ value }) => value);
	return {
		tree: parts
			.filter(([kind]) => kind !== 'image')
			.map(([kind, said]) => `${kind} ${said?.replaceAll(/\s/g, '')}`),
		images: parts.filter(([kind]) => kind === 'image').map(([, path]) => path),
	};
}

const parts: readonly ((id: number) => string)[] = [
	id => `Text${id} and (more).`,
	id => `Text${id}\nwith a second${id} line.`,
	id => `= Title${id}`,
	id => `#let a${id} = (1, 2)`,
	id => `#align(center)[\n  Text${id}\n]`,
	id => `#rect(\n  width: 1pt, [Text${id}],\n)`,
	id => `\`\`\`js\ncode${id}\n\n= more\n\`\`\``,
	id => `$ x + ${id} $`,
	id => `// comment${id}`,
	id => `Text #box[a #strong("b${id}")] \\[ more`,
];

describe('a Typst document with pictures in it', () => {
	it('compiles, has its titles and code as they were, and each picture once', () => {
		fc.assert(
			fc.property(documentsOf(parts, ['\n', '\n\n']), samplesOf([undefined]), (text, samples) => {
				const after = withPictures({ text, languageId: 'typst' }, samples);
				const now = read(after);
				const shown = `${JSON.stringify(text)}\n${JSON.stringify(after)}`;
				assert.deepStrictEqual(now.tree, read(text).tree, shown);
				assert.deepStrictEqual(now.images.toSorted(), pathsOf(samples), shown);
			}),
			{ numRuns: 40 },
		);
	});
});
