import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Site } from '../../core/document/site/site.ts';
import { pageOf } from '../assets/siteFiles.ts';
import { commandAction, notify } from '../ui/notify.ts';
import { foreignText } from '../ui/words.ts';
import type { Order } from './order.ts';

/** Where it is remembered which sites the person was told of. */
const key = 'sites.told';

/** Tells once what was recognised of a site, since it decides where images go and how they are linked. */
export class SiteNotice {
	readonly #memory: vscode.Memento;

	constructor(memory: vscode.Memento) {
		this.#memory = memory;
	}

	/** Tells of the site that the document of an order is part of, once the first image is there. */
	tell({ site, place, settings }: Pick<Order, 'site' | 'place' | 'settings'>, asset: vscode.Uri): void {
		const page = pageOf(place);
		const { root } = place;
		if (site === undefined || page === undefined) {
			return;
		}
		const config = vscode.Uri.joinPath(root, site.config).toString();
		const told = this.#memory.get<readonly string[]>(key, []);
		if (told.includes(config)) {
			return;
		}
		const folder = vscode.Uri.joinPath(asset, '..');
		const isThere = (['generator', 'browser'] as const).some(
			reader => vscode.Uri.joinPath(root, site.imageFolder(page, reader)).toString() === folder.toString(),
		);
		const text = textOf(site, isThere ? folder : undefined, settings.siteRoot === '');
		if (text === undefined) {
			return;
		}
		void this.#memory.update(key, [...told, config]);
		void notify('information', text, [
			commandAction(l10n.t('Open Settings'), 'workbench.action.openSettings', 'figment.insert.siteRoot'),
		]);
	}
}

/** What a site decides: where images go, how they are linked, or both; undefined where settings decide all. */
function textOf(
	{ name, ...site }: Site,
	folder: vscode.Uri | undefined,
	isLinked: boolean,
): string | undefined {
	const config = foreignText(site.config);
	if (folder === undefined) {
		return isLinked
			? l10n.t('This is a {0} site ({1}). Images are linked as {0} expects.', name, config)
			: undefined;
	}
	const path = foreignText(vscode.workspace.asRelativePath(folder));
	return isLinked
		? l10n.t('This is a {0} site ({1}). Images go to {2} and are linked as {0} expects.', name, config, path)
		: l10n.t('This is a {0} site ({1}). Images go to {2}.', name, config, path);
}
