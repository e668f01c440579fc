import * as vscode from 'vscode';
import { findSpotAgain } from '../../core/document/spotAgain.ts';
import type { PlannedSpot } from '../../core/job/record.ts';
import { HeldSpot } from './heldSpot.ts';

/**
 * Holds spots of an earlier window again, in their order, before anything is written at any of them; the same
 * spot is held once.
 */
export async function holdAllAgain(
	planned: readonly (PlannedSpot | undefined)[],
): Promise<readonly (HeldSpot | undefined)[]> {
	const held = new Map<string, HeldSpot | undefined>();
	for (const spot of planned) {
		const key = JSON.stringify(spot ?? null);
		if (!held.has(key)) {
			held.set(key, await holdAgain(spot));
		}
	}
	return planned.map(spot => held.get(JSON.stringify(spot ?? null)));
}

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
