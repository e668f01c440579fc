import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { pixelsOf } from '../../core/models/model.ts';
import type { ImageSize, Model } from '../../core/models/model.ts';
import { applyStyle } from '../../core/models/style.ts';
import type { Price } from '../../core/job/price.ts';
import type { Size } from '../../core/size.ts';
import {
	chooseCount,
	chooseFormat,
	chooseSeed,
	chooseSize,
	chooseStyle,
	formatName,
	pixels,
	problemOf,
	shorten,
} from './options.ts';
import { foreignText, priceWords } from './words.ts';

/** What the box collects. `seed` undefined stands for a new one each time. */
export interface PromptChoices {
	readonly prompt: string;
	readonly imageSize: ImageSize;
	readonly outputFormat: string;
	readonly seed: number | undefined;
	readonly count: number;
	readonly draft: boolean;
	/** For how many places of the document so many images are made. */
	readonly places: number;
	/** The style that the prompt is sent in; empty for none. */
	readonly style: string;
}

/** An image that one new one is to replace, or that several are to be variations of. */
export interface PromptSubject {
	readonly kind: 'replace' | 'vary';
	readonly name: string;
}

/** What the box is opened for. */
export interface PromptWish {
	readonly initial: PromptChoices;
	/** The style on offer; empty for none. */
	readonly style: string;
	/** The image that it is about, where there is one already. */
	readonly about: PromptSubject | undefined;
	/** Whether the service checks prompt and picture: what came with an image's recipe may say otherwise. */
	readonly isChecked: boolean;
}

/** What an image of a size costs: what can be said at once, and what the service says now. */
export interface Quotes {
	readonly peek: (size: Size) => Price;
	readonly of: (size: Size) => Promise<Price>;
}

type Button = 'size' | 'format' | 'seed' | 'count' | 'style' | 'draft';
/** What all boxes of one prompt share. */
interface BoxOptions extends Omit<PromptWish, 'initial'> {
	readonly prices: Quotes;
}
type BoxEnd = { readonly kind: 'accept' | 'leave' | Button; readonly prompt: string };

/**
 * The one input box of Generate Image: the prompt, and each option behind a button of the box. An
 * option's own list takes the box's place and gives it back with the prompt as it was.
 * Undefined when the person leaves.
 */
export async function askPrompt(
	model: Model,
	{ initial, ...wish }: PromptWish,
	prices: Quotes,
): Promise<PromptChoices | undefined> {
	let choices = initial;
	for (let isFirst = true; ; isFirst = false) {
		const end = await showBox(model, choices, { ...wish, isFirst, prices });
		choices = { ...choices, prompt: end.prompt };
		if (end.kind === 'accept') {
			return choices;
		}
		if (end.kind === 'leave') {
			return undefined;
		}
		choices = {
			...choices,
			...(await changeOption(model, choices, { ...wish, button: end.kind, prices })),
		};
	}
}

function showBox(
	model: Model,
	choices: PromptChoices,
	{ isFirst, style, about, isChecked, prices }: BoxOptions & { readonly isFirst: boolean },
): Promise<BoxEnd> {
	const box = vscode.window.createInputBox();
	const buttons = buttonsFor(model, choices, { style, about });
	const size = pixelsOf(model, choices.imageSize);
	const titleAt = (price: Price) => titleOf(model, choices, { price, about, isChecked });
	box.title = titleAt(prices.peek(size));
	// Nobody waits for the catalogue; when it has answered, the title says what it says.
	if (!choices.draft) {
		void prices.of(size).then(price => {
			const title = titleAt(price);
			// A title that is set again draws the buttons again, under the hand that is about to press one.
			if (title !== box.title) {
				box.title = title;
			}
		});
	}
	box.placeholder = l10n.t('Describe the picture');
	const tellSent = () => {
		box.prompt =
			choices.style === '' || box.value.trim() === ''
				? hintWords(about)
				: l10n.t('Sent as: {0}', foreignText(shorten(applyStyle(box.value.trim(), choices.style))));
	};
	box.value = choices.prompt;
	tellSent();
	box.ignoreFocusOut = true;
	box.buttons = [...buttons.keys()];
	if (!isFirst) {
		// Back from an option: go on writing, do not type over what is there.
		box.valueSelection = [choices.prompt.length, choices.prompt.length];
	}
	const problemWith = (prompt: string) => problemOf(model, { prompt, style: choices.style });
	const check = (text: string) => (text.trim() === '' ? undefined : problemWith(text));
	return new Promise<BoxEnd>(resolve => {
		const end = (kind: BoxEnd['kind']) => resolve({ kind, prompt: box.value });
		box.onDidChangeValue(text => {
			box.validationMessage = check(text);
			tellSent();
		});
		box.onDidAccept(() => {
			const problem = problemWith(box.value);
			box.validationMessage = problem;
			if (problem === undefined) {
				end('accept');
			}
		});
		box.onDidTriggerButton(button => end(buttons.get(button) ?? 'leave'));
		box.onDidHide(() => end('leave'));
		box.validationMessage = check(box.value);
		box.show();
	}).finally(() => box.dispose());
}

