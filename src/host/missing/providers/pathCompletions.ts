import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { savedFileOf } from '../../assets/documentsFile.ts';
import { languageOf } from '../../editor/languageOf.ts';
import { takesText } from '../../editor/target.ts';
import { priceWords } from '../../ui/words.ts';
import { linkCommandIds } from '../../ids.ts';
import { completionSpot } from './completionSpot.ts';
import type { CompletionSpot } from './completionSpot.ts';
import type { FillArguments } from './fillArguments.ts';
import type { KnownPrices } from './linkWords.ts';
import { readMissingSettings } from './missingSettings.ts';
import type { PlannedPath, Planning } from './plannedPath.ts';

/**
 * What makes VS Code ask for paths: what its own Markdown has too, so that there is a list of paths of which this is
 * the last. Alone in a list it would be chosen by the next Enter.
 */
export const pathTriggers = ['/', '.'] as const;

/** A path of which the person has written all. */
const wholePath = /\.(?:png|jpe?g|webp|gif|svg|avif)$/i;

/** How long a plan is good for, in milliseconds: while somebody types a path. */
const planMs = 3000;

/** What places a new image is more than all else that documents are offered: it is loaded when one is written. */
export type LoadPlanning = () => Promise<Planning>;

/** Offers a new image where the path of one is written. */
export class PathCompletions implements vscode.CompletionItemProvider {
	readonly #prices: KnownPrices;
	readonly #planning: LoadPlanning;
	#last: { readonly key: string; readonly at: number; readonly plan: PlannedPath | undefined } | undefined;

	constructor(prices: KnownPrices, planning: LoadPlanning) {
		this.#prices = prices;
		this.#planning = planning;
	}

	async provideCompletionItems(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.CompletionList | undefined> {
		const line = document.lineAt(position.line).text;
		const spot = completionSpot(languageOf(document), line, position.character);
		const isMeant = takesText(document.uri) && savedFileOf(document.uri) !== undefined;
		if (spot === undefined || !isMeant || !readMissingSettings(document).completion) {
			return undefined;
		}
		if (wholePath.test(line.slice(spot.start, position.character))) {
			return undefined;
		}
		const plan = await this.#plan(document, spot, document.offsetAt(position));
		if (plan === undefined || token.isCancellationRequested) {
			return undefined;
		}
		// What is typed next is for it to match too, and so to be asked again.
		return new vscode.CompletionList([itemFor(document, { spot, plan, position, line })], true);
	}

	async #plan(
		document: vscode.TextDocument,
		{ alt }: CompletionSpot,
		offset: number,
	): Promise<PlannedPath | undefined> {
		const { plannedPath, plannedPrompt } = await this.#planning();
		const prompt = plannedPrompt(document, alt, offset);
		const key = `${document.uri.toString()}\n${prompt}`;
		const now = Date.now();
		if (this.#last?.key !== key || now - this.#last.at > planMs) {
			this.#last = { key, at: now, plan: await plannedPath(document, prompt, this.#prices) };
		}
		return this.#last.plan;
	}
}

/** What an item is made of. */
interface ItemInput {
	readonly spot: CompletionSpot;
	readonly plan: PlannedPath;
	readonly position: vscode.Position;
	readonly line: string;
}

function itemFor(
	document: vscode.TextDocument,
	{ spot, plan, position, line }: ItemInput,
): vscode.CompletionItem {
	const { start, end, closing, isBracketed } = spot;
	const label = { label: l10n.t('Generate image…'), description: plan.path };
	const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.File);
	const needsBrackets = !isBracketed && document.languageId !== 'html' && /\s/.test(plan.target);
	item.insertText = (needsBrackets ? `<${plan.target}>` : plan.target) + closing;
	// The folders before the name are no part of what VS Code compares, as with other paths; they go all the same.
	const name = line.lastIndexOf('/', position.character - 1) + 1;
	const from = Math.max(start, name);
	item.range = new vscode.Range(position.line, from, position.line, end);
	if (from > start) {
		item.additionalTextEdits = [
			vscode.TextEdit.delete(new vscode.Range(position.line, start, position.line, from)),
		];
	}
	item.detail = priceWords(plan.price, 1);
	item.documentation = l10n.t(
		'Inserts this path, and then asks what to show. Nothing is sent before you agree.',
	);
	item.sortText = '~~~';
	item.preselect = false;
	item.filterText = lastOf(line.slice(from, position.character));
	const argument: FillArguments = {
		document: document.uri.toString(),
		offset: document.offsetAt(new vscode.Position(position.line, start)),
		ask: true,
	};
	item.command = { title: label.label, command: linkCommandIds.fillLink, arguments: [argument] };
	return item;
}

/**
 * What VS Code compares with the path that is typed: it is at the end of it, as a word of its own, or else it would
 * not count. VS Code takes off a point for every character before, so that every path that matches comes first. It
 * reads 128 characters at most.
 */
function lastOf(typed: string): string {
	return `${'~'.repeat(60)} ${typed}`;
}
