import type { LineAround, PartStart } from './parts.ts';
import { lineAt } from '../line.ts';
import type { PartsLanguage } from './partsLayout.ts';

const raw =
	/^[ \t]*\\begin\{((?:verbatim|Verbatim|lstlisting|minted|comment|equation|align|alignat|gather|multline|eqnarray|displaymath|math|tikzpicture|filecontents)\*?)\}/;
const table = /^[ \t]*\\begin\{((?:tabular|tabularx|tabulary|longtable|array|tblr|supertabular)\*?)\}/;
const title = /^[ \t]*\\(?:part|chapter|section|subsection|subsubsection|paragraph|subparagraph)\*?[[{]/;
const item = /^[ \t]*\\item(?:\[[^\]]*\])?(?:[ \t]+|$)/;
/** Commands that stand for themselves. */
const other =
	/^[ \t]*(?:%|\\(?:begin|end|documentclass|usepackage|newcommand|renewcommand|label|caption|centering|maketitle|tableofcontents|title|author|date|input|include|bibliography|bibliographystyle|includegraphics)(?![a-zA-Z]))/;

/** LaTeX, where an empty line ends a paragraph. */
export const latexParts: PartsLanguage = {
	readStart,
	hasLinksInTitles: false,
	isNoText: (text, _, offset) => /(?<!\\)(?:\\\\)*%/.test(text.slice(lineAt(text, offset).start, offset)),
	findEnd: text => /^[ \t]*\\end\{document\}/m.exec(text)?.index,
};

function readStart({ line }: LineAround): PartStart | undefined {
	const prefix = /^[ \t]*/.exec(line)?.[0] ?? '';
	const start = { kind: 'raw', lead: prefix.length, prefix } as const;
	const code = raw.exec(line)?.[1];
	const cells = table.exec(line)?.[1];
	const environment = code ?? cells;
	if (environment !== undefined) {
		const end = new RegExp(`\\\\end\\{${environment.replace('*', '\\*')}\\}`);
		return end.test(line) ? start : { ...start, kind: code === undefined ? 'table' : 'raw', end };
	}
	if (/^[ \t]*\\\[/.test(line) && !line.includes('\\]')) {
		return { ...start, end: /\\\]/ };
	}
	if (title.test(line)) {
		return { ...start, kind: 'title' };
	}
	const marker = item.exec(line)?.[0];
	if (marker !== undefined) {
		return { kind: 'text', lead: marker.length, prefix: `${prefix}  ` };
	}
	return other.test(line) ? start : undefined;
}
