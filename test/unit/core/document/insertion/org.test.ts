import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parse } from 'uniorg-parse/lib/parser.js';
import { documentsOf, joinTexts, pathsOf, samplesOf, withPictures } from './samples.ts';

/** What of the parser's nodes counts here. */
interface Node {
	readonly type: string;
	readonly value?: string;
	readonly rawLink?: string;
	readonly children?: readonly Node[];
}

/** The nodes and texts of a document without its pictures, and the paths of those. */
function read(text: string): { readonly tree: readonly string[]; readonly images: readonly string[] } {
	const images: string[] = [];
	const treeOf = ({ type, value, rawLink, children = [] }: Node): readonly string[] => {
		if (type === 'link') {
			images.push((rawLink ?? '').replace('file:', ''));
			return [];
		}
		const said = (value ?? '').replaceAll(/\s/g, '');
		const inner = children.flatMap(treeOf);
		if (type === 'text') {
			return [said];
		}
		const parts = joinTexts(inner);
		return type === 'paragraph' && parts.length === 0 ? [] : [`<${type} ${said}`, ...parts, '>'];
	};
	const tree = treeOf(parse(text) as unknown as Node);
	return { tree, images };
}

const parts: readonly ((id: number) => string)[] = [
	id => `Text${id} and more.`,
	id => `Text${id}\nwith a second${id} line.`,
	id => `* Title${id}`,
	id => `** TODO Title${id}\nSCHEDULED: <2026-01-02>\n:PROPERTIES:\n:A: b${id}\n:END:`,
	id => `- Item${id}\n- [ ] Other${id}\n  with more\n  + Inner${id}`,
	id => `1. Item${id}\n2. Other${id}`,
	id => `#+begin_src js\ncode${id}\n\n- more${id}\n#+end_src`,
	id => `#+begin_quote\nText${id}\n#+end_quote`,
	id => `| a | b${id} |\n|---+---|\n| c${id} | d |`,
	id => `Text${id} =co de= and ~more *code*~ and $x_1$ <2026-01-02> *bold*.`,
	id => `* Title${id} :tag:other:`,
	id => `: literal${id}`,
	id => `# comment${id}`,
];

describe('an Org document with pictures in it', () => {
	it('has all else as it was, and each picture once', () => {
		fc.assert(
			fc.property(documentsOf(parts, ['\n', '\n\n']), samplesOf([undefined]), (text, samples) => {
				const after = withPictures({ text, languageId: 'org' }, samples);
				const now = read(after);
				const shown = `${JSON.stringify(text)}\n${JSON.stringify(after)}`;
				assert.deepStrictEqual(now.tree, read(text).tree, shown);
				assert.deepStrictEqual(now.images.toSorted(), pathsOf(samples), shown);
			}),
			{ numRuns: 300 },
		);
	});
});
