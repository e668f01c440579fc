import { Failure } from '../../failure.ts';
import type { PathReader } from '../site/site.ts';
import { isInTag } from './context.ts';
import { css } from './css.ts';
import { formNames } from './language.ts';
import type { LinkLanguage, LinkPlace, LinkTarget, LinkText } from './language.ts';
import { languageOf } from './languages.ts';
import { markdown, mdx } from './markdown.ts';
import { html } from './html.ts';
import { plain } from './plain.ts';
import { fillTemplate, hasPath, templateSetting } from './template.ts';
import { toValue } from './value.ts';

export type { LinkPlace, LinkTarget, LinkText } from './language.ts';

/** How a link is to be written. */
export interface LinkOptions {
	/** Without it the link is one that may stand anywhere, where the language has such. */
	readonly place?: LinkPlace | undefined;
	/** What the setting `insert.template` says of the language: a template, or the name of a form. */
	readonly template?: string | undefined;
}

/** Whether documents of a language are Markdown, by VS Code's language id. */
export function isMarkdown(languageId: string): boolean {
	const language = languageOf(languageId);
	return language === markdown || language === mdx;
}

/** Whether a path from a site's root means something in documents of a language. */
export function takesSitePaths(languageId: string): boolean {
	return languageOf(languageId).takesSitePaths;
}

/** Who reads the path of a link that {@link toLink} writes. Throws as that does. */
export function pathReader(languageId: string, { place, template = '' }: LinkOptions = {}): PathReader {
	const language = languageOf(languageId);
	if (place?.kind === 'value') {
		return 'generator';
	}
	if (language === html || language === css || language === plain) {
		return 'browser';
	}
	const form = template.trim() === '' ? language.form : toTemplate(template, languageId, language);
	const isInHtml = place?.kind === 'inline' && place.isHtml === true;
	return isInHtml || isInTag(form.slice(0, form.indexOf('${path}'))) ? 'browser' : 'generator';
}

/**
 * The link to an image in a document of a language; a plain path in data and where no form of link is known. Throws a
 * Failure `invalidRequest` when the template has no place for the path, or has a variable that there is none of.
 */
export function toLink(languageId: string, target: LinkTarget, options: LinkOptions = {}): LinkText {
	const language = languageOf(languageId);
	const { place, template = '' } = options;
	if (place?.kind === 'value') {
		return toValue(target.path, place);
	}
	const form = template.trim() === '' ? undefined : toTemplate(template, languageId, language);
	if (place?.kind === 'inline' && place.isHtml === true && (form === undefined || !isReadInHtml(form))) {
		return fillTemplate(html.form, html, target);
	}
	if (form !== undefined) {
		return fillTemplate(form, language, target);
	}
	if (place?.kind !== 'block') {
		const link = language.inline?.(target, place ?? anywhere);
		if (link !== undefined && (place !== undefined || link.definition === undefined)) {
			return link;
		}
	}
	return fillTemplate(language.form, language, target);
}

const anywhere = { kind: 'inline', before: ' ', after: ' ' } as const;

/** Elements are, and the tags of site generators, which are read before. */
function isReadInHtml(form: string): boolean {
	return /^\s*(?:<|\{[{%])/.test(form);
}

function toTemplate(template: string, languageId: string, { named = {} }: LinkLanguage): string {
	const name = formNames.find(each => each === template.trim().toLowerCase());
	const form = name === undefined ? template : named[name];
	if (form !== undefined && hasPath(form)) {
		return form;
	}
	const path = `${templateSetting}.${languageId}`;
	const problem = { kind: 'lacks', part: '${path}', others: Object.keys(named) } as const;
	throw new Failure('invalidRequest', { detail: path, fields: [{ path, problem, received: template }] });
}
