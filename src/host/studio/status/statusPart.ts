import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { models } from '../../../core/models/registry.ts';
import { pixelsOf } from '../../../core/models/model.ts';
import { parseOrigin } from '../../../core/service/service.ts';
import type { BannerKind } from '../../../protocol/studio/calls.ts';
import type { Banner, Status } from '../../../protocol/studio/messages.ts';
import { askForKey } from '../../account/keyDialog.ts';
import type { GenerationDeps } from '../../generation/deps.ts';
import { readSettings } from '../../settings.ts';
import type { StudioPart } from '../part.ts';

/** What a page asks of this part. */
export type StatusCallName = 'takeStep';

/** What stands in the way of images, each with the one step that helps. */
export class StatusPart implements StudioPart<Status, StatusCallName>, vscode.Disposable {
	readonly #deps: Pick<GenerationDeps, 'keys' | 'prices'>;
	readonly #listeners = new Set<() => void>();
	readonly #subscription: vscode.Disposable;
	/** Undefined until it was looked for. */
	#hasKey: boolean | undefined;

	constructor(deps: Pick<GenerationDeps, 'keys' | 'prices'>, secrets: vscode.SecretStorage) {
		this.#deps = deps;
		this.#subscription = vscode.Disposable.from(
			secrets.onDidChange(() => void this.look()),
			vscode.workspace.onDidChangeConfiguration(event => {
				if (event.affectsConfiguration('figment.api.baseUrl')) {
					void this.look();
				}
			}),
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#changed()),
			vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed()),
		);
	}

	/** Looks for the key, and whether the service can be reached. */
	async look(): Promise<void> {
		const origin = this.#origin();
		this.#hasKey = origin === undefined || (await this.#deps.keys.find(origin)) !== undefined;
		this.#changed();
		const [model] = models;
		await this.#deps.prices.of(model, pixelsOf(model, model.imageSize.default));
		this.#changed();
	}

	stateFor(): Status {
		return { banners: this.#banners(), isTrusted: vscode.workspace.isTrusted };
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async answer({ kind }: { readonly kind: BannerKind }): Promise<undefined> {
		switch (kind) {
			case 'error':
				await vscode.commands.executeCommand('workbench.action.openSettings', 'figment.api.baseUrl');
				break;
			case 'noFolder':
				await vscode.commands.executeCommand('workbench.action.files.openFolder');
				break;
			case 'untrusted':
				await vscode.commands.executeCommand('workbench.trust.manage');
				break;
			case 'offline':
				this.#deps.prices.askAgain();
				await this.look();
				break;
			case 'noKey': {
				const origin = this.#origin();
				if (origin !== undefined) {
					await askForKey(this.#deps.keys, origin);
					await this.look();
				}
				break;
			}
		}
	}

	dispose(): void {
		this.#subscription.dispose();
	}

	#banners(): Banner[] {
		return [
			...(this.#origin() === undefined
				? [
						banner(
							'error',
							l10n.t('The setting figment.api.baseUrl names no address that a key may be sent to.'),
							l10n.t('Open Settings'),
						),
					]
				: []),
			// A workspace file may name none.
			...((vscode.workspace.workspaceFolders ?? []).length === 0
				? [
						banner(
							'noFolder',
							l10n.t('No folder is open: each image will ask where it goes.'),
							l10n.t('Open Folder…'),
						),
					]
				: []),
			...(vscode.workspace.isTrusted
				? []
				: [
						banner(
							'untrusted',
							l10n.t('Restricted Mode: single images only, with your own settings.'),
							l10n.t('Manage Trust'),
						),
					]),
			...(this.#deps.prices.isSilent
				? [
						banner(
							'offline',
							l10n.t('The service cannot be reached. Drafts can be made all the same.'),
							l10n.t('Try Again'),
						),
					]
				: []),
			...(this.#hasKey === false
				? [
						banner(
							'noKey',
							l10n.t('Real images need an AI/ML API key. Drafts are free and need none.'),
							l10n.t('Set API Key…'),
						),
					]
				: []),
		];
	}

	#origin(): string | undefined {
		return parseOrigin(readSettings(undefined).baseUrl);
	}

	#changed(): void {
		this.#listeners.forEach(listener => listener());
	}
}

function banner(kind: BannerKind, message: string, step: string): Banner {
	return { kind, message, step };
}
