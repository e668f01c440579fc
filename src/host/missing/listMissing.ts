import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { documentLanguage } from '../../core/library/uses/documentLanguage.ts';
import { Failure } from '../../core/failure.ts';
import type { MissingImage, UnsavableLink } from '../../core/missing/missingImages.ts';
import type { ScanFindings } from '../../core/missing/missingScan.ts';
import { suggestPrompt } from '../../core/missing/suggestPrompt.ts';
import { canBeDraft } from '../../core/missing/wantedImage.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { languageOf } from '../editor/languageOf.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { failed } from '../generation/report.ts';
import type { GenerationReport } from '../generation/report.ts';
import { notify } from '../ui/notify.ts';
import { formatName } from '../ui/options.ts';
import { fillMissing } from './fillMissing.ts';
import { uriOf } from './missingUri.ts';
import { pathOf } from './fillSummary.ts';
import { chooseImages } from './listImages.ts';
import type { ListedReason } from './listImages.ts';
import { sizeWords, unsavableWords } from './listWords.ts';

/** What the commands that make missing images take. */
export interface MissingWish {
	readonly draft: boolean | undefined;
	readonly quiet: boolean;
	/** What the action may cost without asking, in USD. */
	readonly maxUsd: number | undefined;
}

/** A missing image, and whether its prompt is from the text around its link. */
interface Prompted {
	readonly image: MissingImage;
	readonly isSuggested: boolean;
}

/**
 * Shows what is missing and makes what the person wants of it; all of it where the caller wants quiet. Undefined when
 * the person leaves. Throws a Failure that comes before anything is sent.
 */
export async function offerMissing(
	deps: GenerationDeps,
	findings: ScanFindings,
	{ draft, quiet: isQuiet, maxUsd }: MissingWish,
): Promise<GenerationReport | undefined> {
	if (findings.images.length > 1 && !vscode.workspace.isTrusted) {
		throw new Failure('untrusted');
	}
	const all = await promptAll(findings.images);
	const prompted = all.filter(({ image }) => image.prompt !== '');
	const reasons = reasonsOf(all, findings);
	if (prompted.length === 0) {
		return tellNone(reasons, isQuiet);
	}
	const chosen = isQuiet
		? { indexes: [...prompted.keys()], isDraft: draft === true }
		: await chooseImages(deps.prices, {
				title: l10n.t('Missing Images'),
				placeholder: l10n.t('Untick what is not wanted; Enter makes the others'),
				images: prompted.map(toListed),
				reasons,
				isDraft: draft === true,
			});
	if (chosen === undefined) {
		return undefined;
	}
	const images = chosen.indexes.flatMap(index => prompted[index]?.image ?? []);
	const report = await fillMissing(deps, images, { isDraft: chosen.isDraft, isQuiet, maxUsd });
	// Who chose from the list has read the others there.
	return report && isQuiet
		? { ...report, failures: [...report.failures, ...reasons.flatMap(toFailures)] }
		: report;
}

function toListed({ image, isSuggested }: Prompted) {
	const { prompt, model, size, format } = image;
	return {
		path: pathOf(uriOf(image)),
		prompt,
		isSuggested,
		sizeText: sizeWords(image),
		size: size.size,
		model,
		noDraft: canBeDraft(format) ? undefined : l10n.t('drafts cannot be {0}', formatName(format)),
	};
}

/** Gives images whose links say nothing of them a prompt from the text around. */
async function promptAll(images: readonly MissingImage[]): Promise<readonly Prompted[]> {
	const texts = new Map<string, Promise<DocumentText | undefined>>();
	const suggest = async (image: MissingImage): Promise<string> => {
		for (const { document, link } of image.links) {
			const reading = texts.get(document) ?? readText(document);
			texts.set(document, reading);
			const read = await reading;
			const found = read === undefined ? '' : suggestPrompt(read.text, read.languageId, link.range.start);
			if (found !== '') {
				return found;
			}
		}
		return '';
	};
	const all: Prompted[] = [];
	for (const image of images) {
		const isSuggested = image.prompt === '';
		all.push({ image: isSuggested ? { ...image, prompt: await suggest(image) } : image, isSuggested });
	}
	return all;
}

interface DocumentText {
	readonly text: string;
	readonly languageId: string;
}

async function readText(id: string): Promise<DocumentText | undefined> {
	const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === id);
	if (open !== undefined) {
		return { text: open.getText(), languageId: languageOf(open) };
	}
	const languageId = documentLanguage(id);
	const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(id)).then(undefined, () => undefined);
	return languageId === undefined || bytes === undefined
		? undefined
		: { text: new TextDecoder().decode(bytes), languageId };
}

/** What cannot be made, and what could not be looked at. */
function reasonsOf(all: readonly Prompted[], { unsavable, unread }: ScanFindings): readonly ListedReason[] {
	const silent = all.filter(({ image }) => image.prompt === '');
	return [
		...silent.map(({ image }) => ({
			path: pathOf(uriOf(image)),
			reason: l10n.t('nothing says what it shows: write an alt text'),
		})),
		...unique(unsavable).map(link => ({ path: link.image.path, reason: unsavableWords(link) })),
		...unread.map(id => ({
			path: pathOf(vscode.Uri.parse(id)),
			reason: l10n.t('this document cannot be read or is too large'),
		})),
	];
}

function unique(links: readonly UnsavableLink[]): readonly UnsavableLink[] {
	return [...new Map(links.map(link => [`${link.image.fault} ${link.image.path}`, link])).values()];
}

function tellNone(reasons: readonly ListedReason[], isQuiet: boolean): GenerationReport {
	if (!isQuiet) {
		const few = reasons.slice(0, 3).map(({ path, reason }) => l10n.t('{0}: {1}', path, reason));
		void (reasons.length === 0
			? notify('information', l10n.t('No image is missing.'))
			: notify(
					'warning',
					l10n.t('None of the missing images can be made ({0}).', few.join('; ').replaceAll('](', '] (')),
				));
	}
	return { assets: [], failures: isQuiet ? reasons.flatMap(toFailures) : [] };
}

function toFailures({ path, reason }: ListedReason): GenerationReport['failures'] {
	const text = `${path}: ${reason}`;
	return failed(invalidRequest([{ path: 'output', problem: { kind: 'other', text } }])).failures;
}
