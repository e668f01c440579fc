import { checkName, confineFolder } from './destination.ts';
import type { FolderPath } from './destination.ts';
import { withoutImageEnding } from './fileName.ts';
import { extensionOf, folderOfPath, lastName, resolvePath, startsWithFolder } from './posixPath.ts';
import { fillTemplate, parseTemplate } from './template.ts';
import type { Dialect } from './template.ts';
import { keyOf } from './variables.ts';
import type { Values } from './variables.ts';

/** What a file's folder may come from: a setting, or the argument of a command. */
export type FolderSetting = 'assets.folder' | 'markdown.copyFiles.destination' | 'output';

/** All that decides a file's path but the picture itself: plain data, which the journal can keep. */
export interface AssetPlan {
	/** The folder that the file stays in, as a normal absolute path. */
	readonly root: string;
	/** The folder that relative paths start from, likewise. */
	readonly base: string;
	/** The template of the file's whole path, and the setting that it comes from. */
	readonly path: string;
	readonly pathSetting: FolderSetting;
	/** The template of `assets.name`. */
	readonly name: string;
	/**
	 * What the file is called whatever the templates say: a stem, and before it perhaps folders that start where the
	 * templates lead to.
	 */
	readonly given?: string | undefined;
	/** The values of the templates' variables, but for those that the picture decides. */
	readonly values: Values;
}

/** What is known when the picture is there. */
export interface PictureName {
	/** Of what the picture really is, without a dot. */
	readonly extension: string;
	/** See `contentHash`. */
	readonly hash: string;
}

/** Where a file goes. */
export interface AssetPath {
	/** From the root of its plan. */
	readonly folder: FolderPath;
	readonly stem: string;
	/** What follows the stem and a number: the extension with its dot, or nothing where VS Code has none. */
	readonly ending: string;
}

/**
 * Where the file of a picture goes. Throws a Failure `invalidRequest` when that is outside the root or has
 * names that a file system refuses. A plan has been tried before with stand-ins for the picture's values,
 * so it fails here only when a template transforms these in a way that depends on the picture.
 */
export function finishAssetPath(plan: AssetPlan, picture: PictureName): AssetPath {
	const { root, base, values, given } = plan;
	const ending = `.${picture.extension}`;
	const fileName = `${values['promptSlug'] ?? ''}${ending}`;
	const { text, isWhole } = fill(plan.name, 'figment', plan, { ...picture, fileName });
	const name = given === undefined ? text : wayOf(text) + given;
	const ofName = { root, base, setting: 'assets.name', received: shown(name, root) || plan.name };
	const last = lastName(name);
	const stem = given === undefined ? withoutImageEnding(last) : last;
	checkName(stem, '', ofName);
	checkName(stem, ending, ofName);
	const nameFolder = wayOf(name);
	if (isWhole) {
		return { folder: confineFolder(resolvePath('/', nameFolder), ofName), stem, ending };
	}
	const file = fileOf(plan, { ...picture, fileName: stem + ending });
	const folder = confineFolder(resolvePath(file.folder, `./${nameFolder}`), ofName);
	return given === undefined ? { folder, stem: file.stem, ending: file.ending } : { folder, stem, ending };
}

/** Whether the path cannot be told without the picture's hash. */
export function needsHash({ path, name }: AssetPlan): boolean {
	return /\$\{hash\b/.test(path + name);
}

/** The dialect that a setting's templates are written in. */
export function dialectOf(setting: FolderSetting): Dialect {
	return setting === 'markdown.copyFiles.destination' ? 'vscode' : 'figment';
}

/** What the picture decides. */
interface LateValues extends PictureName {
	readonly fileName: string;
}

/** A file in a folder that is an absolute path. */
interface FileInFolder {
	readonly folder: string;
	readonly stem: string;
	readonly ending: string;
}

/** The file that the template of the path gives to a picture. */
function fileOf(plan: AssetPlan, late: LateValues): FileInFolder {
	const { root, base, path, pathSetting } = plan;
	const dialect = dialectOf(pathSetting);
	const isOfVsCode = dialect === 'vscode';
	const { text, isWhole } = fill(path, dialect, plan, late);
	const file = isWhole ? resolvePath('/', text) : resolvePath(base, `./${text}`);
	const confinement = { root, base, setting: pathSetting, received: shown(text, root) || path };
	const folder = folderOfPath(file);
	confineFolder(folder, confinement);
	// What is no name, such as `..`, must not make a folder the file, but where VS Code would do so too.
	const name = lastName(isOfVsCode ? file : text);
	const ending = isOfVsCode ? extensionOf(name) : `.${late.extension}`;
	const stem = isOfVsCode ? name.slice(0, name.length - ending.length) : withoutImageEnding(name);
	// What VS Code makes is judged as a whole: it may be `.hidden`.
	checkName(stem, isOfVsCode ? ending : '', confinement);
	checkName(stem, ending, confinement);
	return { folder, stem, ending };
}

/** What a template becomes. */
interface Filled {
	readonly text: string;
	/** Whether it starts at the top of the file system, and not in the folder that relative paths start from. */
	readonly isWhole: boolean;
}

function fill(template: string, dialect: Dialect, { values, root }: AssetPlan, late: LateValues): Filled {
	const known = new Map(
		Object.entries({ ...values, fileName: late.fileName, fileExtName: late.extension, hash: late.hash }),
	);
	const pieces = parseTemplate(template, dialect);
	const texts = pieces.map(piece => fillTemplate([piece], place => known.get(keyOf(place, dialect) ?? '')));
	const text = texts.join('');
	const start = pieces[texts.findIndex(each => each !== '')];
	// As VS Code has it, but a slash after variables that are empty, as they are in a document at the root, starts
	// nothing.
	const isMeant = dialect === 'vscode' || typeof start !== 'string' || startsWithFolder(text, root);
	return { text, isWhole: isMeant && text.startsWith('/') };
}

/** A path as people write it: from the root when it starts with a slash. */
function shown(path: string, root: string): string {
	return startsWithFolder(path, root) ? `/${path.slice(root.length)}`.replace(/^\/+/, '/') : path;
}

/** The folders before a path's last name, with a slash at their end; or nothing. */
function wayOf(path: string): string {
	return path.slice(0, path.lastIndexOf('/') + 1);
}
