import type { LinkLanguage } from './language.ts';

const image = '\\includegraphics[width=\\linewidth,alt={${alt}}]{${path}}';

/**
 * LaTeX with graphicx, which takes alt texts since 2021 and, like LaTeX since October 2019, file names
 * with spaces and letters of any language.
 */
export const latex: LinkLanguage = {
	form: image,
	named: {
		figure: `\\begin{figure}\n  \\centering\n  ${image}\n  \\caption{\${title}}\n\\end{figure}`,
	},
	takesSitePaths: false,
	escapePath,
	escapeText: text => text.replace(/[\\{}$&#%_^~]/g, character => textForms[character] ?? `\\${character}`),
};

const textForms: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	'^': '\\textasciicircum{}',
	'~': '\\textasciitilde{}',
};

/**
 * While LaTeX reads a file name, nothing is the escape character, so that `\string\%` is a percent sign
 * (Phelype Oleinik of the LaTeX team, https://tex.stackexchange.com/questions/245775). Letters, hyphens,
 * underscores and the like mean themselves. TeX would make one space of several. A quotation mark cannot
 * be written: LaTeX takes them out of names.
 */
function escapePath(path: string): string {
	return path
		.replace(/[\\{}$&#%^~]/g, '\\string\\$&')
		.replace(/ {2,}/g, spaces => ` ${'\\space '.repeat(spaces.length - 1)}`);
}
