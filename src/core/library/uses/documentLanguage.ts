/** What the names of documents end with in which the link finder knows links, and VS Code's ids of their languages. */
const languages: ReadonlyMap<string, string> = new Map([
	...byId('markdown', ['md', 'markdown', 'mdown', 'mkd', 'mdoc']),
	...byId('mdx', ['mdx']),
	...byId('quarto', ['qmd']),
	...byId('rmd', ['rmd']),
	...byId('html', ['html', 'htm', 'xhtml']),
	...byId('asciidoc', ['adoc', 'asciidoc', 'asc']),
	...byId('restructuredtext', ['rst', 'rest']),
	...byId('vue', ['vue']),
	...byId('svelte', ['svelte']),
	...byId('astro', ['astro']),
	...byId('php', ['php']),
	...byId('ejs', ['ejs']),
	...byId('erb', ['erb']),
	...byId('handlebars', ['hbs', 'handlebars']),
	...byId('liquid', ['liquid']),
	...byId('njk', ['njk']),
	...byId('twig', ['twig']),
	...byId('razor', ['cshtml', 'razor']),
]);

/** What the names of other texts end with that can show images. */
const others =
	'css scss sass less styl tex ltx typ org ipynb pug xml js jsx mjs cjs ts tsx mts cts json jsonc json5 webmanifest yaml yml toml'.split(
		' ',
	);

/** What the names of all documents end with that may show images, in small letters and without the dot. */
export const documentExtensions: readonly string[] = [...languages.keys(), ...others];

/** Whether a file may show images, by its name. */
export function isDocumentName(id: string): boolean {
	return known.has(extensionOf(id));
}

/** The language of a document by its name; undefined where the link finder knows none. */
export function documentLanguage(id: string): string | undefined {
	return languages.get(extensionOf(id));
}

const known = new Set(documentExtensions);

function extensionOf(id: string): string {
	return id.slice(id.lastIndexOf('.') + 1).toLowerCase();
}

function byId(id: string, extensions: readonly string[]): (readonly [string, string])[] {
	return extensions.map(extension => [extension, id]);
}
