import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { splitName } from '../../core/asset/fileName.ts';
import { Failure } from '../../core/failure.ts';
import type { MissingImage } from '../../core/missing/missingImages.ts';
import { canBeDraft } from '../../core/missing/wantedImage.ts';
import { parseRequest, invalidRequest } from '../../core/models/request.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import type { GenerationReport } from '../generation/report.ts';
import { outside } from '../outside.ts';
import { readSettings } from '../settings.ts';
import { formatName } from '../ui/options.ts';
import { fileOfDocument } from '../assets/documentsFile.ts';
import { fillAll, toRefused } from './fillAll.ts';
import { checkFree, planExactly, saveExactly } from './fillFiles.ts';
import type { Aftermath, FilledImage, FillImage, FillOptions, RefusedImage } from './fillImage.ts';
import { changeLinks } from './fillLinks.ts';
import type { LinkedRename } from './fillLinks.ts';
import { pathOf } from './fillSummary.ts';
import { uriOf } from './missingUri.ts';

/**
 * Makes images that documents ask for, each at exactly the path that its links have, by its `prompt`; nothing that
 * is there is written over. One that comes in another format is saved under its true extension, and its links are
 * changed. Undefined when the person leaves or cancels before anything was sent. Throws a Failure that comes before
 * anything is sent.
 */
export async function fillMissing(
	deps: GenerationDeps,
	images: readonly MissingImage[],
	options: FillOptions,
): Promise<GenerationReport | undefined> {
	if (images.length > 1 && !vscode.workspace.isTrusted) {
		throw new Failure('untrusted');
	}
	const fillable: FillImage[] = [];
	const refused: RefusedImage[] = [];
	for (const image of images) {
		try {
			fillable.push(toFillImage(deps, image, options));
		} catch (error) {
			refused.push(toRefused({ prompt: image.prompt, uri: uriOf(image) }, error));
		}
	}
	const missing = new Map(images.map(image => [uriOf(image).toString(), image]));
	return fillAll(deps, { images: fillable, refused, after: filled => follow(filled, missing) }, options);
}

/** Throws a Failure when the image cannot be asked for. */
function toFillImage(deps: GenerationDeps, missing: MissingImage, { isDraft }: FillOptions): FillImage {
	const { prompt, model, format, size, links } = missing;
	const root = vscode.Uri.parse(missing.root);
	const document = fileOfDocument(vscode.Uri.parse(links[0].document));
	const settings = readSettings(document);
	if (isDraft && !canBeDraft(format)) {
		const text = l10n.t('drafts cannot be {0}; change the link or make the real image.', formatName(format));
		throw invalidRequest([{ path: 'outputFormat', problem: { kind: 'other', text } }]);
	}
	const { enableSafetyChecker, safetyTolerance, style } = settings;
	const request = asked(
		{ prompt, model: settings.model, imageSize: size.imageSize, outputFormat: format },
		{ enableSafetyChecker, safetyTolerance, style },
	);
	const file = { uri: uriOf(missing), root, document, request, model, settings };
	const plan = planExactly(file);
	return {
		...file,
		file: plan,
		check: () => checkFree(file, plan),
		keep: (job, made, picture) => saveExactly(file, plan, { job, made, file: picture, log: deps.log }),
	};
}

/** A bad option that is a setting is named as one. */
function asked(wish: Readonly<Record<string, unknown>>, options: Readonly<Record<string, unknown>>) {
	try {
		return parseRequest({ ...wish, ...options }, outside.random);
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}
		const isSetting = (path: string) => path === 'model' || Object.hasOwn(options, path);
		throw error.with({
			fields: error.fields.map(field =>
				isSetting(field.path) ? { ...field, path: `figment.${field.path}` } : field,
			),
		});
	}
}

/** Makes links follow images that were saved under other names, and tells of them. */
async function follow(
	filled: readonly FilledImage[],
	missing: ReadonlyMap<string, MissingImage>,
): Promise<Aftermath> {
	const renames: LinkedRename[] = [];
	const notes: string[] = [];
	for (const { asset, image } of filled) {
		const found = missing.get(image.uri.toString());
		const saved = vscode.Uri.parse(asset.uri);
		if (found === undefined || saved.path === image.uri.path) {
			continue;
		}
		const { mimeType } = asset.made.picture.facts;
		const [got, wanted] = [mimeType.replace('image/', ''), image.request.outputFormat];
		if (got === wanted) {
			notes.push(l10n.t('{0} is there by now; the image is saved as {1}.', pathOf(image.uri), pathOf(saved)));
			continue;
		}
		const { stem, ending } = splitName(saved.path);
		const documents = found.links.map(({ document }) => document);
		renames.push({ root: found.root, path: found.path, name: stem + ending, documents });
		notes.push(
			l10n.t(
				'{0} is {1}, not {2} as asked: its links say so now.',
				pathOf(saved),
				formatName(got),
				formatName(wanted),
			),
		);
	}
	const failure = renames.length === 0 ? undefined : await changeLinks(renames);
	return { notes: failure === undefined ? summed(notes) : [], failure };
}

/** More than a few are only counted. */
function summed(notes: readonly string[]): readonly string[] {
	return notes.length <= mostNotes
		? notes
		: [l10n.t('{0} images are saved under other names than asked, and linked so.', notes.length)];
}

const mostNotes = 3;
