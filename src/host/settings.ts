import * as vscode from 'vscode';
import { markdownIds } from '../core/document/markdownIds.ts';
import { Failure } from '../core/failure.ts';
import { metadataLevels } from '../core/recipe/metadataLevel.ts';
import type { MetadataLevel } from '../core/recipe/metadataLevel.ts';
import { defaultOrigin, parseOrigin } from '../core/service/service.ts';

/** Figment's settings at one moment for one resource. What a model judges stays unknown until then. */
export interface Settings {
	readonly model: unknown;
	readonly imageSize: unknown;
	readonly outputFormat: unknown;
	readonly enableSafetyChecker: unknown;
	readonly safetyTolerance: unknown;
	/** What prompts are sent in. */
	readonly style: string;
	/** Prompts to start from, by name; `{prompt}` in them stands for what is written already. */
	readonly promptTemplates: Readonly<Record<string, string>>;
	/** How much of a recipe goes into a file. */
	readonly metadata: MetadataLevel;
	/** Who writes the prompts, where they want to be named; or empty. */
	readonly promptWriter: string;
	/** A template, or a map from globs to templates, as it is set. */
	readonly assetsFolder: unknown;
	readonly assetsName: unknown;
	readonly askName: boolean;
	/** VS Code's own `markdown.copyFiles.destination`, where it has a say. */
	readonly copyFiles: unknown;
	/** Templates of links, or names of forms, by language id. */
	readonly insertTemplate: Readonly<Record<string, unknown>>;
	/** A folder of the workspace folder, or empty. */
	readonly siteRoot: string;
	/** Whether site generators are recognised. */
	readonly findsSite: boolean;
	readonly insertSelection: 'below' | 'replace';
	readonly concurrency: number;
	readonly timeoutMs: number;
	readonly baseUrl: string;
	/** USD. */
	readonly confirmAbove: number;
	/** USD; undefined for no limit. */
	readonly perMonth: number | undefined;
}

/** Every setting's id without the prefix, as the manifest declares it. */
export const settingIds = [
	'model',
	'imageSize',
	'outputFormat',
	'enableSafetyChecker',
	'safetyTolerance',
	'style',
	'promptTemplates',
	'assets.folder',
	'assets.name',
	'assets.askName',
	'insert.selection',
	'insert.template',
	'insert.siteRoot',
	'metadata',
	'metadata.promptWriter',
	'missing.show',
	'codeLens',
	'hover',
	'completion',
	'concurrency',
	'network.timeoutSeconds',
	'budget.confirmAbove',
	'budget.perMonth',
	'api.baseUrl',
] as const;

/** The longest the host's `fetch` waits is 300 s; ours ends before, to say why. */
const longestTimeoutSeconds = 290;

/** What `insert.siteRoot` says where documents are to be treated as no part of a site. */
const noSite = 'none';

/** Reads the settings once. Values of the wrong type count as not set. */
export function readSettings(scope: vscode.TextDocument | vscode.Uri | undefined): Settings {
	const nearest = scope ?? vscode.workspace.workspaceFolders?.[0]?.uri;
	const configuration = vscode.workspace.getConfiguration('figment', nearest);
	const read = (id: (typeof settingIds)[number]): unknown => configuration.get(id);
	const text = (id: (typeof settingIds)[number], fallback: string) => {
		const value = read(id);
		return typeof value === 'string' ? value.trim() : fallback;
	};
	const siteRoot = text('insert.siteRoot', '');
	return {
		model: read('model'),
		imageSize: read('imageSize'),
		outputFormat: read('outputFormat'),
		enableSafetyChecker: read('enableSafetyChecker'),
		safetyTolerance: read('safetyTolerance'),
		style: text('style', ''),
		promptTemplates: toTexts(read('promptTemplates')),
		metadata: metadataLevels.find(level => level === nearestText(configuration, 'metadata')) ?? 'recipe',
		promptWriter: nearestText(configuration, 'metadata.promptWriter')?.trim() ?? '',
		assetsFolder: read('assets.folder'),
		assetsName: read('assets.name'),
		askName: read('assets.askName') === true,
		copyFiles: readCopyFiles(nearest),
		insertTemplate: toRecord(read('insert.template')),
		findsSite: siteRoot !== noSite,
		siteRoot: siteRoot === noSite ? '' : siteRoot,
		insertSelection: read('insert.selection') === 'replace' ? 'replace' : 'below',
		concurrency: toConcurrency(read('concurrency')),
		timeoutMs: toNumber(read('network.timeoutSeconds'), 180, [1, longestTimeoutSeconds]) * 1000,
		baseUrl: text('api.baseUrl', '') || defaultOrigin,
		perMonth: toLimit(read('budget.perMonth')),
		confirmAbove: toNumber(read('budget.confirmAbove'), 0.5, [0, Number.MAX_VALUE]),
	};
}

/** How many images are made at a time. The queue asks often, and reading all settings takes a while. */
export function readConcurrency(): number {
	return toConcurrency(vscode.workspace.getConfiguration('figment').get('concurrency'));
}

/**
 * VS Code pastes by this setting into its Markdown alone, and takes it from everywhere; Figment not from a
 * workspace that is not trusted.
 */
function readCopyFiles(nearest: vscode.TextDocument | vscode.Uri | undefined): unknown {
	if (nearest !== undefined && 'languageId' in nearest && !markdownIds.includes(nearest.languageId)) {
		return undefined;
	}
	const markdown = vscode.workspace.getConfiguration('markdown', nearest);
	const setting = 'copyFiles.destination';
	const own = markdown.inspect(setting);
	return vscode.workspace.isTrusted ? markdown.get(setting) : (own?.globalLanguageValue ?? own?.globalValue);
}

/**
 * VS Code keeps settings as a tree, where `metadata` and `metadata.promptWriter` of different levels hide each
 * other: the level that says more of a place would take the other one's value away.
 */
function nearestText(
	configuration: vscode.WorkspaceConfiguration,
	id: (typeof settingIds)[number],
): string | undefined {
	const found = configuration.inspect<unknown>(id);
	const own = [found?.globalValue, found?.defaultValue];
	const values = vscode.workspace.isTrusted
		? [found?.workspaceFolderValue, found?.workspaceValue, ...own]
		: own;
	return values.find(value => typeof value === 'string');
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function toTexts(value: unknown): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(toRecord(value)).filter((each): each is [string, string] => typeof each[1] === 'string'),
	);
}

function toConcurrency(value: unknown): number {
	return Math.floor(toNumber(value, 2, [1, 16]));
}

function toNumber(value: unknown, fallback: number, [min, max]: readonly [number, number]): number {
	return typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}

/** What no number is sets no limit. */
function toLimit(value: unknown): number | undefined {
	return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** The origin the key belongs to. Throws a Failure when the setting names none that is safe. */
export function readOrigin(settings: Settings): string {
	const origin = parseOrigin(settings.baseUrl);
	if (origin === undefined) {
		throw new Failure('invalidRequest', {
			detail: 'api.baseUrl',
			fields: [
				{ path: 'api.baseUrl', problem: { kind: 'other', text: 'unsafeOrigin' }, received: settings.baseUrl },
			],
		});
	}
	return origin;
}
