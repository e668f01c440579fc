import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Made } from '../../core/backend.ts';
import { Failure } from '../../core/failure.ts';
import type { LibraryImage } from '../../core/library/libraryImage.ts';
import { draftsOf } from '../../core/missing/drafts.ts';
import type { Drafts, RenderableDraft } from '../../core/missing/drafts.ts';
import { pixelsOf } from '../../core/models/model.ts';
import { badImage, readImage } from '../assets/imageFile.ts';
import type { ImageFile } from '../assets/recipeFiles.ts';
import { modelOf } from '../generation/wish.ts';
import type { GenerationReport } from '../generation/report.ts';
import type { ImageTools } from '../images/imageTools.ts';
import { requireTrust } from '../images/remake.ts';
import { replaceImage } from '../images/replaceImage.ts';
import { outside } from '../outside.ts';
import { readSettings } from '../settings.ts';
import { notify } from '../ui/notify.ts';
import { pixels } from '../ui/options.ts';
import { fillAll, toRefused } from './fillAll.ts';
import { planExactly } from './fillFiles.ts';
import type { Aftermath, FilledImage, FillImage, RefusedImage } from './fillImage.ts';
import { pathOf } from './fillSummary.ts';
import { chooseImages } from './listImages.ts';
import { stuckWords } from './listWords.ts';
import type { MissingWish } from './listMissing.ts';

/** Which drafts are meant: all of the workspace, or those among some files and below some folders. */
export interface RenderWish extends Omit<MissingWish, 'draft'> {
	readonly places: readonly vscode.Uri[] | undefined;
}

/**
 * Shows the drafts and puts real images in the places of those that the person wants; of all where the caller wants
 * quiet. Each draft is replaced when its image is complete, and can be brought back. Undefined when the person leaves.
 * Throws a Failure that comes before anything is sent.
 */
export async function renderDrafts(
	tools: ImageTools,
	{ places, quiet: isQuiet, maxUsd }: RenderWish,
): Promise<GenerationReport | undefined> {
	requireTrust();
	const drafts = await findDrafts(tools, places, isQuiet);
	if (drafts === undefined) {
		return undefined;
	}
	const { renderable, stuck } = drafts;
	const reasons = stuck.map(({ image, fault }) => ({
		path: pathOf(vscode.Uri.parse(image.id)),
		reason: stuckWords(fault),
	}));
	if (renderable.length + stuck.length === 0) {
		if (!isQuiet) {
			void notify('information', l10n.t('There are no drafts.'));
		}
		return { assets: [], failures: [] };
	}
	const chosen = isQuiet
		? { indexes: [...renderable.keys()] }
		: await chooseImages(tools.deps.prices, {
				title: l10n.t('Drafts'),
				placeholder: l10n.t('Untick what is to stay a draft; Enter makes real images of the others'),
				images: renderable.map(toListed),
				reasons,
				isDraft: undefined,
			});
	if (chosen === undefined) {
		return undefined;
	}
	const images: FillImage[] = [];
	const refused: RefusedImage[] = stuck.flatMap(({ image, fault }) =>
		isQuiet ? [stuckImage(image, stuckWords(fault))] : [],
	);
	for (const draft of chosen.indexes.flatMap(index => renderable[index] ?? [])) {
		try {
			images.push(toFillImage(tools, draft));
		} catch (error) {
			refused.push(toRefused({ prompt: draft.request.prompt, uri: vscode.Uri.parse(draft.image.id) }, error));
		}
	}
	const after = (filled: readonly FilledImage[]) => follow(tools, filled);
	return fillAll(tools.deps, { images, refused, after }, { isDraft: false, isQuiet, maxUsd });
}

/** Undefined when the person cancels. */
async function findDrafts(
	{ library }: ImageTools,
	places: readonly vscode.Uri[] | undefined,
	isQuiet: boolean,
): Promise<Drafts | undefined> {
	const stop = new AbortController();
	const look = async () => {
		const all = await library.images(stop.signal);
		const meant = places === undefined ? all : await library.imagesIn(places);
		return draftsOf([...meant], outside.random);
	};
	if (isQuiet) {
		return look();
	}
	const title = l10n.t('Looking for drafts');
	const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
	return vscode.window.withProgress(options, async (_, token) => {
		const subscription = token.onCancellationRequested(() => stop.abort());
		try {
			return await look();
		} catch (error) {
			if (stop.signal.aborted) {
				return undefined;
			}
			throw error;
		} finally {
			subscription.dispose();
		}
	});
}

function toListed({ image, request }: RenderableDraft) {
	const model = modelOf(request);
	const size = pixelsOf(model, request.imageSize);
	return {
		path: pathOf(vscode.Uri.parse(image.id)),
		prompt: request.prompt,
		isSuggested: false,
		sizeText: pixels(size),
		size,
		model,
	};
}

function stuckImage({ id, recipe }: LibraryImage, reason: string): RefusedImage {
	const uri = vscode.Uri.parse(id);
	const error = badImage(uri, `${pathOf(uri)}: ${reason}`);
	return toRefused({ prompt: recipe.prompt, uri }, error);
}

/** Throws a Failure when the file cannot be planned. */
function toFillImage(tools: ImageTools, { image, request }: RenderableDraft): FillImage {
	const uri = vscode.Uri.parse(image.id);
	const root = vscode.Uri.parse(image.folder);
	const file = {
		uri,
		root,
		document: undefined,
		request,
		model: modelOf(request),
		settings: readSettings(uri),
	};
	return {
		...file,
		file: planExactly(file),
		check: () => requireDraft(uri),
		keep: (_job, made, picture) => putInPlace(tools, uri, made, picture),
	};
}

/** Throws a Failure when an image is gone or is something else by now. */
async function requireDraft(uri: vscode.Uri): Promise<void> {
	const { found } = await readImage(uri);
	if (found?.recipe.draft !== true) {
		throw badImage(uri, l10n.t('{0} is no draft any more.', pathOf(uri)));
	}
}

/** What is paid is kept in any case, also when the draft is not there to be replaced. */
async function putInPlace(
	tools: ImageTools,
	uri: vscode.Uri,
	{ picture: { facts }, requestId }: Made,
	{ bytes, sidecar }: ImageFile,
): Promise<vscode.Uri> {
	const version = await tools.versions.keep({
		asset: uri.toString(),
		kind: 'offered',
		bytes,
		extension: facts.extension,
		recipe: sidecar,
		requestId,
	});
	tools.tidySoon();
	try {
		await requireDraft(uri);
	} catch (error) {
		const detail = l10n.t('{0} is no draft any more.', pathOf(uri));
		throw new Failure('cannotSave', { detail, cause: error });
	}
	return replaceImage(tools, uri, { version, isQuiet: true });
}

async function follow(tools: ImageTools, filled: readonly FilledImage[]): Promise<Aftermath> {
	const notes: string[] = [];
	for (const { asset, image } of filled) {
		const saved = vscode.Uri.parse(asset.uri);
		if (saved.toString() === image.uri.toString()) {
			await tools.refreshDetails(image.uri);
		} else {
			notes.push(
				l10n.t(
					'The new picture is of another format: it is saved as {0}, and {1} is as it was.',
					pathOf(saved),
					pathOf(image.uri),
				),
			);
		}
	}
	return { notes };
}
