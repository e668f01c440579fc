import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { pixelsOf } from '../../core/models/model.ts';
import type { ImageSize, Model } from '../../core/models/model.ts';
import type { Price } from '../../core/job/price.ts';
import type { Size } from '../../core/size.ts';
import {
	chooseCount,
	chooseFormat,
	chooseSeed,
	chooseSize,
	formatName,
	pixels,
	problemOf,
} from './options.ts';
import { priceWords } from './words.ts';

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
}

/** What an image of a size costs: what can be said at once, and what the service says now. */
export interface Quotes {
	readonly peek: (size: Size) => Price;
	readonly of: (size: Size) => Promise<Price>;
}

type Button = 'size' | 'format' | 'seed' | 'count' | 'draft';
type BoxEnd = { readonly kind: 'accept' | 'leave' | Button; readonly prompt: string };

/**
 * The one input box of Generate Image: the prompt, and each option behind a button of the box. An
 * option's own list takes the box's place and gives it back with the prompt as it was.
 * Undefined when the person leaves.
 */
export async function askPrompt(
	model: Model,
	initial: PromptChoices,
	prices: Quotes,
): Promise<PromptChoices | undefined> {
	let choices = initial;
	for (let isFirst = true; ; isFirst = false) {
		const end = await showBox(model, choices, { isFirst, prices });
		choices = { ...choices, prompt: end.prompt };
		if (end.kind === 'accept') {
			return choices;
		}
		if (end.kind === 'leave') {
			return undefined;
		}
		choices = { ...choices, ...(await changeOption(model, choices, { button: end.kind, prices })) };
	}
}

function showBox(
	model: Model,
	choices: PromptChoices,
	{ isFirst, prices }: { readonly isFirst: boolean; readonly prices: Quotes },
): Promise<BoxEnd> {
	const box = vscode.window.createInputBox();
	const buttons = buttonsFor(model, choices);
	const size = pixelsOf(model, choices.imageSize);
	box.title = titleOf(model, choices, prices.peek(size));
	// Nobody waits for the catalogue; when it has answered, the title says what it says.
	if (!choices.draft) {
		void prices.of(size).then(price => {
			const title = titleOf(model, choices, price);
			// A title that is set again draws the buttons again, under the hand that is about to press one.
			if (title !== box.title) {
				box.title = title;
			}
		});
	}
	box.placeholder = l10n.t('Describe the picture');
	box.prompt = l10n.t('Size, format, seed, number of images and draft are the buttons above.');
	box.value = choices.prompt;
	box.ignoreFocusOut = true;
	box.buttons = [...buttons.keys()];
	if (!isFirst) {
		// Back from an option: go on writing, do not type over what is there.
		box.valueSelection = [choices.prompt.length, choices.prompt.length];
	}
	const check = (text: string) => (text.trim() === '' ? undefined : problemOf(model, { prompt: text }));
	return new Promise<BoxEnd>(resolve => {
		const end = (kind: BoxEnd['kind']) => resolve({ kind, prompt: box.value });
		box.onDidChangeValue(text => (box.validationMessage = check(text)));
		box.onDidAccept(() => {
			const problem = problemOf(model, { prompt: box.value });
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
	{ button, prices }: { readonly button: Button; readonly prices: Quotes },
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
		case 'draft':
			return { draft: !choices.draft };
	}
}

function buttonsFor(model: Model, choices: PromptChoices): Map<vscode.QuickInputButton, Button> {
	const size = pixels(pixelsOf(model, choices.imageSize));
	const seed = choices.seed?.toString() ?? l10n.t('random');
	return new Map<vscode.QuickInputButton, Button>([
		[iconButton('screen-full', l10n.t('Size: {0}', size)), 'size'],
		[iconButton('file-media', l10n.t('Format: {0}', formatName(choices.outputFormat))), 'format'],
		[iconButton('symbol-numeric', l10n.t('Seed: {0}', seed)), 'seed'],
		[iconButton('files', l10n.t('Number of images: {0}', choices.count)), 'count'],
		[
			choices.draft
				? iconButton('eye-closed', l10n.t('Draft: free placeholder. Switch to a real image'))
				: iconButton('eye', l10n.t('Real image. Switch to a free draft')),
			'draft',
		],
	]);
}

function iconButton(icon: string, tooltip: string): vscode.QuickInputButton {
	return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}

/** All choices at a glance: what Enter will make, and about what it costs. */
function titleOf(model: Model, choices: PromptChoices, price: Price): string {
	return [
		choices.draft ? l10n.t('Generate Draft') : l10n.t('Generate Image'),
		pixels(pixelsOf(model, choices.imageSize)),
		formatName(choices.outputFormat),
		...(choices.seed === undefined ? [] : [l10n.t('seed {0}', choices.seed)]),
		...(choices.count === 1 ? [] : [`× ${choices.count}`]),
		...(choices.places === 1 ? [] : [l10n.t('at {0} places', choices.places)]),
		priceWords(choices.draft ? undefined : price, choices.count * choices.places),
	].join(' · ');
}
