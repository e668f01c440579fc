/** What is done to a variable's value: the arguments of a regular expression and of `replace`. */
export interface Transform {
	readonly pattern: string;
	readonly flags: string;
	readonly replacement: string;
}

/** A place of a template where a value belongs. */
export interface Placeholder {
	/** All of it, as it is written. */
	readonly text: string;
	/** The variable; undefined when what is between the braces is not of any form there is. */
	readonly name: string | undefined;
	/** What follows the name after a colon or a comma. */
	readonly argument: string | undefined;
	readonly transform: Transform | undefined;
}

/** A template: texts, and places for values. */
export type Template = readonly (string | Placeholder)[];

/** Who reads a template: VS Code knows no arguments and no flags, and leaves what it cannot read. */
export type Dialect = 'figment' | 'vscode';

const transform = String.raw`/(?<pattern>(?:\\/|[^}/])+)/(?<replacement>(?:\\/|[^}/])*)/`;
const argument = String.raw`[:,](?<argument>[^}]*)`;
const placeholders: Readonly<Record<Dialect, RegExp>> = {
	vscode: new RegExp(String.raw`\\\$|\$\{(?<name>\w+)(?:${transform})?\}`, 'g'),
	figment: new RegExp(
		String.raw`\\\$|\$\{(?:(?<name>\w+)(?:${argument}|${transform}(?<flags>\w*))?|[^}]*)\}|\$\{[^}]*$`,
		'g',
	),
};

/**
 * Takes a template apart. Its language is that of VS Code's `markdown.copyFiles.destination`: `${name}`,
 * `${name/pattern/replacement/}`, and `\$` for a dollar sign. Figment's own dialect has flags after the last
 * slash, `${name:argument}`, replacements that are empty, and no braces after a dollar sign that mean nothing or
 * are not closed.
 */
export function parseTemplate(text: string, dialect: Dialect): Template {
	const template: (string | Placeholder)[] = [];
	let end = 0;
	for (const match of text.matchAll(placeholders[dialect])) {
		const [whole] = match;
		template.push(
			text.slice(end, match.index),
			whole === String.raw`\$` ? '$' : toPlaceholder(whole, match.groups ?? {}, dialect),
		);
		end = match.index + whole.length;
	}
	return [...template, text.slice(end)].filter(piece => piece !== '');
}

/** The text of a template whose values are known; a place stays as it is written where there is no value. */
export function fillTemplate(
	template: Template,
	valueOf: (place: Placeholder) => string | undefined,
): string {
	return template.map(piece => (typeof piece === 'string' ? piece : fill(piece, valueOf(piece)))).join('');
}

/** Whether a transform's pattern and flags are a regular expression. */
export function isTransform({ pattern, flags }: Transform): boolean {
	try {
		return new RegExp(pattern, flags) instanceof RegExp;
	} catch {
		return false;
	}
}

function toPlaceholder(
	text: string,
	groups: Readonly<Record<string, string | undefined>>,
	dialect: Dialect,
): Placeholder {
	const { name, pattern, replacement = '', flags = '' } = groups;
	// VS Code does nothing where the replacement is empty.
	const isTransformed = pattern !== undefined && (replacement !== '' || dialect === 'figment');
	return {
		text,
		name,
		argument: groups['argument'],
		transform: isTransformed
			? { pattern: unescapeSlashes(pattern), flags, replacement: unescapeSlashes(replacement) }
			: undefined,
	};
}

function unescapeSlashes(text: string): string {
	return text.replaceAll(String.raw`\/`, '/');
}

function fill(place: Placeholder, value: string | undefined): string {
	if (value === undefined) {
		return place.text;
	}
	const text = place.transform === undefined ? value : applyTransform(value, place.transform);
	// Windows has no colons in names, and a time has nothing else that is forbidden.
	return place.name === 'isoTime' ? text.replaceAll(':', '-') : text;
}

/** What VS Code cannot apply, it leaves out. */
function applyTransform(value: string, { pattern, flags, replacement }: Transform): string {
	try {
		return value.replace(new RegExp(pattern, flags), replacement);
	} catch {
		return value;
	}
}
