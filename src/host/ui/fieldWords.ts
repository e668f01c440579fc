import { l10n } from 'vscode';
import type { FieldIssue, Problem } from '../../core/models/issue.ts';

/** One bad field, named as a person knows it, and what is wrong with it. */
export function issueMessage(issue: FieldIssue): string {
	return l10n.t('{0}: {1}', fieldName(issue.path), problemMessage(issue));
}

function fieldName(path: string): string {
	const names = new Map([
		['', l10n.t('Argument')],
		['prompt', l10n.t('Prompt')],
		['model', l10n.t('Model')],
		['imageSize', l10n.t('Image size')],
		['imageSize.width', l10n.t('Image width')],
		['imageSize.height', l10n.t('Image height')],
		['outputFormat', l10n.t('Image format')],
		['seed', l10n.t('Seed')],
		['enableSafetyChecker', l10n.t('Safety checker')],
		['safetyTolerance', l10n.t('Safety tolerance')],
		['count', l10n.t('Number of images')],
		['document', l10n.t('Document')],
		['output', l10n.t('Output path')],
		['name', l10n.t('File name')],
		['folder', l10n.t('Folder')],
		['asset', l10n.t('Image')],
	]);
	return names.get(path) ?? settingName(path) ?? path;
}

function settingName(path: string): string | undefined {
	const id = settingId(path);
	return id === undefined ? undefined : l10n.t('Setting {0}', id);
}

/** The id of the setting that a field's path names, with or without Figment's prefix; undefined for another field. */
export function settingId(path: string): string | undefined {
	const isBare = /^(assets|insert|api)\./.test(path);
	return isBare ? `figment.${path}` : /^(figment|markdown)\./.test(path) ? path : undefined;
}

function problemMessage({ problem, received }: FieldIssue): string {
	const found = received === undefined ? undefined : show(received);
	switch (problem.kind) {
		case 'missing':
			return l10n.t('this is needed.');
		case 'unknown':
			return l10n.t('there is no such option.');
		case 'empty':
			return l10n.t('write what the picture shows.');
		case 'wrongType':
			return typeMessage(problem.expected, found);
		case 'tooLong':
			return typeof received === 'string'
				? l10n.t('at most {0} characters; it has {1}.', problem.limit, received.trim().length)
				: l10n.t('at most {0} characters.', problem.limit);
		case 'tooSmall':
			return found === undefined
				? l10n.t('at least {0}.', problem.limit)
				: l10n.t('at least {0}; it is {1}.', problem.limit, found);
		case 'tooBig':
			return found === undefined
				? l10n.t('at most {0}.', problem.limit)
				: l10n.t('at most {0}; it is {1}.', problem.limit, found);
		case 'notMultiple':
			return found === undefined
				? l10n.t('a multiple of {0}.', problem.step)
				: l10n.t('a multiple of {0}; it is {1}.', problem.step, found);
		case 'notOneOf':
			return found === undefined
				? l10n.t('one of {0}.', problem.values.join(', '))
				: l10n.t('one of {0}; it is {1}.', problem.values.join(', '), found);
		case 'lacks':
			return lacksMessage(problem, found ?? '');
		case 'other':
			return otherMessage(problem, found);
	}
}

function lacksMessage({ part, others }: Problem & { readonly kind: 'lacks' }, found: string): string {
	return others.length === 0
		? l10n.t('a text with {0}; it is {1}.', part, found)
		: l10n.t('a text with {0}, or one of {1}; it is {2}.', part, others.join(', '), found);
}

/** The texts are quoted, so that spaces at an end are seen. */
function show(received: unknown): string {
	return typeof received === 'number' ? String(received) : JSON.stringify(received);
}

