import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { suggestPrompt } from '../../../core/missing/suggestPrompt.ts';
import { languageOf } from '../../editor/languageOf.ts';
import { notify } from '../../ui/notify.ts';
import type { AbsentState, MakingState, MissingState } from '../linkStates.ts';
import { uriOf } from '../missingUri.ts';
import { alreadyText } from '../fillSummary.ts';
import type { OpenDocuments } from '../openDocuments.ts';
import { askLinkPrompt } from './askLinkPrompt.ts';
import { parseFillArguments } from './fillArguments.ts';
import type { FillArguments } from './fillArguments.ts';
import type { KnownPrices } from './linkWords.ts';
import type { Making } from './making.ts';

/** How often a document is looked at that is edited meanwhile. */
const mostTries = 5;

/** What filling a link works with. */
export interface FillTools {
	readonly documents: Pick<OpenDocuments, 'missing'>;
	readonly prices: KnownPrices;
	readonly fill: Making['fill'];
}

/**
 * Makes the image that a link asks for, in the words of its alt text; where there are none, or the caller wants it,
 * the person is asked first. What `fill` gives; undefined when the person leaves or nothing is missing.
 */
export async function fillLink({ documents, prices, fill }: FillTools, argument: unknown): Promise<unknown> {
	const args = parseFillArguments(argument);
	const document = await openDocument(args.document);
	const state = document && (await findMissing(documents, document, args));
	if (document === undefined || state === undefined) {
		void notify('information', l10n.t('No image is missing here any more.'));
		return undefined;
	}
	if (state.kind === 'making') {
		void notify('information', alreadyText(uriOf(state.image)));
		return undefined;
	}
	const { image, link } = state;
	const draft = args.draft ?? false;
	const isAsked = args.ask === true || image.prompt === '';
	const suggestion =
		image.prompt === ''
			? suggestPrompt(document.getText(), languageOf(document), link.range.start)
			: image.prompt;
	const prompt = isAsked ? await askLinkPrompt(image, { suggestion, isDraft: draft, prices }) : suggestion;
	if (prompt === undefined) {
		return undefined;
	}
	return fill([{ ...image, prompt }], { draft });
}

/** The document as it is open; undefined when there is none any more. */
async function openDocument(id: string): Promise<vscode.TextDocument | undefined> {
	const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === id);
	return (
		open ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(id)).then(undefined, () => undefined))
	);
}

async function findMissing(
	documents: Pick<OpenDocuments, 'missing'>,
	document: vscode.TextDocument,
	args: FillArguments,
): Promise<MissingState | MakingState | undefined> {
	for (let tries = 0; tries < mostTries; tries++) {
		const states = await documents.missing(document);
		if (states !== undefined) {
			return nearest(states, args);
		}
	}
	return undefined;
}

/** The link at the place; or the nearest to the same file, where the text was edited since. */
function nearest(
	states: readonly AbsentState[],
	{ offset, target }: FillArguments,
): MissingState | MakingState | undefined {
	const isMeant = ({ link }: AbsentState) =>
		target === undefined
			? link.range.start <= offset && offset <= link.range.end
			: link.target.text === target;
	const distance = ({ link }: AbsentState) => Math.abs(link.range.start - offset);
	return states
		.filter(state => state.kind !== 'unsavable')
		.filter(isMeant)
		.sort((one, other) => distance(one) - distance(other))[0];
}
