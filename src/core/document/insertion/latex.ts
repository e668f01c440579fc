import type { Anchor } from '../anchor.ts';
import type { LineAround, Part, PartStart } from './parts.ts';
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

/** What a command is given in brackets, and in braces with two more levels of them inside. */
const option = String.raw`\[(?:[^\]\n]|\n(?![ \t]*\r?\n)){0,999}\]`;
const options = `(?:${option})*`;
const values = String.raw`(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*`;
/** A line between rows, which nothing but the end of a row may be in front of. */
const rule = String.raw`\\(?:hline|toprule|midrule|bottomrule|cmidrule|cline|specialrule|addlinespace)(?![a-zA-Z])(?:\([^)]{0,99}\))?${options}${values}`;
/** Commands that are given names, addresses and lengths instead of text. */
const naming = String.raw`\\(?:url|path|nolinkurl|label|ref|eqref|pageref|autoref|[cC]ref|nameref|hyperref|color|[a-zA-Z]*cite[a-zA-Z]*|input|include|includegraphics|begin|end|[hv]space|setlength|addtolength|setcounter|addtocounter|pagestyle|thispagestyle|pagenumbering|bibliography|bibliographystyle|newcommand|renewcommand)\*?(?![a-zA-Z])${options}${values}`;
const formula = String.raw`\$\$[^]{0,4000}?\$\$|\$(?:\\[^]|[^\\$])+\$|\\\((?:[^\\]|\\[^()]){0,4000}\\\)|\\\[(?:[^\\]|\\[^[\]]){0,4000}\\\]`;
const verb = String.raw`\\(?:verb\*?|lstinline${options})(?<mark>[^\sa-zA-Z*{[])[^\n]{0,999}?\k<mark>`;
/** The name of a command with what is no text of it, or the end of a row. */
const name = String.raw`(?<front>\\\\(?:${option})?(?:\s*${rule})*|\\(?:href|textcolor|colorbox|parbox)(?:${option})?\{[^{}]*\}\{?|\\[a-zA-Z@]+\*?(?:${option})?\{?|\\[^])`;
const head = new RegExp(
	String.raw`^[^%\n]*?\\begin\{document\}(?:(?:\s|%[^\n]*\n|\\(?!begin|(?:sub)*section|chapter|part|maketitle)[a-zA-Z]+\*?${options}${values})*\\maketitle(?![a-zA-Z]))?(?:[ \t]*\r?\n)?`,
	'm',
);

/** LaTeX, where an empty line ends a paragraph. */
export const latexParts: PartsLanguage = {
	readStart,
	hasLinksInTitles: false,
	closed: new RegExp(String.raw`%[^\n]*(?:\n[ \t]*)?|${verb}|${naming}|${formula}|${name}`, 'g'),
	isNoText,
	findStart: text => {
		const found = head.exec(text);
		return found === null ? undefined : found.index + found[0].length;
	},
	findEnd: text => /^[ \t]*\\end\{document\}/m.exec(text)?.index,
};

const betweenRows = new RegExp(String.raw`^[ \t]*(?:${rule}|\\(?:begin|end)\{)`);

function isNoText(text: string, { kind }: Part, offset: number): boolean {
	const line = lineAt(text, offset);
	const isComment = /(?<!\\)(?:\\\\)*%/.test(text.slice(line.start, offset));
	return isComment || (kind === 'table' && betweenRows.test(text.slice(line.start, line.end)));
}

function readStart({ line, text, offset, patience }: LineAround): PartStart | undefined {
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
	const marker = item.exec(line)?.[0];
	if (marker !== undefined) {
		return { kind: 'text', lead: marker.length, prefix: `${prefix}  ` };
	}
	if (!title.test(line) && !other.test(line)) {
		return undefined;
	}
	const end = findEnd(text, { start: offset, end: offset + line.length }, patience);
	return { ...start, kind: title.test(line) ? 'title' : 'raw', ...(end !== undefined && { end }) };
}

/** Where the braces are closed that are open at the end of a line. */
function findEnd(text: string, line: Anchor, patience: LineAround['patience']): number | undefined {
	const limit = Math.min(text.length, line.end + patience.left);
	const marks = /\\[^]|%[^\n]*|[{}]|\n/g;
	let depth = 0;
	marks.lastIndex = line.start;
	for (let found = marks.exec(text); found !== null && found.index < limit; found = marks.exec(text)) {
		const [mark] = found;
		depth += mark === '{' ? 1 : mark === '}' ? -1 : 0;
		if (depth <= 0 && found.index >= line.end) {
			return mark === '}' ? found.index : undefined;
		}
	}
	patience.left -= depth > 0 ? limit - line.end : 0;
	return undefined;
}
