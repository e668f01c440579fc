import type { PageNode, PageTag } from '../../protocol/imagePage.ts';

/** An attribute's text; true for one that is just there, false and undefined for one that is left out. */
type AttributeValue = string | number | boolean | undefined;

/** Makes an element of a page. What is undefined or false is left out. */
export function element(
	tag: PageTag,
	attributes: Readonly<Record<string, AttributeValue>>,
	...children: readonly (PageNode | false | undefined)[]
): PageNode {
	const texts: Record<string, string> = {};
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false) {
			texts[name] = value === true ? '' : String(value);
		}
	}
	return {
		tag,
		attributes: texts,
		children: children.filter(child => child !== undefined && child !== false),
	};
}

/** A part of a page as HTML: every text is escaped, so that none can be more than a text. */
export function toHtml(node: PageNode): string {
	if (typeof node === 'string') {
		return escapeHtml(node);
	}
	const { tag, attributes, children } = node;
	const start = `<${tag}${attributesToHtml(attributes)}>`;
	return tag === 'img' ? start : `${start}${children.map(toHtml).join('')}</${tag}>`;
}

/** A text for HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
	return text.replaceAll(/[&<>"']/g, letter => escapes[letter] ?? '');
}

const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function attributesToHtml(attributes: Readonly<Record<string, string>>): string {
	return Object.entries(attributes)
		.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
		.join('');
}
