import * as vscode from 'vscode';
import { finishAssetPath } from '../../core/asset/assetPath.ts';
import { literalTemplate } from '../../core/asset/assetPlan.ts';
import { toAltText, toLine } from '../../core/document/altText.ts';
import type { Site } from '../../core/document/site/site.ts';
import { pixelsOf } from '../../core/models/model.ts';
import type { Model } from '../../core/models/model.ts';
import type { AssetPlace } from '../assets/assetPlace.ts';
import { expectedPlace, planFile, refuseLinks } from '../assets/planFile.ts';
import { pathBelow } from '../assets/siteFiles.ts';
import type { HeldPlace } from '../editor/places.ts';
import { outside } from '../outside.ts';
import type { Settings } from '../settings.ts';
import { askName } from '../ui/askName.ts';
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
	readonly site: Site | undefined;
	/** The caller's own alt text. */
	readonly alt: string | undefined;
	readonly isQuiet: boolean;
}

/** An image as planned; what it costs is not known yet. */
export type UnpricedImage = Omit<PlannedImage, 'priceUsd'>;

/**
 * Decides where files and links of images go, asking for a name where the settings want that. Undefined when
 * the person leaves. Throws a Failure `invalidRequest` for settings that name no good place.
 */
export async function planImages(
	input: PlanInput,
): Promise<readonly [UnpricedImage, ...UnpricedImage[]] | undefined> {
	const { settings, place, isQuiet } = input;
	const [firstWanted, ...otherWanted] = input.wanted;
	const isAsked = settings.askName && !isQuiet && place.output?.stem === undefined;
	const assetsName = isAsked ? await askTemplate(input) : settings.assetsName;
	if (assetsName === undefined) {
		return undefined;
	}
	const now = new Date();
	const plan = (wanted: WantedImage, index: number) => planImage(input, wanted, { assetsName, index, now });
	const images = [plan(firstWanted, 1), ...otherWanted.map((each, index) => plan(each, index + 2))] as const;
	const checked = new Set<string>();
	for (const { file } of images) {
		const { uri, folder } = expectedPlace(place.root, file);
		if (!checked.has(uri.toString())) {
			checked.add(uri.toString());
			await refuseLinks(place.root, file, folder);
		}
	}
	return images;
}

/** The template of the name that the person wants: the setting's own when they agree with what it makes. */
async function askTemplate(input: PlanInput): Promise<unknown> {
	const { place, settings, wanted } = input;
	const { assetsName } = settings;
	const { file, request } = planImage(input, wanted[0], { assetsName, index: 1, now: new Date() });
	const extension = request.outputFormat === 'jpeg' ? 'jpg' : request.outputFormat;
	const { stem, ending, folder } = finishAssetPath(file, { extension, hash: 'hash' });
	const [name = ''] = place.root.path.split('/').slice(-1);
	const shown = vscode.workspace.asRelativePath(vscode.Uri.joinPath(place.root, ...folder));
	const asked = await askName({ stem, ending, folder: folder.length === 0 ? name : shown });
	return asked === stem ? assetsName : asked && literalTemplate(asked);
}

/** What differs from image to image of one batch, and what does not. */
interface Naming {
	readonly assetsName: unknown;
	/** From 1. */
	readonly index: number;
	readonly now: Date;
}

function planImage(
	{ model, places, place, settings, site, alt: given }: PlanInput,
	{ request, place: placeIndex }: WantedImage,
	{ assetsName, index, now }: Naming,
): UnpricedImage {
	const held = places[placeIndex];
	const alt = given === undefined ? toAltText(request.prompt) : toLine(given);
	const { width, height } = pixelsOf(model, request.imageSize);
	const file = planFile({
		place,
		settings: { ...settings, assetsName },
		subject: {
			prompt: request.prompt,
			selection: held?.text ?? '',
			alt,
			seed: request.seed,
			width,
			height,
			model: request.model,
			index,
			uuid: crypto.randomUUID(),
			now,
			random: outside.random,
		},
		imageFolder: imageFolderOf(site, place),
	});
	return { request, file, alt, spot: held?.spot };
}

function imageFolderOf(
	site: Site | undefined,
	{ root, document }: AssetPlace,
): readonly string[] | undefined {
	const page = document && pathBelow(root, document);
	return page === undefined
		? undefined
		: site
				?.imageFolder(page)
				.split('/')
				.filter(name => name !== '');
}
