import type { FieldIssue, Problem } from '../models/issue.ts';
import { formatDate } from './dateFormat.ts';
import { toSlug } from './fileName.ts';
import { extensionOf, lastName, wayFrom } from './posixPath.ts';
import { isTransform } from './template.ts';
import type { Dialect, Placeholder, Template } from './template.ts';

/** What a picture is of and how it is asked for, as far as a file's path may tell. */
export interface PathSubject {
	readonly prompt: string;
	/** The selected text; the prompt's slug stands for it when there is none. */
	readonly selection: string;
	/** The link's text; the prompt's slug stands for it when it is empty. */
	readonly alt: string;
	readonly seed: number;
	/** Pixels, as asked for. */
	readonly width: number;
	readonly height: number;
	/** The model's id. */
	readonly model: string;
	/** The picture's number among those asked for together, from 1. */
	readonly index: number;
	readonly uuid: string;
	/** When it was asked for. */
	readonly now: Date;
	/** Gives numbers from 0 to below 1. */
	readonly random: () => number;
}

/** Where a document is, all as normal absolute paths. */
export interface PathPlace {
	/** Undefined when there is none; its own variables are then empty, and its folder is the root. */
	readonly document: string | undefined;
	/** The document's folder, else the root. */
	readonly folder: string;
	/** The folder that files must stay in. */
	readonly root: string;
	/** Whether the root is a workspace folder; VS Code gives whole paths for relative ones when it is not. */
	readonly isWorkspaceFolder: boolean;
}

/** A variable's value; undefined for an argument that it does not take. */
type Variable = (subject: PathSubject, place: PathPlace, argument: string | undefined) => string | undefined;

/** The variables whose values are known only with the picture: `fileName` has its extension. */
export const lateVariables: readonly string[] = ['fileName', 'fileExtName', 'hash'];

/** Names, alt texts and prompts become slugs; what VS Code itself puts into a path stays as it is. */
const variables: ReadonlyMap<string, Variable> = new Map<string, Variable>([
	['promptSlug', ({ prompt }) => toSlug(prompt)],
	['selection', ({ selection, prompt }) => toSlug(selection.trim() === '' ? prompt : selection)],
	['alt', ({ alt, prompt }) => toSlug(alt.trim() === '' ? prompt : alt)],
	['seed', ({ seed }) => String(seed)],
	['width', ({ width }) => String(width)],
	['height', ({ height }) => String(height)],
	['model', ({ model }) => toSlug(model)],
	['index', ({ index }) => String(index)],
	['uuid', ({ uuid }) => uuid],
	['date', ({ now }, _, format = 'YYYY-MM-DD') => formatDate(now, format)],
	['rand', ({ random }, _, limit) => randomNumber(random, limit)],
	['unixTime', ({ now }) => String(now.getTime())],
	['isoTime', ({ now }) => now.toISOString()],
	['documentDirName', (_, { folder }) => folder],
	['documentRelativeDirName', (_, place) => relativeFolder(place)],
	['documentFileName', (_, { document = '' }) => lastName(document)],
	['documentBaseName', (_, place) => baseNameOf(place)],
	['documentExtName', (_, { document = '' }) => extensionOf(lastName(document)).slice(1)],
	['documentFilePath', (_, { document = '' }) => document],
	['documentRelativeFilePath', (_, place) => relativeFile(place)],
	['documentWorkspaceFolder', (_, { root }) => root],
]);

/** The variables that take an argument. */
const withArgument: readonly string[] = ['date', 'rand'];

/** A variable, and the argument it is taken with. */
type Meaning = readonly [name: string, argument?: string];

/**
 * What other extensions call the same: Paste Image (mushan.vscode-paste-image) the first four, Markdown
 * Image (hancel.markdown-image) the rest. Its `prompt` and `filename` are names it asks for or finds.
 */
