import { asciidoc } from '../link/asciidoc.ts';
import { css } from '../link/css.ts';
import { html } from '../link/html.ts';
import { languageOf } from '../link/languages.ts';
import { latex } from '../link/latex.ts';
import { markdown, mdx } from '../link/markdown.ts';
import { org } from '../link/org.ts';
import { restructuredText } from '../link/restructuredText.ts';
import { typst } from '../link/typst.ts';
import { asciidocParts } from './asciidoc.ts';
import { cssLayout } from './css.ts';
import { dataLayout, isData } from './data.ts';
import { htmlLayout } from './html/html.ts';
import { latexParts } from './latex.ts';
import type { Layout } from './layout.ts';
import { markdownLayout } from './markdown/markdown.ts';
import { orgParts } from './org.ts';
import { partsLayout } from './partsLayout.ts';
import { plainLayout } from './plain.ts';
import { restructuredTextParts } from './restructuredText.ts';
import { typstParts } from './typst.ts';

const layouts = new Map([
	[markdown, markdownLayout(false)],
	[mdx, markdownLayout(true)],
	[html, htmlLayout],
	[asciidoc, partsLayout(asciidocParts)],
	[restructuredText, partsLayout(restructuredTextParts)],
	[typst, partsLayout(typstParts)],
	[latex, partsLayout(latexParts)],
	[org, partsLayout(orgParts)],
	[css, cssLayout],
]);

/** Where links go in documents of a language, by VS Code's language id. */
export function layoutOf(languageId: string): Layout {
	return layouts.get(languageOf(languageId)) ?? (isData(languageId) ? dataLayout : plainLayout);
}
