/**
 * Reads simple values out of configuration files without running them. What is computed there, and what
 * is written in unusual ways, counts as not set.
 */

/** The longest list that is read, in characters: no list of folders is longer. */
const longestList = 2000;

/** The string that a key has in a JavaScript or TypeScript module. */
export function scriptString(text: string, key: string): string | undefined {
	const value = new RegExp(
		String.raw`${keyPattern(key)}(["'\`])((?:(?!\1)[^\\\n])*)\1\s*(?=[,;}\])]|$)`,
		'm',
	);
	const found = value.exec(withoutComments(text))?.[2];
	return found?.includes('${') ? undefined : found;
}

/** The strings of the list that a key has in a JavaScript or TypeScript module. */
export function scriptStrings(text: string, key: string): readonly string[] {
	const list =
		new RegExp(String.raw`${keyPattern(key)}\[([^\]]{0,${longestList}})\]`).exec(
			withoutComments(text),
		)?.[1] ?? '';
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
	const value =
		new RegExp(String.raw`^[ \t]*${key}[ \t]*=[ \t]*(\[[^\]]*\]|.*)`, 'im').exec(body ?? '')?.[1] ?? '';
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

function keyPattern(key: string): string {
	return String.raw`(?<![\w$.-])["']?${key}["']?\s*:\s*`;
}

/** Comments are taken out, but not what looks like one in a string. What nothing ends goes on to the end. */
function withoutComments(text: string): string {
	return text.replace(
		/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[^]|[^`\\])*(?:`|$))|\/\/.*|\/\*(?:[^]*?\*\/|[^]*)/g,
		(_, string: string | undefined) => string ?? '',
	);
}

function yamlScalar(text: string): string {
	const trimmed = text.trim();
	const quoted = /^(["'])(.*?)\1/.exec(trimmed);
	return quoted?.[2] ?? trimmed.replace(/(?:^|\s)#.*$/, '').trim();
}
