import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { canBeDraft } from '../../../core/missing/wantedImage.ts';
import { linkCommandIds } from '../../ids.ts';
import { missingCode } from '../ids.ts';
import type { MissingState } from '../linkStates.ts';
import type { OpenDocuments } from '../openDocuments.ts';
import { fillArguments } from './fillArguments.ts';
import { touchesLink } from './linkTouch.ts';
import { fileName, withFigures } from './linkWords.ts';
import type { KnownPrices } from './linkWords.ts';
import { unlessCancelled } from './unlessCancelled.ts';

/** More images than this are not offered at a time. */
const mostOffered = 5;

/** The quick fixes of a link whose image is not there. */
export class MissingFixes implements vscode.CodeActionProvider {
	/** What VS Code needs to know of them. */
	static readonly metadata: vscode.CodeActionProviderMetadata = {
		providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
	};

	readonly #documents: Pick<OpenDocuments, 'missing'>;
	readonly #prices: KnownPrices;

	constructor(documents: Pick<OpenDocuments, 'missing'>, prices: KnownPrices) {
		this.#documents = documents;
		this.#prices = prices;
	}

	provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		context: vscode.CodeActionContext,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction[] | undefined> {
		return unlessCancelled(token, async signal => {
			if (context.only?.intersects(vscode.CodeActionKind.QuickFix) === false) {
				return undefined;
			}
			const states = await this.#documents.missing(document, signal);
			const touched = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
			const missing = (states ?? []).filter(
				(state): state is MissingState => state.kind === 'missing' && touchesLink(state.link, touched),
			);
			// Links to one file ask for one image.
			const images = [...new Map(missing.map(state => [state.image.path, state])).values()];
			return images.slice(0, mostOffered).flatMap(state => {
				const diagnostics = context.diagnostics.filter(each => isAbout(document, state, each));
				return this.#actionsFor(document, state, { isOne: images.length === 1, diagnostics });
			});
		});
	}

	#actionsFor(
		document: vscode.TextDocument,
		state: MissingState,
		{ isOne, diagnostics }: { readonly isOne: boolean; readonly diagnostics: vscode.Diagnostic[] },
	): vscode.CodeAction[] {
		const { image } = state;
		const titles = titlesOf(image, isOne);
		const action = (title: string, isDraft: boolean) => {
			const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
			made.command = {
				title,
				command: linkCommandIds.fillLink,
				arguments: [fillArguments(document, state, isDraft)],
			};
			// Nobody wants to pay for what Auto Fix takes by itself: it is never the preferred one.
			made.diagnostics = diagnostics;
			return made;
		};
		return [
			action(withFigures(titles.real, image, this.#prices), false),
			...(canBeDraft(image.format) ? [action(titles.draft, true)] : []),
		];
	}
}

function titlesOf(
	{ prompt, path }: MissingState['image'],
	isOne: boolean,
): { readonly real: string; readonly draft: string } {
	const name = fileName(path);
	const hasPrompt = prompt !== '';
	return {
		real: isOne
			? hasPrompt
				? l10n.t('Generate image from alt text')
				: l10n.t('Generate image…')
			: hasPrompt
				? l10n.t('Generate {0} from alt text', name)
				: l10n.t('Generate {0}…', name),
		draft: isOne ? l10n.t('Make a draft') : l10n.t('Make a draft of {0}', name),
	};
}

/** Whether a diagnostic says that the file of a link is not there: ours, or that of VS Code's Markdown. */
function isAbout(
	document: vscode.TextDocument,
	{ link }: MissingState,
	{ code, range, source }: vscode.Diagnostic,
): boolean {
	const value = typeof code === 'object' ? code.value : code;
	const isMeant = value === 'link.no-such-file' || (value === missingCode && source === 'Figment');
	const touched = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
	return isMeant && touchesLink(link, touched);
}
