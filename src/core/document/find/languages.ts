import { isMarkdown } from '../link/link.ts';
import type { ReadChunk } from './grammar.ts';
import { readAsciiDoc } from './asciidoc/blocks.ts';
import { readHtml } from './html/chunks.ts';
import type { TagSyntax } from './html/tag.ts';
import { readMarkdown } from './markdown/markdown.ts';
import { readMdx } from './mdx/mdx.ts';
import { readRestructuredText } from './rst/blocks.ts';

/** The languages that are HTML with something in it. */
const htmlLanguages = new Map<string, TagSyntax>([
	...byId('html', [
		'html',
		'aspnetcorerazor',
		'blade',
		'django-html',
		'ejs',
		'erb',
		'handlebars',
		'html-eex',
		'jinja-html',
		'liquid',
		'njk',
		'nunjucks',
		'razor',
		'twig',
	]),
	...byId('php', ['php']),
	...byId('vue', ['vue', 'vue-html']),
	...byId('svelte', ['astro', 'phoenix-heex', 'svelte']),
]);

/** How the tags of a language are read, by VS Code's language id; as those of HTML where nothing else is known. */
export function tagSyntaxOf(languageId: string): TagSyntax {
	return htmlLanguages.get(languageId) ?? 'html';
}

/** How the documents of a language are read, by VS Code's language id. */
export function readerOf(languageId: string): ReadChunk {
	const syntax = htmlLanguages.get(languageId);
	if (syntax !== undefined) {
		return start => readHtml(start, syntax);
	}
	switch (languageId) {
		case 'mdx':
			return readMdx;
		case 'asciidoc':
			return readAsciiDoc;
		case 'restructuredtext':
		case 'rst':
			return readRestructuredText;
		default:
			return isMarkdown(languageId) ? readMarkdown : readNothing;
	}
}

// oxlint-disable-next-line require-yield
const readNothing: ReadChunk = function* ({ text }) {
	return { end: text.length, reach: text.length, after: undefined, definitions: [], pieces: [] };
};

function byId(syntax: TagSyntax, ids: readonly string[]): (readonly [string, TagSyntax])[] {
	return ids.map(id => [id, syntax]);
}
