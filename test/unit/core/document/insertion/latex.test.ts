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
		if (node.type === 'inlinemath') {
			// No image is a part of a formula.
			return ['<inlinemath', said(node.content), '>'];
		}
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
	id => `Text $a ${id} b$ and \\verb|a ${id}\\b| \\url{http://a/${id}} % comment\nmore \\emph{text}.`,
	id => `\\section{Title${id}\n  goes on}`,
	id => `\\begin{tabular}{l}\n\\hline\n  a${id} \\\\[1pt] \\hline\n  b \\\\\n\\hline\n\\end{tabular}`,
];

describe('a LaTeX document with pictures in it', () => {
	it('has all else as it was, and each picture once', () => {
		fc.assert(
			fc.property(documentsOf(parts, ['\n', '\n\n']), samplesOf([undefined]), (text, samples) => {
				const after = withPictures({ text, languageId: 'latex' }, samples);
				const now = read(after);
				const shown = `${JSON.stringify(text)}\n${JSON.stringify(after)}`;
				assert.deepStrictEqual(now.tree, read(text).tree, shown);
				assert.deepStrictEqual(now.images.toSorted(), pathsOf(samples), shown);
			}),
			{ numRuns: 200 },
		);
	});

	const whole = String.raw`\documentclass{article}
% \begin{document}
\usepackage[utf8]{inputenc}
\title{A fox}
\newcommand{\fox}{%
  A fox
}
\begin{document}
\date{Today}
\maketitle
Text.
\end{document}
More.`;

	it('has them all in the text of the document', () => {
		const start = whole.indexOf('\\maketitle\n') + '\\maketitle\n'.length;
		for (const mode of ['cursor', 'below'] as const) {
			for (let at = 0; at <= whole.length; at++) {
				const samples = [{ mode, at, count: 2, template: undefined }];
				const after = withPictures({ text: whole, languageId: 'latex' }, samples);
				assert.deepStrictEqual(read(after).images, pathsOf(samples));
				assert.ok(after.indexOf('\\includegraphics') >= start, after);
				assert.ok(after.lastIndexOf('\\includegraphics') < after.indexOf('\\end{document}'), after);
			}
		}
	});
});
