import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { TextRange } from '../../../core/document/find/imageLink.ts';
import { markdownIds } from '../../../core/document/markdownIds.ts';
import { canBeDraft } from '../../../core/missing/wantedImage.ts';
import { commandIds, linkCommandIds } from '../../ids.ts';
import { formatName, pixels, shorten } from '../../ui/options.ts';
import type { LinkState, MakingState, MissingState, OwnState } from '../linkStates.ts';
import type { OpenDocuments } from '../openDocuments.ts';
import { fillArguments } from './fillArguments.ts';
import { appendBlock, appendPlain, commandLink } from './hoverText.ts';
import { shortPrice } from './linkWords.ts';
import type { KnownPrices } from './linkWords.ts';
import { readMissingSettings } from './missingSettings.ts';
import { ownFacts } from './ownFacts.ts';
import { touchesLink } from './linkTouch.ts';
import { unlessCancelled } from './unlessCancelled.ts';

/** The most that a picture takes, in pixels: VS Code makes no hover higher than 250. */
const pictureBox = { width: 240, height: 130 };

/** The languages in which VS Code itself shows the picture of a path that is pointed at. */
const shownByVsCode: ReadonlySet<string> = new Set(markdownIds);

/** Where VS Code can show a file's picture in a hover. */
const shownSchemes: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** The commands that links of hovers may run. */
const enabledCommands = [
	...Object.values(linkCommandIds),
	commandIds.regenerate,
	commandIds.variations,
	commandIds.showRecipe,
];

/** Tells of an image link what made its image, or what would be made for it. */
export class ImageHovers implements vscode.HoverProvider {
	readonly #documents: Pick<OpenDocuments, 'states'>;
	readonly #prices: KnownPrices;

	constructor(documents: Pick<OpenDocuments, 'states'>, prices: KnownPrices) {
		this.#documents = documents;
		this.#prices = prices;
	}

	provideHover(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.Hover | undefined> {
		return unlessCancelled(token, async signal => {
			if (!readMissingSettings(document).hover) {
				return undefined;
			}
			const offset = document.offsetAt(position);
			const at = { start: offset, end: offset };
			const [state] = (await this.#documents.states(document, link => touchesLink(link, at), signal)) ?? [];
			const text = state && this.#textOf(document, state, offset);
			return text && new vscode.Hover(text, rangeOf(document, state, offset));
		});
	}

	#textOf(
		document: vscode.TextDocument,
		state: LinkState,
		offset: number,
	): vscode.MarkdownString | undefined {
		switch (state.kind) {
			case 'missing':
			case 'making':
				return this.#absentText(document, state);
			case 'unsavable':
				return undefined;
			case 'own':
				return ownText(state, !isShownByVsCode(document, state, offset));
		}
	}

	#absentText(document: vscode.TextDocument, state: MissingState | MakingState): vscode.MarkdownString {
		const { image } = state;
		const title = state.kind === 'making' ? l10n.t('Generating…') : l10n.t('Missing image');
		const text = newText();
		const price = shortPrice(this.#prices, image);
		const facts = [
			pixels(image.size.size),
			formatName(image.format),
			...(price === undefined ? [] : [price]),
		];
		text.appendMarkdown(`**${title}** · ${facts.join(' · ')}\n`);
		if (image.prompt !== '') {
			appendBlock(text, shorten(image.prompt));
		} else if (state.kind === 'missing') {
			text.appendMarkdown(`\n${l10n.t('The link has no alt text: you will be asked what to show.')}\n`);
		}
		if (state.kind === 'making') {
			return text;
		}
		const link = (words: string, isDraft: boolean) =>
			commandLink(words, linkCommandIds.fillLink, fillArguments(document, state, isDraft));
		const links = [
			link(image.prompt === '' ? l10n.t('Generate Image…') : l10n.t('Generate Image'), false),
			...(canBeDraft(image.format) ? [link(l10n.t('Make a Draft'), true)] : []),
		];
		text.appendMarkdown(`\n${links.join(' · ')}`);
		return text;
	}
}

function isShownByVsCode(
	{ languageId }: vscode.TextDocument,
	{ link: { target } }: LinkState,
	offset: number,
): boolean {
	return shownByVsCode.has(languageId) && isIn(target.range, offset);
}

function ownText({ image, isRendered }: OwnState, withPicture: boolean): vscode.MarkdownString {
	const { uri, recipe } = image;
	const text = newText();
	appendBlock(text, shorten(recipe.prompt));
	text.appendMarkdown('\n');
	for (const [index, { words, isForeign }] of ownFacts(image).entries()) {
		text.appendMarkdown(index === 0 ? '' : ' · ');
		if (isForeign) {
			appendPlain(text, words);
		} else {
			text.appendMarkdown(words);
		}
	}
	const link = (title: string, command: string) => commandLink(title, command, { asset: uri.toString() });
	const copy = link(l10n.t('Copy Prompt'), linkCommandIds.copyPrompt);
	const edit = link(l10n.t('Edit Prompt…'), commandIds.regenerate);
	const links =
		recipe.draft === true
			? isRendered
				? [copy]
				: [link(l10n.t('Render'), linkCommandIds.renderDraft), edit, copy]
			: [
					link(l10n.t('Regenerate…'), commandIds.regenerate),
					link(l10n.t('Variations…'), commandIds.variations),
					edit,
					copy,
				];
	text.appendMarkdown(`\n\n${links.join(' · ')}`);
	if (withPicture && shownSchemes.has(uri.scheme)) {
		// Last: where a hover is too high, it is cut off.
		text.appendMarkdown(`\n\n![](${uri.toString()}|${shownSize(image)})`);
	}
	return text;
}

/** How large a picture is shown, known before it is loaded: VS Code does not look again. */
function shownSize({ width, height }: OwnState['image']): string {
	if (width === undefined || height === undefined) {
		return `height=${pictureBox.height}`;
	}
	const scale = Math.min(pictureBox.width / width, pictureBox.height / height);
	return `width=${Math.round(width * scale)},height=${Math.round(height * scale)}`;
}

/** Only Figment's own commands run from it, and no icons come from foreign text. */
function newText(): vscode.MarkdownString {
	const text = new vscode.MarkdownString();
	text.isTrusted = { enabledCommands };
	text.supportThemeIcons = false;
	text.supportHtml = false;
	return text;
}

/** Where the same is said: on the path, or else on all of the link or of its definition. */
function rangeOf(document: vscode.TextDocument, { link }: LinkState, offset: number): vscode.Range {
	const { range, definition, target } = link;
	const ranges = [target.range, range, ...(definition === undefined ? [] : [definition])];
	const { start, end } = ranges.find(each => isIn(each, offset)) ?? range;
	return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function isIn({ start, end }: TextRange, offset: number): boolean {
	return start <= offset && offset <= end;
}
