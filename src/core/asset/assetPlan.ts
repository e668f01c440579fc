import { invalidRequest } from '../models/request.ts';
import { dialectOf, finishAssetPath, needsHash } from './assetPath.ts';
import type { AssetPlan, FolderSetting } from './assetPath.ts';
import { chooseTemplate } from './globMap.ts';
import type { GlobPlace } from './globMap.ts';
import type { FolderPath } from './destination.ts';
import { folderOfPath, joinPath, normalPath } from './posixPath.ts';
import { parseTemplate } from './template.ts';
import type { Dialect } from './template.ts';
import { keyOf, templateIssues, valueOf } from './variables.ts';
import type { PathPlace, PathSubject, Values } from './variables.ts';

/** The settings that say where files go, as they are set: of any type. */
export interface AssetSettings {
	/** `assets.folder`: a template, or a map from globs to templates. */
	readonly folder: unknown;
	/** `assets.name`, likewise. */
	readonly name: unknown;
	/** VS Code's own `markdown.copyFiles.destination`: a map from globs to templates. */
	readonly copyFiles: unknown;
}

/** What decides where the file of one picture goes. Paths are those of URIs. */
export interface AssetPathInput {
	readonly settings: AssetSettings;
	/** `root` is the document's workspace folder, else its own folder, else one that was chosen. */
	readonly place: GlobPlace;
	readonly subject: PathSubject;
	/** What goes before all settings: a folder below the root, and a file's stem. */
	readonly output?: { readonly folder: FolderPath; readonly stem: string | undefined } | undefined;
	/** What a person calls the file, which goes before every other name: see `AssetPlan`. */
	readonly name?: string | undefined;
	/** Where images are kept when no setting says it, as a site generator has it: a folder below the root. */
	readonly imageFolder?: FolderPath | undefined;
}

/** Where files go in a workspace folder when no setting says it and there is no document. */
const folderWithoutDocument = 'images';

const variable = (name: string): string => `\${${name}}`;

/**
 * Decides where the file of a picture will go, before it is paid. Empty `assets.folder` means the place where
 * VS Code would put a pasted image; whether VS Code would overwrite there is not asked. Throws a Failure
 * `invalidRequest` that names every unknown variable, and for a path that `finishAssetPath` refuses.
 */
export function planAssetPath(input: AssetPathInput): AssetPlan {
	const place = toPathPlace(input.place);
	const [pathSetting, path, ownPath] = choosePath(input);
	const dialect = dialectOf(pathSetting);
	const ownName = nameTemplate(input);
	const name = ownName === '' ? '' : wholeTemplate(ownName);
	const values = {
		...valuesOf(variable('promptSlug'), 'figment', input.subject, place),
		...valuesOf(name, 'figment', input.subject, place),
		...valuesOf(path, dialect, input.subject, place),
	};
	const issues = [
		...templateIssues(parseTemplate(ownName, 'figment'), values, 'assets.name'),
		...templateIssues(parseTemplate(ownPath, 'figment'), values, pathSetting),
	];
	if (issues.length > 0) {
		throw invalidRequest(issues);
	}
	const given = input.name ?? input.output?.stem;
	const named = given === undefined ? {} : { given };
	const plan = { root: place.root, base: place.folder, path, pathSetting, name, values, ...named };
	for (const extension of ['png', 'jpg', 'webp']) {
		for (const hash of needsHash(plan) ? ['00000000', 'ffffffff'] : ['']) {
			finishAssetPath(plan, { extension, hash });
		}
	}
	return plan;
}

function toPathPlace({ document, root, workspaceFolders }: GlobPlace): PathPlace {
	const file = document === undefined ? undefined : normalPath(document);
	const folder = normalPath(root);
	return {
		document: file,
		folder: file === undefined ? folder : folderOfPath(file),
		root: folder,
		isWorkspaceFolder: workspaceFolders.some(each => normalPath(each) === folder),
	};
}

/** A template that stands for a text as it is. */
function literalTemplate(text: string): string {
	return text.replaceAll('$', String.raw`\$`);
}

/** What is written in `assets.name`; nothing when its folders do not count either. */
function nameTemplate({ settings, place, output }: AssetPathInput): string {
	return output?.stem === undefined
		? chooseTemplate(settings.name, place)?.trim() || variable('promptSlug')
		: '';
}

/**
 * The setting that the path comes from, the template of all of it, and what is written in a setting of Figment's:
 * only that is judged, since what is not closed in it goes on in what is added.
 */
function choosePath({
	settings,
	place,
	output,
	imageFolder,
}: AssetPathInput): readonly [setting: FolderSetting, path: string, own: string] {
	const below = (folder: FolderPath) =>
		literalTemplate(joinPath(normalPath(place.root), `${folder.join('/')}/`)) + variable('fileName');
	if (output !== undefined) {
		return ['output', below(output.folder), ''];
	}
	const own = chooseTemplate(settings.folder, place)?.trim() ?? '';
	if (own !== '') {
		return ['assets.folder', wholeTemplate(namesFile(own) ? own : `${own}/`), own];
	}
	const isMap = typeof settings.copyFiles === 'object' && place.document !== undefined;
	const followed = isMap ? chooseTemplate(settings.copyFiles, place) : undefined;
	if (followed !== undefined) {
		return ['markdown.copyFiles.destination', wholeTemplate(followed.trim()), ''];
	}
	if (imageFolder !== undefined) {
		return ['assets.folder', below(imageFolder), ''];
	}
	const { isWorkspaceFolder, document } = toPathPlace(place);
	const hasPlace = document !== undefined || !isWorkspaceFolder;
	const path = hasPlace ? variable('fileName') : wholeTemplate(`/${folderWithoutDocument}/`);
	return ['assets.folder', path, ''];
}

/** Whether a template says the file's name too, so that it is no folder: `${fileExtName}` alone is a folder for a format. */
function namesFile(template: string): boolean {
	return parseTemplate(template, 'figment').some((piece, index, pieces) => {
		if (typeof piece === 'string') {
			return false;
		}
		const before = pieces[index - 1];
		const isEnding = typeof before === 'string' && before.endsWith('.');
		return piece.name === 'fileName' || (piece.name === 'fileExtName' && isEnding);
	});
}

/** What a template means that is nothing, or starts or ends with a slash: VS Code's rules. */
function wholeTemplate(text: string): string {
	const fromRoot = text.startsWith('/') ? `${variable('documentWorkspaceFolder')}${text}` : text;
	return fromRoot === '' || fromRoot.endsWith('/') ? fromRoot + variable('fileName') : fromRoot;
}

function valuesOf(template: string, dialect: Dialect, subject: PathSubject, place: PathPlace): Values {
	const values: Record<string, string> = {};
	for (const piece of parseTemplate(template, dialect)) {
		const key = typeof piece === 'string' ? undefined : keyOf(piece, dialect);
		const value = key === undefined ? undefined : valueOf(key, subject, place);
		if (key !== undefined && value !== undefined) {
			values[key] = value;
		}
	}
	return values;
}
