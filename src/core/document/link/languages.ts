import { markdownIds } from '../markdownIds.ts';
import { asciidoc } from './asciidoc.ts';
import { css } from './css.ts';
import { html } from './html.ts';
import type { LinkLanguage } from './language.ts';
import { latex } from './latex.ts';
import { markdown, mdx } from './markdown.ts';
import { org } from './org.ts';
import { plain } from './plain.ts';
import { restructuredText } from './restructuredText.ts';
import { typst } from './typst.ts';

/**
 * The ids VS Code and its extensions give to languages. Those whose pages are HTML, with or without a
 * template language around it, take elements of HTML; XML has no image of its own and takes a path.
 */
const languages = new Map<string, LinkLanguage>([
	...byId(markdown, [...markdownIds, 'quarto', 'rmd', 'juliamarkdown']),
	...byId(mdx, ['mdx']),
	...byId(html, ['html', 'vue', 'vue-html', 'svelte', 'astro', 'php', 'blade', 'handlebars', 'razor']),
	...byId(html, ['aspnetcorerazor', 'django-html', 'jinja-html', 'erb', 'html-eex', 'phoenix-heex']),
	...byId(html, ['ejs', 'njk', 'nunjucks', 'twig', 'liquid']),
	...byId(asciidoc, ['asciidoc']),
	...byId(restructuredText, ['restructuredtext', 'rst']),
	...byId(typst, ['typst']),
	...byId(latex, ['latex', 'tex']),
	...byId(org, ['org', 'org-mode']),
	...byId(css, ['css', 'scss', 'sass', 'less', 'stylus', 'postcss', 'tailwindcss']),
]);

/** How documents of a language show images, by VS Code's language id. */
export function languageOf(languageId: string): LinkLanguage {
	return languages.get(languageId) ?? plain;
}

function byId(language: LinkLanguage, ids: readonly string[]): (readonly [string, LinkLanguage])[] {
	return ids.map(id => [id, language]);
}
