import type { Anchor } from '../anchor.ts';

/** What a place in a style sheet is in. */
export type StylePlace =
	| { readonly kind: 'comment'; readonly end: number }
	/** A string or the argument of a `url()`, with what is between its quotation marks or parentheses. */
	| { readonly kind: 'string' | 'url'; readonly inside: Anchor; readonly quote: '' | '"' | "'" }
	/** The value of a declaration or a variable, or an argument; `start` tells one statement from another. */
	| { readonly kind: 'value'; readonly start: number }
	| { readonly kind: 'other' };

const strings = String.raw`"(?:\\[^]|[^"\\\r\n])*"?|'(?:\\[^]|[^'\\\r\n])*'?`;
const url = String.raw`\burl\(\s*(?:${strings}|(?:\\[^]|#\{[^}\r\n]*\}|[^)"'\\\r\n])*)\s*\)?`;
const common = String.raw`\/\*[^]*?(?:\*\/|$(?![^]))|${url}|${strings}|[#@$]\{|[{}();]`;
const withLineComments = String.raw`\/\/[^\r\n]*|${common}`;
const withLines = String.raw`${withLineComments}|\n`;

/** Reads what an offset of a style sheet is in, by VS Code's language id. */
export function readStyle(text: string, offset: number, languageId: string): StylePlace {
	const hasLines = languageId === 'sass' || languageId === 'stylus';
	const isCss = !hasLines && languageId !== 'scss' && languageId !== 'less';
	const pattern = new RegExp(hasLines ? withLines : isCss ? common : withLineComments, 'gi');
	let start = 0;
	let head = '';
	let at = 0;
	/** How many parentheses and values put in by Sass or Less are open. */
	let depth = 0;
	let inner = 0;
	for (const { index, 0: token } of text.matchAll(pattern)) {
		const isBehind = index >= offset;
		const end = index + token.length;
		if (!isBehind && (offset < end || (offset === end && isUnended(token)))) {
			return placeInToken(token, index, offset);
		}
		const isEnding = inner === 0 && (/^[{};]$/.test(token) || (token === '\n' && depth === 0));
		if (isBehind && isEnding) {
			return placeInStatement(head + text.slice(at, offset), { start, hasLines, isSelector: token === '{' });
		}
		depth = isEnding ? 0 : depth + (token === '(' ? 1 : token === ')' ? -1 : 0);
		inner += /^[#@$]\{$/.test(token) ? 1 : token === '}' && inner > 0 ? -1 : 0;
		if (!isBehind) {
			start = isEnding ? end : start;
			head = isEnding ? '' : head + text.slice(at, index) + (/^\/[/*]/.test(token) ? ' ' : token);
			at = end;
		}
	}
	return placeInStatement(head + text.slice(at, offset), { start, hasLines, isSelector: false });
}

function isUnended(token: string): boolean {
	return /^\/(?:\/|\*(?![^]*\*\/$))|^(["'])(?![^]*\1$)|^["']$|^url\((?![^]*\)$)/i.test(token);
}

function placeInToken(token: string, start: number, offset: number): StylePlace {
	if (token.startsWith('/')) {
		return { kind: 'comment', end: start + token.length };
	}
	const [, opening = '', quote = ''] = /^((?:url\(\s*)?(["']?))/i.exec(token) ?? [];
	const mark = quote === '"' || quote === "'" ? quote : '';
	const isUrl = /^url\(/i.test(token);
	if (!isUrl && mark === '') {
		return { kind: 'other' };
	}
	if (isUrl && offset < start + 'url('.length) {
		return { kind: 'other' };
	}
	const content = token.slice(opening.length);
	const ending = (isUrl ? /\s*\)$/ : /$/).exec(content)?.[0].length ?? 0;
	const bare = content.slice(0, content.length - ending);
	const inside = mark !== '' && bare.endsWith(mark) ? bare.slice(0, -1) : bare;
	const from = start + opening.length;
	return { kind: isUrl ? 'url' : 'string', inside: { start: from, end: from + inside.length }, quote: mark };
}

/** Behind the colon of a declaration, or among the arguments of a mixin. */
function placeInStatement(
	head: string,
	{
		start,
		hasLines,
		isSelector,
	}: { readonly start: number; readonly hasLines: boolean; readonly isSelector: boolean },
): StylePlace {
	const isRule = /^\s*@(?![\w-]+\s*:)/.test(head);
	const isCall = /^\s*(?:@(?:include|return)\b|[.#+][\w-]+\s*\()/.test(head);
	const isDeclared = (hasLines ? /[:=](?:\s|$)/ : /:/).test(head);
	// Behind a mark like `!important` there is nothing more.
	const isOver = /!\s*\w*\s*$/.test(head);
	const isValue = !isSelector && !isOver && (isCall || (isDeclared && !isRule));
	return isValue ? { kind: 'value', start } : { kind: 'other' };
}
