import type { Anchor } from '../../document/anchor.ts';
import { findFrontMatter } from '../../document/find/markdown/frontMatter.ts';
import { asciidocParts } from '../../document/insertion/asciidoc.ts';
import { latexParts } from '../../document/insertion/latex.ts';
import { readBlocks } from '../../document/insertion/markdown/blocks.ts';
import { orgParts } from '../../document/insertion/org.ts';
import { readParts } from '../../document/insertion/parts.ts';
import type { ReadStart } from '../../document/insertion/parts.ts';
import { restructuredTextParts } from '../../document/insertion/restructuredText.ts';
import { asciidoc } from '../../document/link/asciidoc.ts';
import { html } from '../../document/link/html.ts';
import { languageOf } from '../../document/link/languages.ts';
import { latex } from '../../document/link/latex.ts';
import { markdown, mdx } from '../../document/link/markdown.ts';
import { org } from '../../document/link/org.ts';
import { restructuredText } from '../../document/link/restructuredText.ts';
import { typst } from '../../document/link/typst.ts';
import { readHtmlOutline } from './htmlOutline.ts';
import { readTypstStart } from './typstStart.ts';
import {
	asciidocWords,
	htmlWords,
	latexWords,
	markdownWords,
	orgWords,
	rstWords,
	typstWords,
} from './words.ts';

/** A heading or a paragraph of a document, code of several lines or the like, or what else is no text. */
export interface OutlineBlock {
	readonly kind: 'heading' | 'paragraph' | 'code' | 'other';
	readonly start: number;
	readonly end: number;
	/** Its text as it is written, without the marks before it. */
	readonly text: string;
}

/** How the documents of a language are read for what they say. */
export interface OutlineLanguage {
	/** The blocks of a piece of a document. */
	readonly read: (text: string) => readonly OutlineBlock[];
	/** The words of a heading or a paragraph on one line, without its markup. */
	readonly toWords: (text: string) => string;
}

const languages = new Map([
	[markdown, { read: text => readMarkdown(text, false), toWords: markdownWords }],
	[mdx, { read: text => readMarkdown(text, true), toWords: text => markdownWords(text, true) }],
	[html, { read: readHtmlOutline, toWords: htmlWords }],
	[asciidoc, byParts(asciidocParts.readStart, asciidocWords)],
	[restructuredText, byParts(restructuredTextParts.readStart, rstWords)],
	[typst, byParts(readTypstStart, typstWords)],
	[latex, byParts(latexParts.readStart, latexWords)],
	[org, byParts(orgParts.readStart, orgWords)],
] satisfies [unknown, OutlineLanguage][]);

/** How documents of a language, by VS Code's id, are read; undefined where they are no text for people. */
export function outlineOf(languageId: string): OutlineLanguage | undefined {
	return languages.get(languageOf(languageId));
}

function readMarkdown(text: string, isJsx: boolean): readonly OutlineBlock[] {
	const blocks = readBlocks(text, findFrontMatter(text).end, isJsx);
	return blocks.map(({ kind, content, first, last }) => {
		const written = text.slice(content, last.end);
		const isTitle = kind === 'heading';
		return {
			kind:
				isTitle || kind === 'paragraph' || kind === 'code'
					? kind
					: kind === 'html'
						? kindOf(written)
						: 'other',
			start: first.start,
			end: last.end,
			text: isTitle ? written.replace(headingMarks, '') : written,
		};
	});
}

const headingMarks = /^#{1,6}(?=\s|$)|[ \t]#+[ \t]*$|\n[ \t>]*(?:=+|-+)[ \t]*$/g;

/** What a block of HTML in Markdown is. */
function kindOf(element: string): OutlineBlock['kind'] {
	return /^<h[1-6][\s>]/i.test(element)
		? 'heading'
		: /^<(?:[!?]|(?:pre|script|style|textarea)[\s>])/i.test(element)
			? 'other'
			: 'paragraph';
}

function byParts(readStart: ReadStart, toWords: (text: string) => string): OutlineLanguage {
	const read = (text: string) =>
		readParts(text, findFrontMatter(text).end, readStart).map(({ kind, first, last, lead }) => {
			const written = text.slice(Math.min(first.start + lead, first.end), last.end);
			return {
				kind: kind === 'text' || kind === 'title' ? kindOfText(kind, lead) : otherKind(kind, first, last),
				start: first.start,
				end: last.end,
				text: written,
			};
		});
	return { read, toWords };
}

/** A title behind a dot is that of a picture or the like. */
function kindOfText(kind: 'text' | 'title', lead: number): OutlineBlock['kind'] {
	return kind === 'title' && lead !== 1 ? 'heading' : 'paragraph';
}

function otherKind(kind: string, first: Anchor, last: Anchor): OutlineBlock['kind'] {
	return kind === 'raw' && first.start !== last.start ? 'code' : 'other';
}
