import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { pageOf } from '../assets/siteFiles.ts';
import { commandAction, notify } from '../ui/notify.ts';
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
	tell({ site, place }: Pick<Order, 'site' | 'place'>, asset: vscode.Uri): void {
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
		void this.#memory.update(key, [...told, config]);
		const folder = vscode.Uri.joinPath(root, site.imageFolder(page));
		const isThere = vscode.Uri.joinPath(asset, '..').toString() === folder.toString();
		void notify(
			'information',
			isThere
				? l10n.t(
						'This is a {0} site ({1}). Images go to {2} and are linked as {0} expects.',
						site.name,
						site.config,
						vscode.workspace.asRelativePath(folder),
					)
				: l10n.t('This is a {0} site ({1}). Images are linked as {0} expects.', site.name, site.config),
			[commandAction(l10n.t('Open Settings'), 'workbench.action.openSettings', 'figment.insert.siteRoot')],
		);
	}
}
