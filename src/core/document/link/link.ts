import { htmlImage } from './html.ts';
import { markdownImage } from './markdown.ts';

/** What a link shows. */
export interface LinkTarget {
	/** The way from the document to the image, with slashes, as it is on disk: nothing encoded. */
	readonly path: string;
	readonly alt: string;
	readonly width: number;
	readonly height: number;
}

/** A link as text, and where in it the alt text stands, in UTF-16 code units. */
export interface LinkText {
	readonly text: string;
	readonly alt: { readonly start: number; readonly end: number };
}

const markdownLanguages = new Set([
	'markdown',
	'mdx',
	'quarto',
	'rmd',
	'juliamarkdown',
	'prompt',
	'instructions',
]);
const htmlLanguages = new Set([
	'html',
	'vue',
	'svelte',
	'astro',
	'php',
	'handlebars',
	'razor',
	'django-html',
	'erb',
]);

/** Whether documents of a language are Markdown, by VS Code's language id. */
export function isMarkdown(languageId: string): boolean {
	return markdownLanguages.has(languageId);
}

/** The link to an image in a document of a language; a plain path where no form of link is known. */
export function toLink(languageId: string, target: LinkTarget): LinkText {
	if (isMarkdown(languageId)) {
		return markdownImage(target);
	}
	if (htmlLanguages.has(languageId)) {
		return htmlImage(target);
	}
	const end = target.path.length;
	return { text: target.path, alt: { start: end, end } };
}
