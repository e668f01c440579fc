import { markdownIds } from '../../core/document/markdownIds.ts';

/** What a document is told by. */
export interface ImageDocument {
	readonly languageId: string;
	readonly uri: { readonly path: string };
}

/** VS Code's ids of the languages in which the link finder knows image links. */
export const imageLanguages: readonly string[] = [
	...markdownIds,
	'quarto rmd juliamarkdown mdx',
	'asciidoc restructuredtext rst',
	'html php vue vue-html svelte astro phoenix-heex aspnetcorerazor razor blade django-html jinja-html',
	'ejs erb handlebars html-eex liquid njk nunjucks twig',
].flatMap(ids => ids.split(' '));

/** What the names of documents end with whose language VS Code may not know, for want of an extension. */
const extensions = 'mdx adoc asciidoc rst qmd Rmd astro svelte vue liquid njk nunjucks twig'.split(' ');

/** Selects the documents that may have image links, wherever they are kept. */
export const imageDocuments: readonly ({ readonly language: string; readonly pattern?: string } | string)[] =
	[...imageLanguages, { language: 'plaintext', pattern: `**/*.{${extensions.join(',')}}` }];

/** Whether {@link imageDocuments} selects a document: told without VS Code, which makes a pattern ready first. */
export function isImageDocument({ languageId, uri: { path } }: ImageDocument): boolean {
	return languageId === 'plaintext'
		? extensions.some(extension => path.endsWith(`.${extension}`))
		: imageLanguages.includes(languageId);
}

/** Whether a text may have image links, told at once and without knowing its language. */
export function mayHaveImageLinks(text: string): boolean {
	return /!\[|<img|image::?\S|(?:image|figure)[ \t]?::/i.test(text);
}
