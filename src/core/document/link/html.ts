import type { LinkTarget, LinkText } from './link.ts';
import { encodePath } from './path.ts';

/** An `<img>` element with its size, so that the page does not jump while it loads. */
export function htmlImage(target: LinkTarget): LinkText {
	const before = `<img src="${escapeAttribute(encodePath(target.path))}" alt="`;
	const alt = escapeAttribute(target.alt);
	return {
		text: `${before}${alt}" width="${target.width}" height="${target.height}">`,
		alt: { start: before.length, end: before.length + alt.length },
	};
}

/** Svelte, Handlebars and the like read braces also in attributes, Razor an at sign. */
function escapeAttribute(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('"', '&quot;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(/[{}@]/g, character => `&#${character.charCodeAt(0)};`);
}
