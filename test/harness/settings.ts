import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJsonObject } from './json.ts';

/** Values by setting id, as in `settings.json`. */
export type Settings = Readonly<Record<string, unknown>>;

/** Whose settings: the person's (`User`), or the machine's for scopes `machine` and `machine-overridable`. */
export type SettingsTarget = 'User' | 'Machine';

/**
 * A quiet workbench: no welcome, no chat, no update, no telemetry, no trust question, no saving by itself, no
 * moving pictures (each frame is drawn by the processor) and no Git, whose extension starts with every window.
 */
export const quietSettings: Settings = {
	'security.workspace.trust.enabled': false,
	'security.workspace.trust.startupPrompt': 'never',
	'chat.disableAIFeatures': true,
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.enableExperiments': false,
	'workbench.reduceMotion': 'on',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'update.showReleaseNotes': false,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'git.enabled': false,
	'git.openRepositoryInParentFolders': 'never',
	// In a browser the default is to save after a second.
	'files.autoSave': 'off',
	'editor.accessibilitySupport': 'off',
};

/** Reads the settings on disk of a server data folder; none when there is no file. */
export function readSettings(serverDataDir: string, target: SettingsTarget): Settings {
	const path = settingsPath(serverDataDir, target);
	return existsSync(path) ? readJsonObject(path) : {};
}

/** Merges values into the settings on disk; `undefined` removes one. */
export function mergeSettings(serverDataDir: string, target: SettingsTarget, values: Settings): void {
	const path = settingsPath(serverDataDir, target);
	mkdirSync(dirname(path), { recursive: true });
	const merged = { ...readSettings(serverDataDir, target), ...values };
	// Renamed into place, so that VS Code never reads half a file.
	writeFileSync(`${path}.new`, `${JSON.stringify(merged, undefined, '\t')}\n`);
	renameSync(`${path}.new`, path);
}

function settingsPath(serverDataDir: string, target: SettingsTarget): string {
	return join(serverDataDir, 'data', target, 'settings.json');
}
