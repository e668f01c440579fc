/** What can be inside of JavaScript that stands in braces. */
const notable = /[{}`'"/]/g;

/**
 * Where JavaScript in braces, or a template, ends that begins at `start`; undefined when nothing closes it
 * before `limit`. Strings and comments in it are known, and regular expressions where only a value can stand.
 */
export function skipExpression(text: string, start: number, limit: number): number | undefined {
	/** What is open, each a brace or a template. */
	const open: string[] = [];
	for (let at = start; at < limit;) {
		if (open.at(-1) === '`') {
			at = skipTemplate(text, at, open);
			if (open.length === 0) {
				return at;
			}
			continue;
		}
		notable.lastIndex = at;
		at = notable.test(text) ? notable.lastIndex - 1 : limit;
		const sign = text[at];
		if (sign === '{' || sign === '`') {
			open.push(sign);
			at++;
		} else if (sign === '}') {
			open.pop();
			at++;
			if (open.length === 0) {
				return at <= limit ? at : undefined;
			}
		} else {
			at = skipStringOrComment(text, at);
		}
	}
	return undefined;
}

function skipTemplate(text: string, at: number, open: string[]): number {
	if (text.startsWith('${', at)) {
		open.push('{');
		return at + 2;
	}
	if (text[at] === '`') {
		open.pop();
	}
	return at + (text[at] === '\\' ? 2 : 1);
}

const string = /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/y;
const comment = /\/\/[^\r\n]*/y;

/**
 * Where only a value can stand, and not the end of an element; no longer than people write them, for the rest of a
 * line may be looked through in vain.
 */
const regularExpression =
	/(?<=[{([,=:?&|!;][ \t]*|=>[ \t]*)\/(?!>)(?:[^\\/[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.){0,99}\]){1,99}\//y;

/**
 * Goes past the string, comment or regular expression that a quote or a slash begins, or past that sign. An apostrophe
 * in a word is none of JavaScript's quotes: it is in the text of an element.
 */
export function skipStringOrComment(text: string, at: number): number {
	if (text.startsWith('/*', at)) {
		const end = text.indexOf('*/', at + 2);
		return end === -1 ? text.length : end + 2;
	}
	const pattern = text[at] !== '/' ? string : text[at + 1] === '/' ? comment : regularExpression;
	pattern.lastIndex = at;
	const isWord = pattern === string && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
	return at + (isWord ? 1 : (pattern.exec(text)?.[0].length ?? 1));
}
