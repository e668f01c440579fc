import { escapeString, lastLine, openTag } from './context.ts';
import { encodePath } from './path.ts';

/** The start of a module's name in a line. */
const moduleName =
	/(?:\b(?:require|import)\s*\(\s*|^\s*(?:import\b|export\b[^"'`]*\bfrom\b)[^"'`]*)(["'`])[^"'`]*$/;

/**
 * The quotation mark of the string of JavaScript that is open at the end of a template's text, in braces of JSX: in
 * an attribute, as in `alt={"…"}`, or between elements.
 */
export function scriptQuoteAt(before: string): string {
	const tag = openTag(before);
	let depth = 0;
	let quote = '';
	let previous = '';
	for (const character of tag || before.slice(before.lastIndexOf('>') + 1)) {
		if (quote !== '') {
			const isEnd = character === quote ? previous !== '\\' : character === '\n' && quote !== '`';
			quote = isEnd ? '' : quote;
		} else if (character === '{' && previous !== '\\') {
			depth++;
		} else if (character === '}') {
			depth = Math.max(0, depth - 1);
		} else if (/["'`]/.test(character) && (tag !== '' || depth > 0)) {
			quote = character;
		}
		previous = character;
	}
	return depth > 0 ? quote : '';
}

/** A path in a string that names a module, where one that does not begin as a path would be a package. */
export function escapeModulePath(path: string, before: string): string | undefined {
	const [, quote] = moduleName.exec(lastLine(before)) ?? [];
	if (quote === undefined) {
		return undefined;
	}
	const isPackage = before.endsWith(quote) && !/^\.{0,2}\//.test(path);
	return escapeString(isPackage ? `./${path}` : path, quote);
}

/** A path in a string of JavaScript: a module's name, or a URL. */
export function escapeScriptPath(path: string, before: string): string | undefined {
	return escapeModulePath(path, before) ?? (scriptQuoteAt(before) === '' ? undefined : encodePath(path));
}
