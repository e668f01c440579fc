import type * as vscode from 'vscode';
import { l10n } from 'vscode';
import { detailOf } from '../../core/failure.ts';
import { invalidRequest } from '../../core/models/request.ts';
import { noTarget, resolveTarget } from '../editor/target.ts';
import type { Target } from '../editor/target.ts';
import type { ImageTools } from './imageTools.ts';

/**
 * What a link goes into: the document that is named, else the one that is worked on. A page or a picture in front
 * takes no link: then it is the one that was worked in last, which comes to the front unless that is to be quiet.
 * Throws a Failure `invalidRequest` for a document that cannot be opened.
 */
export async function insertTarget(
	{ lastEditor }: Pick<ImageTools, 'lastEditor'>,
	document: vscode.Uri | undefined,
	isQuiet: boolean,
): Promise<Target> {
	if (document !== undefined) {
		return openTarget(document);
	}
	const target = await resolveTarget(undefined);
	if (target.document !== undefined) {
		return target;
	}
	// Who wants quiet does not want another page in front either.
	const last = isQuiet ? lastEditor.visible : await lastEditor.reveal();
	return last === undefined ? target : resolveTarget(last);
}

/** The document that {@link insertTarget} would give, with nothing brought to the front. */
export async function peekTarget({ lastEditor }: Pick<ImageTools, 'lastEditor'>): Promise<Target> {
	const { last } = lastEditor;
	return last === undefined ? noTarget : resolveTarget(last).catch(() => noTarget);
}

async function openTarget(document: vscode.Uri): Promise<Target> {
	try {
		return await resolveTarget(document);
	} catch (error) {
		const problem = { kind: 'other', text: l10n.t('it cannot be opened ({0}).', detailOf(error)) } as const;
		throw invalidRequest([{ path: 'document', problem, received: document.toString() }]);
	}
}
