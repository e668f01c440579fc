import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Node } from '@unified-latex/unified-latex-types';
import { parse } from '@unified-latex/unified-latex-util-parse';
import * as fc from 'fast-check';
import { documentsOf, pathsOf, samplesOf, withPictures } from './samples.ts';

function said(nodes: readonly Node[]): string {
	return nodes
		.map(node => ('content' in node && typeof node.content === 'string' ? node.content : ''))
		.join('');
}

/** The commands, environments and texts of a document without its pictures, and the paths of those. */
function read(text: string): { readonly tree: readonly string[]; readonly images: readonly string[] } {
	const images: string[] = [];
	const treeOf = (node: Node): string[] => {
		if (node.type === 'macro' && node.content === 'includegraphics') {
			images.push(said(node.args?.at(-1)?.content ?? []));
			return [];
		}
		if (node.type === 'whitespace' || node.type === 'parbreak') {
			return [];
		}
		const { content } = node as { readonly content?: string | readonly Node[] };
		const inner =
			typeof content === 'string' ? [content.replaceAll(/\s/g, '')] : (content ?? []).flatMap(treeOf);
		const args = node.type === 'macro' ? (node.args ?? []).flatMap(arg => arg.content.flatMap(treeOf)) : [];
		return node.type === 'string' ? inner : [`<${node.type}`, ...inner, ...args, '>'];
	};
	// Words that a picture came between are still one text.
	const tree = treeOf(parse(text))
		.join(' ')
		.replace(/(?<!<\w*)\s+(?![<>])/g, '');
	return { tree: [tree], images };
}

const parts: readonly ((id: number) => string)[] = [
	id => `Text${id} and more.`,
	id => `Text${id}\nwith a second${id} line.`,
	id => `\\section{Title${id}}`,
	id => `\\begin{itemize}\n  \\item Item${id}\n  \\item Other${id}\n    with more\n\\end{itemize}`,
	id => `\\begin{verbatim}\ncode${id}\n\n\\item more\n\\end{verbatim}`,
	id => `\\begin{tabular}{ll}\n  a & b${id} \\\\\n  c & d\n\\end{tabular}`,
	id => `\\begin{equation}\n  x${id} = y\n\\end{equation}`,
	id => `% comment${id}`,
];

describe('a LaTeX document with pictures in it', () => {
	it('has all else as it was, and each picture once', () => {
		fc.assert(
			fc.property(documentsOf(parts, ['\n', '\n\n']), samplesOf([undefined]), (text, samples) => {
				const safe = samples.map(sample => ({ ...sample, at: outsideOfCommands(text, sample.at) }));
				const after = withPictures({ text, languageId: 'latex' }, safe);
				const now = read(after);
				const shown = `${JSON.stringify(text)}\n${JSON.stringify(after)}`;
				assert.deepStrictEqual(now.tree, read(text).tree, shown);
				assert.deepStrictEqual(now.images.toSorted(), pathsOf(samples), shown);
			}),
			{ numRuns: 200 },
		);
	});
});

/** An offset that is in no command's name and none of a table's columns. */
function outsideOfCommands(text: string, at: number): number {
	const offset = at % (text.length + 1);
	const command = /\\(?:[a-zA-Z]+(?:\{[^}]*\})*|.)(?:\{ll\})?/g;
	const within = [...text.matchAll(command)].find(
		({ index, 0: found }) => index < offset && offset < index + found.length,
	);
	return within?.index ?? offset;
}
