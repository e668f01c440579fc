import { toLine } from '../altText.ts';
import { Failure } from '../../failure.ts';
import type { LinkLanguage, LinkTarget, LinkText } from './language.ts';

/** The setting that templates come from. */
export const templateSetting = 'insert.template';

/** The variables of a template. */
const variables = ['path', 'alt', 'title', 'width', 'height'] as const;
type Variable = (typeof variables)[number];

/** A value as it is written, and the quotation mark around it that is no part of the template. */
interface Written {
	readonly text: string;
	readonly quote: string;
}

/** The places of variables, and those with a backslash, which are text. */
const places = /\\?\$\{([^{}]*)\}/g;

/** Whether a template has a place for the path. */
export function hasPath(template: string): boolean {
	return [...template.matchAll(places)].some(([whole]) => whole === '${path}');
}

/**
 * Puts the values of a target into a template, each escaped by the language's rules for its place; a
 * backslash before `${` keeps it as text. Throws a Failure `invalidRequest` that names a variable there is
 * none of.
 */
export function fillTemplate(template: string, language: LinkLanguage, target: LinkTarget): LinkText {
	let text = '';
	let before = '';
	let end = 0;
	let alt: LinkText['alt'] | undefined;
	for (const match of template.matchAll(places)) {
		const [whole, name = ''] = match;
		const between = template.slice(end, match.index) + (whole.startsWith('\\') ? whole.slice(1) : '');
		text += between;
		before += between;
		end = match.index + whole.length;
		if (whole.startsWith('\\')) {
			continue;
		}
		const written = write(toVariable(name), { language, target, before });
		if (name === 'alt') {
			const start = text.length + written.quote.length;
			alt ??= { start, end: start + written.text.length };
		}
		text += written.quote + written.text + written.quote;
	}
	text += template.slice(end);
	const isBlock = text.includes('\n') || language.isBlock?.(text) === true;
	return { text, alt: alt ?? { start: text.length, end: text.length }, isBlock };
}

function write(
	variable: Variable,
	{ language, target, before }: { language: LinkLanguage; target: LinkTarget; before: string },
): Written {
	switch (variable) {
		case 'path':
			return { text: language.escapePath(target.path, before), quote: '' };
		case 'alt':
		case 'title': {
			const line = toLine(variable === 'title' ? (target.title ?? target.alt) : target.alt);
			return { text: language.escapeText(line, before), quote: language.quoteFor?.(line, before) ?? '' };
		}
		case 'width':
		case 'height':
			return { text: String(target[variable]), quote: '' };
	}
}

function toVariable(name: string): Variable {
	const variable = variables.find(each => each === name);
	if (variable === undefined) {
		const values = variables.map(each => `\${${each}}`);
		throw new Failure('invalidRequest', {
			detail: templateSetting,
			fields: [{ path: templateSetting, problem: { kind: 'notOneOf', values }, received: `\${${name}}` }],
		});
	}
	return variable;
}
