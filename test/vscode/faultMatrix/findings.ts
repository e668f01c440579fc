import * as vscode from 'vscode';
import { costOf } from '../../../src/core/job/ledgerEntry.ts';
import { readUnsettled } from '../../../src/core/job/unsettled.ts';
import type { OpenJob } from '../../../src/host/recovery/recovery.ts';
import type { Totals } from '../../service/types.ts';
import { header } from '../figment.ts';
import type { OtherWindow } from '../otherWindow.ts';
import type { OpenState } from './cell.ts';
import { decoy } from './scene.ts';

/** What is to be said of each file of a folder, by its path. */
export type Files = Readonly<Record<string, string>>;

/** Describes every file of a folder and of those below it, but for the page. */
export async function describeFiles(folder: vscode.Uri, below = ''): Promise<Files> {
	const found: Record<string, string> = {};
	for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
		const uri = vscode.Uri.joinPath(folder, name);
		if (type === vscode.FileType.Directory) {
			Object.assign(found, await describeFiles(uri, `${below}${name}/`));
		} else if (name !== 'page.md') {
			found[below + name] = describe(await vscode.workspace.fs.readFile(uri));
		}
	}
	return found;
}

/** The state of an open job, and what the service says of its cost. */
export function openState({ state, billing }: OpenJob): OpenState {
	return state === 'unknown' && billing !== undefined ? `unknown, ${billing.kind}` : state;
}

/** What ledger and journal count against what was billed; anything but `even` and `perhaps` is wrong. */
export async function reckon({ deps }: OtherWindow, { billedUsd }: Totals): Promise<string> {
	const entries = [...(await deps.ledger.entries()), ...(await readUnsettled(deps.journal))];
	const counted = entries.reduce((sum, entry) => sum + (costOf(entry)?.usd ?? Number.NaN), 0);
	const more = Math.round((counted - billedUsd) * 1e6) / 1e6;
	if (more === 0) {
		return 'even';
	}
	const hasUnknown = entries.some(({ outcome }) => outcome === 'unknown');
	return more > 0 && hasUnknown ? 'perhaps' : `counted ${counted}, billed ${billedUsd}`;
}

function describe(bytes: Uint8Array): string {
	if (isSame(bytes, decoy)) {
		return 'as it was';
	}
	if (bytes.length < 12) {
		return new TextDecoder().decode(bytes);
	}
	const kind = header(bytes);
	return `${kind.startsWith('RIFF') ? 'webp' : kind}${isWhole(bytes) ? '' : ', not whole'}`;
}

/** Whether a picture reaches its own end: independent of Figment's reader. */
function isWhole(bytes: Uint8Array): boolean {
	const text = new TextDecoder('latin1').decode(bytes);
	switch (text.slice(0, 4)) {
		case '\u2030PNG':
			return text.slice(-8, -4) === 'IEND';
		case 'RIFF':
			return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 === bytes.length;
		default:
			return bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
	}
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