function typeMessage(expected: string, found: string | undefined): string {
	switch (expected) {
		case 'int':
			return found === undefined
				? l10n.t('this must be a whole number.')
				: l10n.t('this must be a whole number; it is {0}.', found);
		case 'number':
			return found === undefined
				? l10n.t('this must be a number.')
				: l10n.t('this must be a number; it is {0}.', found);
		case 'string':
			return found === undefined
				? l10n.t('this must be a text.')
				: l10n.t('this must be a text; it is {0}.', found);
		case 'boolean':
			return found === undefined
				? l10n.t('this must be true or false.')
				: l10n.t('this must be true or false; it is {0}.', found);
		case 'object':
			return found === undefined
				? l10n.t('this must be an object.')
				: l10n.t('this must be an object; it is {0}.', found);
		case 'uri':
			return found === undefined
				? l10n.t('this must be a URI.')
				: l10n.t('this must be a URI; it is {0}.', found);
		case 'textOrUri':
			return found === undefined
				? l10n.t('this must be a text or a URI.')
				: l10n.t('this must be a text or a URI; it is {0}.', found);
		default:
			return found === undefined
				? l10n.t('this must be of the type {0}.', expected)
				: l10n.t('this must be of the type {0}; it is {1}.', expected, found);
	}
}

/** Problems that are not a schema's: of folders, names and addresses; else the service's own words. */
function otherMessage(problem: Problem & { readonly kind: 'other' }, found: string | undefined): string {
	switch (problem.text) {
		case 'noImage':
			return l10n.t('open an image, choose one in the Explorer, or put the cursor into an image link.');
		case 'notAnImage':
			return l10n.t('{0} is no PNG, JPEG or WebP image.', found ?? '');
		case 'notThere':
			return l10n.t('{0} is not there.', found ?? '');
		case 'noRecipe':
			return l10n.t(
				'{0} does not say what made it; write a prompt to make a picture in its place.',
				found ?? '',
			);
		case 'link':
			return l10n.t('{0} is a symbolic link, which may lead out of the workspace folder.', found ?? '');
		case 'noPrevious':
			return l10n.t('no earlier version of {0} is kept.', found ?? '');
		case 'noFolder':
			return l10n.t('no folder is open; give a URI here, or open a folder.');
		case 'outside':
			return found === undefined
				? l10n.t('this leads out of the workspace folder.')
				: l10n.t('{0} leads out of the workspace folder.', found);
		case 'empty':
			return found === undefined || found === show('')
				? l10n.t('a name is empty.')
				: l10n.t('a name is empty in {0}.', found);
		case 'reserved':
			return found === undefined
				? l10n.t('Windows reserves this name.')
				: l10n.t('Windows reserves a name in {0}.', found);
		case 'tooLong':
			return found === undefined
				? l10n.t('a name is longer than file systems take.')
				: l10n.t('a name is longer than file systems take: {0}', found);
		case 'badCharacter':
			return found === undefined
				? l10n.t('a name has a character that not every system allows; use / between folders.')
				: l10n.t('a name has a character that not every system allows; use / between folders: {0}', found);
		case 'badEnd':
			return found === undefined
				? l10n.t('a name must not end with a dot or a space.')
				: l10n.t('a name must not end with a dot or a space: {0}', found);
		case 'symbolicLink':
			return l10n.t(
				'{0} is a symbolic link, which may lead out of the workspace folder; choose another folder.',
				found ?? '',
			);
		case 'badTransform':
			return l10n.t(
				'this is not of the form {0}, in which only the end may be a closing brace: {1}',
				'${name/pattern/replacement/flags}',
				found ?? '',
			);
		case 'badExpression':
			return l10n.t('the regular expression, or a flag after it, is not valid: {0}', found ?? '');
		case 'unclosed':
			return l10n.t('a closing brace is missing: {0}', found ?? '');
		case 'badFormat':
			return l10n.t('this variable takes no such argument: {0}', found ?? '');
		case 'unsafeOrigin':
			return found === undefined
				? l10n.t('this must be an https:// address without a path, or http:// on this machine.')
				: l10n.t(
						'this must be an https:// address without a path, or http:// on this machine; it is {0}.',
						found,
					);
		default:
			return problem.text;
	}
}
