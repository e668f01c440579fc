import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { canBeDraft } from '../../../core/missing/wantedImage.ts';
import { commandIds, linkCommandIds } from '../../ids.ts';
import type { LinkState, MissingState, OwnState } from '../linkStates.ts';
import type { OpenDocuments } from '../openDocuments.ts';
import { fillArguments } from './fillArguments.ts';
import { fileName, withFigures } from './linkWords.ts';
import type { KnownPrices } from './linkWords.ts';
import { readMissingSettings } from './missingSettings.ts';
import { unlessCancelled } from './unlessCancelled.ts';

/** What a lens does: the rest of it is where it is. */
type Act = vscode.Command & { readonly title: string };

/** What can be done about images, above the lines with their links; nothing about those Figment did not make. */
export class ImageLenses implements vscode.CodeLensProvider, vscode.Disposable {
	readonly #documents: Pick<OpenDocuments, 'states' | 'onDidChangeFiles'>;
	readonly #prices: KnownPrices;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #subscriptions: vscode.Disposable;
	readonly onDidChangeCodeLenses = this.#changed.event;

	constructor(documents: Pick<OpenDocuments, 'states' | 'onDidChangeFiles'>, prices: KnownPrices) {
		this.#documents = documents;
		this.#prices = prices;
		this.#subscriptions = vscode.Disposable.from(
			this.#changed,
			documents.onDidChangeFiles(() => this.#changed.fire()),
			vscode.workspace.onDidChangeConfiguration(event => {
				if (event.affectsConfiguration('figment.codeLens')) {
					this.#changed.fire();
				}
			}),
		);
	}

	dispose(): void {
		this.#subscriptions.dispose();
	}

	provideCodeLenses(
		document: vscode.TextDocument,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeLens[] | undefined> {
		return unlessCancelled(token, async signal => {
			if (!readMissingSettings(document).codeLens) {
				return undefined;
			}
			const states = await this.#documents.states(document, () => true, signal);
			return states && this.#lensesOf(document, states);
		});
	}

	#lensesOf(document: vscode.TextDocument, states: readonly LinkState[]): vscode.CodeLens[] {
		const lines = states.map(({ link }) => document.positionAt(link.range.start).line);
		const counts = new Map<number, number>();
		for (const line of lines) {
			counts.set(line, (counts.get(line) ?? 0) + 1);
		}
		return states.flatMap((state, index) => {
			const line = lines[index] ?? 0;
			const range = new vscode.Range(line, 0, line, 0);
			const isAlone = counts.get(line) === 1;
			return this.#actsOf(document, state, isAlone).map(act => new vscode.CodeLens(range, act));
		});
	}

	#actsOf(document: vscode.TextDocument, state: LinkState, isAlone: boolean): readonly Act[] {
		switch (state.kind) {
			case 'missing':
				return this.#missingActs(document, state, isAlone);
			case 'making':
				return [makingAct(state.image.path, isAlone)];
			case 'unsavable':
				return [];
			case 'own':
				return ownActs(state, isAlone);
		}
	}

	#missingActs(document: vscode.TextDocument, state: MissingState, isAlone: boolean): readonly Act[] {
		const { image } = state;
		const act = (title: string, isDraft: boolean) => ({
			title,
			tooltip: image.path,
			command: linkCommandIds.fillLink,
			arguments: [fillArguments(document, state, isDraft)],
		});
		const title = titleOf(image, isAlone);
		return [
			act(withFigures(title, image, this.#prices), false),
			...(canBeDraft(image.format) ? [act(l10n.t('Draft'), true)] : []),
		];
	}
}

/** Where the link does not say what to show, that is asked first. */
function titleOf({ path, prompt }: MissingState['image'], isAlone: boolean): string {
	const name = fileName(path);
	if (prompt === '') {
		return isAlone ? l10n.t('Generate…') : l10n.t('Generate {0}…', name);
	}
	return isAlone ? l10n.t('Generate') : l10n.t('Generate {0}', name);
}

/** It does nothing, but says why nothing can be done now. */
function makingAct(path: string, isAlone: boolean): Act {
	return {
		title: isAlone ? l10n.t('Generating…') : l10n.t('Generating {0}…', fileName(path)),
		command: '',
	};
}

function ownActs({ image: { uri, recipe }, isRendered }: OwnState, isAlone: boolean): readonly Act[] {
	if (recipe.draft === true && isRendered) {
		return [makingAct(uri.path, isAlone)];
	}
	const asset = uri.toString();
	const act = (title: string, command: string) => ({ title, command, arguments: [{ asset }] });
	// Of several in a line the first says whose they all are.
	const named = (title: string, withName: (name: string) => string) =>
		isAlone ? title : withName(fileName(uri.path));
	return recipe.draft === true
		? [
				act(
					named(l10n.t('Render'), name => l10n.t('Render {0}', name)),
					linkCommandIds.renderDraft,
				),
			]
		: [
				act(
					named(l10n.t('Regenerate'), name => l10n.t('Regenerate {0}', name)),
					commandIds.regenerate,
				),
				act(l10n.t('Variations'), commandIds.variations),
				act(l10n.t('Details'), commandIds.showRecipe),
			];
}
