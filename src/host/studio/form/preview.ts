import * as vscode from 'vscode';
import { numberedNames } from '../../../core/asset/fileName.ts';
import type { FieldIssue } from '../../../core/models/issue.ts';
import { pixelsOf } from '../../../core/models/model.ts';
import type { ImageRequest, Model } from '../../../core/models/model.ts';
import type { FilePlace } from '../../assets/planFile.ts';
import { findOrderPlace } from '../../generation/orderPlace.ts';
import { planImages, shownPlace } from '../../generation/planImages.ts';
import type { UnpricedImage } from '../../generation/planImages.ts';
import type { OrderPlace } from '../../generation/orderPlace.ts';
import { readSettings } from '../../settings.ts';
import type { FoundTarget } from './formTargets.ts';

/** More names than this are not tried: a preview may say less than the truth, but not take long. */
const mostNames = 50;

/** Where the first image would go, and its link; empty where that is not known. */
export interface Preview {
	/** From the workspace folder. */
	readonly path: string;
	readonly link: string;
	/** What is wrong with the place, as a Failure says it. */
	readonly issues: readonly FieldIssue[];
}

/** What a preview is made of. */
export interface PreviewInput {
	readonly model: Model;
	readonly request: ImageRequest;
	readonly target: FoundTarget;
	/** A path below the workspace folder; undefined for where the settings say. */
	readonly output: string | undefined;
	readonly name: string;
	readonly alt: string | undefined;
	/** The folder that would be asked for, where it is known. */
	readonly chosenFolder: vscode.Uri | undefined;
}

/** Nothing is known. */
export const noPreview: Preview = { path: '', link: '', issues: [] };

/** Plans as generating does, but asks nobody, holds nothing and creates nothing. Throws a Failure `invalidRequest`. */
export async function previewImage({ model, request, target, ...rest }: PreviewInput): Promise<Preview> {
	const { output, name, alt, chosenFolder } = rest;
	const { document, place } = target;
	const found = await findOrderPlace(
		{
			target: { document, editor: undefined, selectedText: '', link: undefined },
			settings: readSettings(document),
			folder: undefined,
		},
		{ output, askFolder: () => Promise.resolve(chosenFolder) },
	);
	if (found === undefined) {
		return noPreview;
	}
	const images = await planImages({
		...found,
		model,
		wanted: [{ request, place: 0 }],
		places: [{ spot: undefined, text: place?.text ?? '' }],
		alt,
		name,
		isQuiet: true,
	});
	if (images === undefined) {
		return noPreview;
	}
	const [image] = images;
	const uri = await firstFree(shownPlace(found.place.root, image));
	return {
		path: vscode.workspace.asRelativePath(uri),
		link: document === undefined ? '' : linkTo(uri, { image, model, found, target }),
		issues: [],
	};
}

/** What a file is really called when the name is taken. */
async function firstFree({ uri, stem, ending }: FilePlace): Promise<vscode.Uri> {
	let tries = 0;
	for (const name of numberedNames(stem, ending)) {
		const file = vscode.Uri.joinPath(uri, name);
		const isThere = await vscode.workspace.fs.stat(file).then(
			() => true,
			() => false,
		);
		tries++;
		if (!isThere) {
			return file;
		}
		if (tries === mostNames) {
			break;
		}
	}
	return vscode.Uri.joinPath(uri, stem + ending);
}

/** What a link is written by. */
interface LinkWish {
	readonly image: UnpricedImage;
	readonly model: Model;
	readonly found: OrderPlace;
	readonly target: FoundTarget;
}

function linkTo(uri: vscode.Uri, { image, model, found, target: { document, place } }: LinkWish): string {
	const { rules, languageId } = found;
	const text = document?.getText() ?? '';
	const offset = place === undefined ? text.length : document?.offsetAt(place.selection.active);
	return rules.write(
		{ uri, alt: image.alt, ...pixelsOf(model, image.request.imageSize) },
		{ languageId, text, ...(offset === undefined ? {} : { offset }) },
	).text;
}