const aliases: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
	['currentFileDir', ['documentDirName']],
	['projectRoot', ['documentWorkspaceFolder']],
	['currentFileName', ['documentFileName']],
	['currentFileNameWithoutExt', ['documentBaseName']],
	['path', ['documentRelativeDirName']],
	['mdname', ['documentBaseName']],
	['filename', ['promptSlug']],
	['prompt', ['promptSlug']],
	['timestamp', ['unixTime']],
	['timestramp', ['unixTime']],
	['YY', ['date', 'YYYY']],
	['MM', ['date', 'MM']],
	['DD', ['date', 'DD']],
	['HH', ['date', 'HH']],
	['hh', ['date', 'hh']],
	['mm', ['date', 'mm']],
	['ss', ['date', 'ss']],
	['mss', ['date', 'SSS']],
]);

/** Every variable of Figment's own templates but for aliases, late ones too. */
export const variableNames: readonly string[] = [...lateVariables, ...variables.keys()];

/** Every other name a variable may have. */
export const aliasNames: readonly string[] = [...aliases.keys()];

/** The values of a template's places, by `keyOf`. */
export type Values = Readonly<Record<string, string>>;

/** What a place's value is found under; undefined for one that means nothing to the dialect. */
export function keyOf({ name, argument }: Placeholder, dialect: Dialect): string | undefined {
	if (name === undefined || (dialect === 'vscode' && !isOfVsCode(name))) {
		return undefined;
	}
	const alias = argument === undefined ? aliases.get(name) : undefined;
	const [real, realArgument] = alias ?? [name, argument];
	return realArgument === undefined ? real : `${real}:${realArgument}`;
}

/** The value of a key that is known before the picture is there; undefined for any other. */
export function valueOf(key: string, subject: PathSubject, place: PathPlace): string | undefined {
	const [, name = '', argument] = /^(\w*)(?::(.*))?$/s.exec(key) ?? [];
	return argument === undefined || withArgument.includes(name)
		? variables.get(name)?.(subject, place, argument)
		: undefined;
}

/** What is wrong with a template of Figment's own `setting`: each place that has no value in `values`. */
export function templateIssues(template: Template, values: Values, setting: string): FieldIssue[] {
	const bad = new Map<string, Problem>();
	for (const place of template) {
		if (typeof place !== 'string') {
			const problem = problemOf(place, values);
			if (problem !== undefined) {
				bad.set(place.text, problem);
			}
		}
	}
	return [...bad].map(([received, problem]) => ({ path: setting, problem, received }));
}

function problemOf(place: Placeholder, values: Values): Problem | undefined {
	if (!place.text.endsWith('}')) {
		return { kind: 'other', text: 'unclosed' };
	}
	const key = keyOf(place, 'figment') ?? '';
	if (Object.hasOwn(values, key) || lateVariables.includes(key)) {
		const isGood = place.transform === undefined || isTransform(place.transform);
		return isGood ? undefined : { kind: 'other', text: 'badExpression' };
	}
	const [, name = '', rest = ''] = /^\$\{(\w*)(.?)/s.exec(place.text) ?? [];
	if (!variables.has(name) && !aliases.has(name) && !lateVariables.includes(name)) {
		return { kind: 'notOneOf', values: variableNames.map(each => `\${${each}}`) };
	}
	return { kind: 'other', text: rest === '/' ? 'badTransform' : 'badFormat' };
}

/** Whether it is a variable of `markdown.copyFiles.destination`, if there is one of that name. */
function isOfVsCode(name: string): boolean {
	return /^(document|fileName$|fileExtName$|unixTime$|isoTime$)/.test(name);
}

/** A whole number from 0 to below `limit`, as Markdown Image has it. */
function randomNumber(random: () => number, limit: string | undefined): string | undefined {
	return limit !== undefined && /^[1-9]\d{0,14}$/.test(limit)
		? String(Math.floor(random() * Number(limit)))
		: undefined;
}

function relativeFolder({ document, folder, root, isWorkspaceFolder }: PathPlace): string {
	return document === undefined ? '' : isWorkspaceFolder ? wayFrom(root, folder) : folder;
}

function relativeFile({ document = '', root, isWorkspaceFolder }: PathPlace): string {
	return document === '' || !isWorkspaceFolder ? document : wayFrom(root, document);
}

function baseNameOf({ document = '' }: PathPlace): string {
	const name = lastName(document);
	return name.slice(0, name.length - extensionOf(name).length);
}
