import { escapeHtml } from '../pages/html.ts';

/** The document of the Studio's page. */
export interface StudioDocument {
	/** Names this document in every message. */
	readonly page: string;
	readonly layout: 'panel' | 'view';
	/** The person's language, such as `en`. */
	readonly locale: string;
	/** The source of what the webview serves, for its policy. */
	readonly cspSource: string;
	/** Made new for each document. */
	readonly nonce: string;
	readonly script: string;
	readonly style: string;
}

/** The page as HTML: it runs its one script, and loads nothing but its style, its icons and pictures. */
export function studioHtml({
	page,
	layout,
	locale,
	cspSource,
	nonce,
	script,
	style,
}: StudioDocument): string {
	const policy = [
		"default-src 'none'",
		// A picture that is dropped or made on the page itself.
		`img-src ${cspSource} blob:`,
		`style-src ${cspSource}`,
		`font-src ${cspSource}`,
		`script-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
		// Lit's, for its own templates.
		'trusted-types lit-html',
	].join('; ');
	return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}"${rightToLeft.test(locale) ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Figment Studio</title>
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body data-page="${escapeHtml(page)}" data-layout="${layout}">
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

const rightToLeft = /^(?:ar|fa|he|ur)\b/i;
