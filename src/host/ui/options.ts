import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { Failure } from '../../core/failure.ts';
import { pixelsOf } from '../../core/models/model.ts';
import type { Choice, ImageSize, Model } from '../../core/models/model.ts';
import type { Price } from '../../core/job/price.ts';
import { parseRequest } from '../../core/models/request.ts';
import { applyStyle, promptPlace } from '../../core/models/style.ts';
import type { RequestInput } from '../../core/models/request.ts';
import type { Size } from '../../core/size.ts';
import { choose, modal } from './dialogs.ts';
import { failureMessage, oneLine, priceWords } from './words.ts';

/** `1024 × 768`. */
export function pixels(size: Size): string {
	return `${size.width} × ${size.height}`;
}

/** A file format as people call it. */
export function formatName(format: string): string {
	return format === 'webp' ? 'WebP' : format.toUpperCase();
}

/** Asks for one of the model's sizes, or for exact pixels. */
export async function chooseSize(model: Model, current: ImageSize): Promise<ImageSize | undefined> {
	const now = pixelsOf(model, current);
	const presets = Object.entries(model.imageSize.presets).map(([name, size]) => ({
		label: shapeName(size),
		description: pixels(size) + (name === current ? l10n.t(' (current)') : ''),
		value: () => Promise.resolve<ImageSize | undefined>(name),
	}));
	const exact = {
		label: l10n.t('Exact size…'),
		description: pixels(now),
		value: () => inputSize(model, now),
	};
	const chosen = await choose([...presets, exact], l10n.t('Image Size'), l10n.t('The shape of the picture'));
	return chosen?.();
}

/** Asks for one of a few values; experimental ones say so. */
export function chooseFormat(option: Choice, current: string): Promise<string | undefined> {
	const values = [...option.values, ...option.experimental].map(value => ({
		label: formatName(value),
		description: [
			...(option.experimental.includes(value)
				? [l10n.t('experimental: the service may send another format')]
				: []),
			...(value === current ? [l10n.t('(current)')] : []),
		].join(' '),
		value,
	}));
	return choose(values, l10n.t('Image Format'), l10n.t('The format of the file'));
}

/** Asks for a seed; null stands for a new one each time. */
export async function chooseSeed(
	model: Model,
	current: number | undefined,
): Promise<number | null | undefined> {
	const choice = await choose<'random' | 'own'>(
		[
			{ label: l10n.t('Random'), description: l10n.t('a new picture each time'), value: 'random' },
			{
				label: l10n.t('Own seed…'),
				description: l10n.t('the same seed makes the same picture'),
				value: 'own',
			},
		],
		l10n.t('Seed'),
		l10n.t('Where the picture starts from'),
	);
	if (choice !== 'own') {
		return choice === 'random' ? null : undefined;
	}
	const text = await vscode.window.showInputBox({
		title: l10n.t('Seed'),
		prompt: l10n.t('A whole number from {0}', model.seed.min),
		value: current?.toString() ?? '',
		ignoreFocusOut: true,
		validateInput: input => problemOf(model, { seed: toNumber(input) }),
	});
	return text === undefined ? undefined : toNumber(text);
}

/** Asks how many images to make, at a price each; without one they are free. */
export async function chooseCount(price: Price | undefined): Promise<number | undefined> {
	const counts = [1, 2, 3, 4, 6, 8].map(count => ({
		label: count === 1 ? l10n.t('1 image') : l10n.t('{0} images', count),
		description: priceWords(price, count),
		value: count,
	}));
	return choose(counts, l10n.t('Number of Images'), l10n.t('Each with its own seed'));
}

/** Asks whether a prompt is sent in the style; what would be sent is shown whole. Empty stands for no style. */
export async function chooseStyle(prompt: string, style: string): Promise<string | undefined> {
	const sent = applyStyle(prompt === '' ? promptPlace : prompt, style);
	const choice = await choose<'with' | 'without' | 'show'>(
		[
			{ label: l10n.t('Use the style'), description: oneLine(sent), value: 'with' },
			{ label: l10n.t('No style this time'), description: oneLine(prompt), value: 'without' },
			{ label: l10n.t('Show the whole text that is sent…'), description: '', value: 'show' },
		],
		l10n.t('Style'),
		l10n.t('The text that is sent'),
	);
	switch (choice) {
		case 'with':
			return style;
		case 'without':
			return '';
		case 'show':
			await modal.tell(l10n.t('This text is sent'), sent);
			return undefined;
		case undefined:
			return undefined;
	}
}

/** A text that may be long, cut in its middle. */
export function shorten(text: string): string {
	return text.length <= 400 ? text : `${text.slice(0, 250)} … ${text.slice(-130)}`;
}

/** What is wrong with `input`, in words, or undefined. */
export function problemOf(model: Model, input: RequestInput): string | undefined {
	try {
		parseRequest({ prompt: '-', ...input, model: model.id }, () => 0);
		return undefined;
	} catch (error) {
		return error instanceof Failure ? failureMessage(error) : String(error);
	}
}

async function inputSize(model: Model, now: Size): Promise<Size | undefined> {
	const { min, max, step } = model.imageSize;
	const text = await vscode.window.showInputBox({
		title: l10n.t('Exact Size'),
		prompt: l10n.t('Width × height in pixels, each from {0} to {1} in steps of {2}', min, max, step),
		value: `${now.width} x ${now.height}`,
		ignoreFocusOut: true,
		validateInput: input => {
			const size = parseSize(input);
			return size === undefined
				? l10n.t('Write it like {0}.', '1024 x 768')
				: problemOf(model, { imageSize: size });
		},
	});
	return text === undefined ? undefined : parseSize(text);
}

function parseSize(text: string): Size | undefined {
	const match = /^\s*(\d+)\s*[x×*, ]\s*(\d+)\s*$/i.exec(text);
	return match === null ? undefined : { width: Number(match[1]), height: Number(match[2]) };
}

function toNumber(text: string): number {
	return text.trim() === '' ? Number.NaN : Number(text);
}

/** "Landscape 4:3": the shape's direction and its sides in lowest terms. */
export function shapeName({ width, height }: Size): string {
	const divisor = greatestDivisor(width, height);
	const ratio = `${width / divisor}:${height / divisor}`;
	return width === height
		? l10n.t('Square')
		: width > height
			? l10n.t('Landscape {0}', ratio)
			: l10n.t('Portrait {0}', ratio);
}

function greatestDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestDivisor(b, a % b);
}
