import { toLine } from '../../document/altText.ts';
import { decodeReferences } from '../../document/find/entities/decode.ts';
import { findImageLinks } from '../../document/find/findImageLinks.ts';

const address = /<?\b(?:https?|ftp|mailto):[^\s<>]*>?/g;
/** What template languages fill in. */
const program = /\{\{[^{}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|<\?[^?]*\?>/g;

/** The words of Markdown: what would be read aloud of it as the description of an image. */
export function markdownWords(text: string, isJsx = false): string {
	const lines = text.replace(/\n[ \t]*(?:>[ \t]?)+/g, '\n').replace(/^ {0,3}\[[^\][\n]+\]:[^\n]*$/gm, '');
	const line = replaceAll(toLine(lines), [
		[program, ''],
		[/<!--.*?-->/g, ''],
		// Attributes, expressions and comments of MDX.
		[isJsx ? /\{[^{}]*\}/g : /\{[#.:][^{}]*\}/g, ''],
		[isJsx ? /<[^<>]*>/g : /<>/g, ''],
		[/!\[\[[^\][]*\]\]/g, ''],
		[/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1'],
		[/!\[[^\][]*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\][]*\])?/g, ''],
		[/\[(?:\^[^\][]*|[ xX]|![^\][]*)\]/g, ''],
		[/\[([^\][]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\][]*\])?/g, '$1'],
		[address, ''],
		[/\\?[[\]]/g, ''],
	]);
	const [image] = findImageLinks('markdown', `![${line} ](x)`);
	return toLine(image?.target.text === 'x' ? image.alt.text : line);
}

/** The words of HTML. */
export function htmlWords(text: string): string {
	return toLine(
		decodeReferences(
			replaceAll(text, [
				[program, ''],
				[/<!--[^]*?-->/g, ''],
				[/<\/?[a-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi, ''],
				[address, ''],
			]),
		),
	);
}

/** The words of AsciiDoc. */
export function asciidocWords(text: string): string {
	return toLine(
		decodeReferences(
			replaceAll(text, [
				[/(?:image|icon|video|audio)::?[^\s[]+\[[^\]]*\]|footnote:\w*\[[^\]]*\]|\[\[[^\]]*\]\]/g, ''],
				[/<<[^<>,]*(?:,([^<>]*))?>>/g, '$1'],
				[/\b(?:link|xref|https?|mailto|kbd|btn|menu|pass|stem|anchor):[^\s[]*\[([^\],]*)[^\]]*\]/g, '$1'],
				[address, ''],
				[/\{[\w-]+\}|\[[.#%][^\]]*\](?=[#*_`])/g, ''],
				[/(?<![\p{L}\p{N}])([*_`#+]{1,2})(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, '$2'],
				[/(?<![\p{L}\p{N}])([*_`#+]{1,2})(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, '$2'],
				[/^\.(?=\S)|\s\+(?=\s|$)|"`|`"|'`|`'/g, ''],
			]),
		),
	);
}

/** The words of reStructuredText. */
export function rstWords(text: string): string {
	return toLine(
		replaceAll(text, [
			// Adornments of titles, also in the line below one.
			[/(?:^|\n)[ \t]*([!-/:-@[-`{-~])\1+[ \t]*(?=\n|$)/g, ''],
			[/\[[^\]\s]+\]_|(?<!\S)\|[^|\s][^|]*\|_{0,2}/g, ''],
			[/(?::[\w:.+-]+:)?`([^`<]*?)\s*(?:<[^`]*>)?`(?::[\w:.+-]+:)?_{0,2}/g, '$1'],
			[/``?/g, ''],
			[address, ''],
			[/\*{1,2}(\S(?:[^*]*\S)?)\*{1,2}/g, '$1'],
			[/([\p{L}\p{N}])_{1,2}(?![\p{L}\p{N}_])/gu, '$1'],
			[/::(?=\s*$)/, ':'],
			[/\\(\S)/g, '$1'],
			[/\\\s/g, ''],
		]),
	);
}

/** The words of Typst. */
export function typstWords(text: string): string {
	return toLine(
		replaceAll(text, [
			[/(?<!:)\/\/[^\n]*|\/\*[^]*?\*\//g, ''],
			[/^\s*=+\s/, ''],
			[/\$[^$]*\$|(?<!\\)<[\w:.-]+>|(?<!\S)@[\w:-]+/g, ''],
			[/#link\("[^"]*"\)/g, ''],
			[/#[\w.-]+(?:\([^()]*\))*/g, ''],
			[address, ''],
			[/\\(?=\s|$)/g, ''],
			[/(?<![\p{L}\p{N}\\])([*_`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu, '$2'],
			[/(?<!\\)[[\]{}]/g, ''],
			[/\\([^\p{L}\p{N}\s])/gu, '$1'],
		]),
	);
}

/** The words of LaTeX. */
export function latexWords(text: string): string {
	const commands =
		/\\(?:label|c?ref|Cref|autoref|eqref|pageref|cite\w*|index|includegraphics|input|url|vspace|hspace|footnote|href)\*?(?:\[[^\]]*\])*\{[^{}]*\}/g;
	return toLine(
		replaceAll(text, [
			[/(?<!\\)%[^\n]*/g, ''],
			[commands, ''],
			[/\$[^$]*\$|\\\([^]*?\\\)/g, ''],
			[/\\\\(?:\[[^\]]*\])?|~|\\(?=\s)/g, ' '],
			[/\\[a-zA-Z]+\*?(?:\[[^\]]*\])*/g, ''],
			[address, ''],
			[/(?<!\\)[{}]/g, ''],
			[/\\([^\p{L}\s])/gu, '$1'],
			[/``|''/g, '"'],
			[/-{2,3}/g, '–'],
		]),
	);
}

/** The words of Org. */
export function orgWords(text: string): string {
	return toLine(
		replaceAll(text, [
			[/^\s*\*+\s+(?:(?:TODO|DONE)\s+)?(?:\[#\w\]\s+)?/, ''],
			[/\s+:[\w@:]+:\s*$/, ''],
			[/\[\[[^\][]*\]\[([^\][]*)\]\]/g, '$1'],
			[/\[\[[^\][]*\]\]|\[fn:[^\]]*\]|<<[^<>]*>>|\[\d*%?\/?\d*\]/g, ''],
			[address, ''],
			[/(?<![\p{L}\p{N}])([*/_=~+])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu, '$2'],
		]),
	);
}

function replaceAll(text: string, replacements: readonly (readonly [pattern: RegExp, by: string])[]): string {
	return replacements.reduce((result, [pattern, by]) => result.replace(pattern, by), text);
}
