import type { PageNode } from '../../protocol/imagePage.ts';
import { escapeHtml, toHtml } from './html.ts';

/** Where a page's own files are and what may run and load on it. */
export interface PageResources {
	/** The source of what the webview serves, for its policy. */
	readonly cspSource: string;
	/** Made new for each page. */
	readonly nonce: string;
	readonly script: string;
	readonly style: string;
}

/** A whole page. */
export interface PageParts {
	readonly kind: 'details' | 'compare';
	readonly title: string;
	/** The person's language, such as `en`. */
	readonly locale: string;
	/** The URI of the image, kept over a reload of the window; undefined for a page that is not to come back. */
	readonly asset: string | undefined;
	readonly revision: number;
	readonly content: readonly PageNode[];
	readonly resources: PageResources;
}

/** A page as HTML that runs its one script and loads nothing but its style and the images it may show. */
export function pageHtml({ kind, title, locale, asset, revision, content, resources }: PageParts): string {
	const { cspSource, nonce, script, style } = resources;
	const policy = [
		"default-src 'none'",
		`img-src ${cspSource}`,
		`style-src ${cspSource}`,
		`script-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
	].join('; ');
	const data = [
		`data-revision="${revision}"`,
		...(asset === undefined ? [] : [`data-asset="${escapeHtml(asset)}"`]),
	].join(' ');
	return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body ${data}>
<main class="${kind}">${content.map(toHtml).join('')}</main>
<div id="status" role="status" aria-live="polite"></div>
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}
