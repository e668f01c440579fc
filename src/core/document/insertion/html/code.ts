import { skipExpression } from '../../find/mdx/expression.ts';
import type { Anchor } from '../../anchor.ts';

/** A stretch of a text in which no element may be put. */
export interface Closed extends Anchor {
	/** Whether nothing ends it, so that it takes the rest of the text. */
	readonly isOpen: boolean;
}

/** What template languages open, and what closes it. */
const closings: Readonly<Record<string, string>> = {
	'<%': '%>',
	'<%--': '--%>',
	'<?': '?>',
	'{{': '}}',
	'{{{': '}}}',
	'{{--': '--}}',
	'{{!--': '--}}',
	'{%': '%}',
	'{#': '#}',
	'@*': '*@',
	'@php': '@endphp',
};
const everywhere = String.raw`<%(?:--)?|<\?(?=php\b|=)|\{\{(?:!?--|\{)?|\{%`;
const openings = new Map([
	['php', String.raw`<\?(?!xml\b)`],
	['blade', String.raw`@php\b(?!\s*\()`],
	...toAll(String.raw`@\*|@(?:(?:code|functions)\s*)?(?=\{)`, ['razor', 'aspnetcorerazor']),
	...toAll(String.raw`\{#`, ['django-html', 'jinja-html', 'njk', 'nunjucks', 'twig']),
]);

/** Finds the code that a template language puts into HTML. */
export function findCode(text: string, languageId: string): readonly Closed[] {
	const own = openings.get(languageId);
	const opening = new RegExp(own === undefined ? everywhere : `${own}|${everywhere}`, 'g');
	const found: Closed[] = [];
	/** What is not closed once is not closed further on. */
	const missing = new Set<string>();
	const ends = new Map<string, number>();
	for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
		const { index, 0: mark } = match;
		const end = missing.has(mark) ? undefined : findEnd(text, { from: opening.lastIndex, mark, ends });
		if (end === undefined) {
			missing.add(mark);
		}
		if (end === undefined ? mark === '<?' : !isOther(mark, text, { start: opening.lastIndex, end })) {
			found.push({ start: index, end: end ?? text.length, isOpen: end === undefined });
			opening.lastIndex = end ?? text.length;
		}
	}
	return found;
}

/** A text of the same length without its code. */
export function withoutCode(text: string, code: readonly Closed[]): string {
	let result = '';
	let at = 0;
	for (const { start, end } of code) {
		result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
		at = end;
	}
	return result + text.slice(at);
}

/** Where a mark is closed; `ends` are those found last, each the first one for all in front of it, too. */
function findEnd(
	text: string,
	{ from, mark, ends }: { readonly from: number; readonly mark: string; readonly ends: Map<string, number> },
): number | undefined {
	const closing = closings[mark];
	if (closing === undefined) {
		return skipExpression(text, from, text.length);
	}
	const known = ends.get(closing) ?? -1;
	const at = known >= from ? known : text.indexOf(closing, from);
	ends.set(closing, at);
	return at === -1 ? undefined : at + closing.length;
}

/** Two braces are much else too: in scripts, in styles, in a sentence. */
function isOther(mark: string, text: string, { start, end }: Anchor): boolean {
	if (mark === '{%') {
		const next = text.indexOf(mark, start);
		return next !== -1 && next < end;
	}
	return /^\{\{+$/.test(mark) && /<\/?[a-z]|\{\{/i.test(text.slice(start, end));
}

function toAll(pattern: string, ids: readonly string[]): (readonly [string, string])[] {
	return ids.map(id => [id, pattern]);
}
