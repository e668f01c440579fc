import * as vscode from 'vscode';
import { resolveName } from '../../core/asset/destination.ts';
import { toAltText, toLine } from '../../core/document/altText.ts';
import { Failure } from '../../core/failure.ts';
import { Pacer } from '../../core/library/pacer.ts';
import { pixelsOf } from '../../core/models/model.ts';
import type { Model } from '../../core/models/model.ts';
import type { AssetPlace } from '../assets/assetPlace.ts';
import { expectedPlace, planFile, refuseLinks } from '../assets/planFile.ts';
import type { FilePlace } from '../assets/planFile.ts';
import type { HeldPlace } from '../editor/places.ts';
import { outside } from '../outside.ts';
import type { Settings } from '../settings.ts';
import { askName } from '../ui/askName.ts';
import { issueMessage } from '../ui/fieldWords.ts';
import type { PlannedImage } from './order.ts';
import type { WantedImage } from './wish.ts';

/** What images are planned by. */
export interface PlanInput {
	readonly model: Model;
	readonly wanted: readonly [WantedImage, ...WantedImage[]];
	/** Where links go: each image names one by its index. */
	readonly places: readonly HeldPlace[];
	readonly place: AssetPlace;
	readonly settings: Settings;
	/** Where the site that the document is part of keeps its images. */
	readonly imageFolder: readonly string[] | undefined;
	/** The caller's own alt text. */
	readonly alt: string | undefined;
	/** What files are to be called, or empty; undefined for what the settings say, and for asking if they say so. */
	readonly name?: string | undefined;
	readonly isQuiet: boolean;
}

/** An image as planned; what it costs is not known yet. */
export type UnpricedImage = Omit<PlannedImage, 'priceUsd'>;

/**
 * Decides where files and links of images go, asking for a name where the settings want that. Undefined when
 * the person leaves. Throws a Failure `invalidRequest` for settings that name no good place.
 */
export async function planImages(input: PlanInput): Promise<PlannedImages | undefined> {
	const { settings, place, name, isQuiet } = input;
	const isAsked = settings.askName && !isQuiet && name === undefined && place.output?.stem === undefined;
	const [first, ...others] = input.wanted;
	const wanted = [draw(first), ...others.map(draw)] as const;
	const unnamed = { ...input, wanted, now: new Date(), name: undefined };
	const images = isAsked ? await askAndPlan(unnamed) : await planAll(name ? named(unnamed, name) : unnamed);
	if (images !== undefined) {
		await refuseAllLinks(place, images);
	}
	return images;
}

/** An image with what chance gives its path: drawn once, or the folder that is shown would not be the one that is used. */
interface DrawnImage extends WantedImage {
	readonly uuid: string;
	/** From 0 to below 1. */
	readonly chance: number;
}

function draw(wanted: WantedImage): DrawnImage {
	return { ...wanted, uuid: crypto.randomUUID(), chance: outside.random() };
}

/** All that is planned at one moment: names may have the time in them. */
interface TimedInput extends PlanInput {
	readonly wanted: readonly [DrawnImage, ...DrawnImage[]];
	readonly now: Date;
}

type PlannedImages = readonly [UnpricedImage, ...UnpricedImage[]];

/** Lets the host do other things meanwhile: an order may be of a thousand images. */
async function planAll(input: TimedInput, first = planFirst(input)): Promise<PlannedImages> {
	const pacer = new Pacer();
	const images: [UnpricedImage, ...UnpricedImage[]] = [first];
	for (const wanted of input.wanted.slice(1)) {
		if (pacer.isDue) {
			await pacer.rest();
		}
		images.push(planImage(input, wanted, images.length + 1));
	}
	return images;
}

/** Shows the person the name that the first image would have; all images keep theirs if that is right. */
async function askAndPlan(input: TimedInput): Promise<PlannedImages | undefined> {
	const { place } = input;
	const first = planFirst(input);
	const { stem, ending, folder } = shownPlace(place.root, first);
	const [rootName = ''] = place.root.path.split('/').slice(-1);
	const shown = vscode.workspace.asRelativePath(vscode.Uri.joinPath(place.root, ...folder));
	const asked = await askName(
		{ stem, ending, folder: folder.length === 0 ? rootName : shown, count: input.wanted.length },
		// A name is good for all images or for none.
		name => problemIn(() => planFirst(named(input, name))),
	);
	if (asked === undefined) {
		return undefined;
	}
	return asked.changed === undefined ? planAll(input, first) : planAll(named(input, asked.changed));
}

function planFirst(input: TimedInput): UnpricedImage {
	return planImage(input, input.wanted[0], 1);
}

/** The same for files of one name, which may have folders before it; else each stays in the folder it would go to. */
function named(input: TimedInput, name: string): TimedInput {
	const { place } = input;
	const output = resolveName(name, shownPlace(place.root, planFirst(input)).folder, 'name');
	return name.startsWith('/') ? { ...input, place: { ...place, output } } : { ...input, name };
}

/** Where an image's file would go, for people: of what only the picture tells, what was asked for stands in. */
export function shownPlace(
	root: vscode.Uri,
	{ file, request: { outputFormat } }: Pick<UnpricedImage, 'file' | 'request'>,
): FilePlace {
	const extension = outputFormat === 'jpeg' ? 'jpg' : outputFormat;
	return expectedPlace(root, file, { extension, hash: 'hash' });
}

function problemIn(plan: () => unknown): string | undefined {
	try {
		plan();
		return undefined;
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		return error.fields.map(field => issueMessage({ ...field, path: 'name' })).join(' ');
	}
}

async function refuseAllLinks({ root }: AssetPlace, images: readonly UnpricedImage[]): Promise<void> {
	const checked = new Set<string>();
	for (const { file } of images) {
		const { uri, folder } = expectedPlace(root, file);
		if (!checked.has(uri.toString())) {
			checked.add(uri.toString());
			await refuseLinks(root, file, folder);
		}
	}
}

/** `index` is that of the image in its batch, from 1. */
function planImage(
	{ model, places, place, settings, imageFolder, alt: given, now, name }: TimedInput,
	{ request, place: placeIndex, uuid, chance }: DrawnImage,
	index: number,
): UnpricedImage {
	const held = places[placeIndex];
	const alt = given === undefined ? toAltText(request.prompt) : toLine(given);
	const { width, height } = pixelsOf(model, request.imageSize);
	const file = planFile({
		place,
		settings,
		subject: {
			prompt: request.prompt,
			selection: held?.text ?? '',
			alt,
			seed: request.seed,
			width,
			height,
			model: request.model,
			index,
			uuid,
			now,
			random: () => chance,
		},
		imageFolder,
		name,
	});
	return { request, file, alt, spot: held?.spot };
}
