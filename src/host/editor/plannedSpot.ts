import * as vscode from 'vscode';
import { findSpotAgain } from '../../core/document/spotAgain.ts';
import type { PlannedSpot } from '../../core/job/record.ts';
import { HeldSpot } from './heldSpot.ts';

/** Holds a spot of an earlier window again; undefined when its document or its place is not to be found. */
export async function holdAgain(planned: PlannedSpot | undefined): Promise<HeldSpot | undefined> {
	if (planned === undefined) {
		return undefined;
	}
	try {
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(planned.document));
		const spot = findSpotAgain(document.getText(), planned);
		return spot === undefined ? undefined : new HeldSpot(document, spot);
	} catch {
		return undefined;
	}
}
