import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Site } from '../../core/document/site/site.ts';
import { commandAction, notify } from '../ui/notify.ts';

/** Where it is remembered which sites the person was told of. */
const key = 'sites.told';

/** Tells once what was recognised of a site, since it decides where images go and how they are linked. */
export class SiteNotice {
	readonly #memory: vscode.Memento;

	constructor(memory: vscode.Memento) {
		this.#memory = memory;
	}

	/** `folder` is where images of the site go now. */
	tell(site: Site, root: vscode.Uri, folder: vscode.Uri): void {
		const config = vscode.Uri.joinPath(root, site.config).toString();
		const told = this.#memory.get<readonly string[]>(key, []);
		if (told.includes(config)) {
			return;
		}
		void this.#memory.update(key, [...told, config]);
		void notify(
			'information',
			l10n.t(
				'This is a {0} site ({1}). Images go to {2} and are linked as {0} expects.',
				site.name,
				site.config,
				vscode.workspace.asRelativePath(folder),
			),
			[commandAction(l10n.t('Open Settings'), 'workbench.action.openSettings', 'figment.insert.siteRoot')],
		);
	}
}
