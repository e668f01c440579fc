/** Languages that VS Code knows only with an extension, by what their files end with. */
const byExtension: ReadonlyMap<string, string> = new Map([
	['mdx', 'mdx'],
	['adoc', 'asciidoc'],
	['asciidoc', 'asciidoc'],
	['rst', 'restructuredtext'],
	['typ', 'typst'],
	['org', 'org'],
	['qmd', 'quarto'],
	['rmd', 'rmd'],
	['astro', 'astro'],
	['svelte', 'svelte'],
	['vue', 'vue'],
	['ejs', 'ejs'],
	['erb', 'erb'],
	['liquid', 'liquid'],
	['njk', 'njk'],
	['nunjucks', 'nunjucks'],
	['twig', 'twig'],
]);

/**
 * The language of a document, by VS Code's id for it: that of its file's name where VS Code has no language for
 * it, for want of an extension.
 */
export function languageIdOf(languageId: string, path: string): string {
	const [, extension = ''] = /\.(\w+)$/.exec(path) ?? [];
	// VS Code itself takes ERB for Ruby.
	const isUnknown = languageId === 'plaintext' || (languageId === 'ruby' && extension === 'erb');
	return isUnknown ? (byExtension.get(extension.toLowerCase()) ?? languageId) : languageId;
}
