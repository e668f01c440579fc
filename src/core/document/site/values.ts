/**
 * Reads simple values out of configuration files without running them. What is computed there, and what
 * is written in unusual ways, counts as not set.
 */

/** The longest list that is read, in characters: no list of folders is longer. */
const longestList = 2000;
/** What follows the colon of a parameter or a property in TypeScript. */
const types = '(?:string|number|boolean|any|unknown|undefined)';
/** Strings of a script. */
const strings = String.raw`"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\`(?:\\[^]|[^\`\\])*(?:\`|$)`;

/** The string that a key has in a JavaScript or TypeScript module. */
export function scriptString(text: string, key: string): string | undefined {
	const value = /^(["'`])((?:(?!\1)[^\\\n])*)\1[ \t\r]*(?=[,;}\])\n]|$)/;
	const found = value.exec(afterKey(text, key))?.[2];
	return found?.includes('${') ? undefined : found;
}

/** The strings of the list that a key has in a JavaScript or TypeScript module. */
export function scriptStrings(text: string, key: string): readonly string[] {
	const list = new RegExp(String.raw`^\[([^\]]{0,${longestList}})\]`).exec(afterKey(text, key))?.[1] ?? '';
	return [...list.matchAll(/(["'`])((?:(?!\1)[^\\\n])*)\1/g)].map(([, , value = '']) => value);
}

/** The values that a key of the outermost level has in YAML. */
export function yamlValues(text: string, key: string): readonly string[] {
	const match = new RegExp(String.raw`^(["']?)${key}\1:[ \t]*(.*)((?:\r?\n[ \t]*-[ \t].*)*)`, 'im').exec(
		text,
	);
	const [, , inline = '', items = ''] = match ?? [];
	const list = /^\[(.*)\]/.exec(inline.trim());
	const values = list?.[1]?.split(',') ?? [
		inline,
		...items.split('\n').map(item => item.replace(/^\s*-/, '')),
	];
	return values.map(yamlScalar).filter(value => value !== '');
}

/** The values that a key has in TOML, at the outermost level or in a table. */
export function tomlValues(text: string, key: string, table = ''): readonly string[] {
	const tables = text.split(/^[ \t]*\[(?=[^\]\n]*\][ \t]*(?:#.*)?$)/m);
	const body = table === '' ? tables[0] : tables.find(each => each.startsWith(`${table}]`));
	const inTable = new RegExp(String.raw`^[ \t]*${key}[ \t]*=[ \t]*(\[[^\]]*\]|.*)`, 'im').exec(body ?? '');
	// The same with the table's name before the key, or with the table on one line.
	const elsewhere = new RegExp(
		String.raw`^[ \t]*${table}[ \t]*(?:\.[ \t]*${key}[ \t]*=[ \t]*(.*)|=[ \t]*\{(?:.*[ \t,])?${key}[ \t]*=[ \t]*([^,}]*).*\})`,
		'im',
	).exec(table === '' ? '' : (tables[0] ?? ''));
	const value = inTable?.[1] ?? elsewhere?.[1] ?? elsewhere?.[2] ?? '';
	return [...value.replace(/^([^"']*)#.*/, '$1').matchAll(/(["'])(.*?)\1|\btrue\b/g)].map(
		([whole, , quoted]) => quoted ?? whole,
	);
}

/** The values that a key of the outermost object has in JSON. */
export function jsonValues(text: string, key: string): readonly string[] {
	try {
		const entries: [string, unknown][] = Object.entries(JSON.parse(text));
		const [, value] = entries.find(([name]) => name.toLowerCase() === key.toLowerCase()) ?? [];
		return [value]
			.flat()
			.filter(each => typeof each === 'string' || each === true)
			.map(String);
	} catch {
		return [];
	}
}

/**
 * What follows a key in a script, where it has the fewest braces around it: the objects in lists, as plugins', have
 * keys of the same names. Empty when there is none.
 */
function afterKey(text: string, key: string): string {
	const script = withoutComments(text);
	const pieces = new RegExp(
		String.raw`(?<![\w$.-])(["']?)${key}\1\s*:(?!\s*${types}\b)\s*|${strings}|[{}[\]]`,
		'g',
	);
	let depth = 0;
	let lists = 0;
	let best: { readonly depth: number; readonly end: number } | undefined;
	for (const { 0: piece, index } of script.matchAll(pieces)) {
		depth += piece === '{' ? 1 : piece === '}' ? -1 : 0;
		lists += piece === '[' ? 1 : piece === ']' ? -1 : 0;
		if (piece.trimEnd().endsWith(':') && lists <= 0 && depth < (best?.depth ?? Infinity)) {
			best = { depth, end: index + piece.length };
		}
	}
	return best === undefined ? '' : script.slice(best.end);
}

/** Comments are taken out, but not what looks like one in a string. What nothing ends goes on to the end. */
function withoutComments(text: string): string {
	return text.replace(
		new RegExp(String.raw`(${strings})|\/\/.*|\/\*(?:[^]*?\*\/|[^]*)`, 'g'),
		(_, string: string | undefined) => string ?? '',
	);
}

function yamlScalar(text: string): string {
	const trimmed = text.trim();
	const quoted = /^(["'])(.*?)\1/.exec(trimmed);
	const plain = trimmed.replace(/(?:^|\s)#.*$/, '').trim();
	// No value, or one that is computed: a tag, an anchor, an alias.
	return quoted?.[2] ?? (/^(?:~|null)$|^[!&*]/i.test(plain) ? '' : plain);
}
