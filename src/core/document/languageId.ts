/** Languages that VS Code knows only with an extension, by what their files end with. */
const byExtension: ReadonlyMap<string, string> = new Map([
	['mdx', 'mdx'],
	['adoc', 'asciidoc'],
	['asciidoc', 'asciidoc'],
	['rst', 'restructuredtext'],
	['typ', 'typst'],
	['org', 'org'],
	['qmd', 'quarto'],
	['astro', 'astro'],
	['svelte', 'svelte'],
	['vue', 'vue'],
]);

/**
 * The language of a document, by VS Code's id for it: that of its file's name where VS Code has no language for
 * it, for want of an extension.
 */
export function languageIdOf(languageId: string, path: string): string {
	const [, extension = ''] = /\.(\w+)$/.exec(path) ?? [];
	return languageId === 'plaintext' ? (byExtension.get(extension.toLowerCase()) ?? languageId) : languageId;
}