async function changeOption(
	model: Model,
	choices: PromptChoices,
	{ button, style, prices }: BoxOptions & { readonly button: Button },
): Promise<Partial<PromptChoices>> {
	switch (button) {
		case 'size': {
			const imageSize = await chooseSize(model, choices.imageSize);
			return imageSize === undefined ? {} : { imageSize };
		}
		case 'format': {
			const outputFormat = await chooseFormat(model.outputFormat, choices.outputFormat);
			return outputFormat === undefined ? {} : { outputFormat };
		}
		case 'seed': {
			const seed = await chooseSeed(model, choices.seed);
			return seed === undefined ? {} : { seed: seed ?? undefined };
		}
		case 'count': {
			const price = choices.draft ? undefined : prices.peek(pixelsOf(model, choices.imageSize));
			const count = await chooseCount(price);
			return count === undefined ? {} : { count };
		}
		case 'style': {
			const chosen = await chooseStyle(choices.prompt.trim(), style);
			return chosen === undefined ? {} : { style: chosen };
		}
		case 'draft':
			return { draft: !choices.draft };
	}
}

function buttonsFor(
	model: Model,
	choices: PromptChoices,
	{ style, about }: Pick<PromptWish, 'style' | 'about'>,
): Map<vscode.QuickInputButton, Button> {
	const size = pixels(pixelsOf(model, choices.imageSize));
	const seed = choices.seed?.toString() ?? l10n.t('random');
	return new Map<vscode.QuickInputButton, Button>([
		[iconButton('screen-full', l10n.t('Size: {0}', size)), 'size'],
		[iconButton('file-media', l10n.t('Format: {0}', formatName(choices.outputFormat))), 'format'],
		[iconButton('symbol-numeric', l10n.t('Seed: {0}', seed)), 'seed'],
		...(about?.kind !== 'replace'
			? [[iconButton('files', l10n.t('Number of images: {0}', choices.count)), 'count'] as const]
			: []),
		...(style === '' ? [] : [[styleButton(choices.style), 'style'] as const]),
		[
			choices.draft
				? iconButton('eye-closed', l10n.t('Draft: free placeholder. Switch to a real image'))
				: iconButton('eye', l10n.t('Real image. Switch to a free draft')),
			'draft',
		],
	]);
}

function styleButton(style: string): vscode.QuickInputButton {
	return iconButton(
		'paintcan',
		style === '' ? l10n.t('Style: not used. See or use it') : l10n.t('Style: used. See it or leave it out'),
	);
}

function iconButton(icon: string, tooltip: string): vscode.QuickInputButton {
	return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}

/** All choices at a glance: what Enter will make, and about what it costs. */
function titleOf(
	model: Model,
	choices: PromptChoices,
	{ price, about, isChecked }: Pick<PromptWish, 'about' | 'isChecked'> & { readonly price: Price },
): string {
	const action = choices.draft ? l10n.t('Generate Draft') : l10n.t('Generate Image');
	return [
		about === undefined ? action : subjectWords(about),
		...(choices.draft && about !== undefined ? [l10n.t('draft')] : []),
		pixels(pixelsOf(model, choices.imageSize)),
		formatName(choices.outputFormat),
		...(isChecked ? [] : [l10n.t('without safety checker')]),
		...(choices.seed === undefined ? [] : [l10n.t('seed {0}', choices.seed)]),
		...(choices.count === 1 ? [] : [`× ${choices.count}`]),
		...(choices.places === 1 ? [] : [l10n.t('at {0} places', choices.places)]),
		priceWords(choices.draft ? undefined : price, choices.count * choices.places),
	].join(' · ');
}

function hintWords(about: PromptSubject | undefined): string {
	return about?.kind === 'replace'
		? l10n.t('Size, format, seed and draft are the buttons above.')
		: l10n.t('Size, format, seed, number of images and draft are the buttons above.');
}

function subjectWords({ kind, name }: PromptSubject): string {
	const shown = foreignText(name);
	return kind === 'replace' ? l10n.t('Regenerate {0}', shown) : l10n.t('Make Variations of {0}', shown);
}
