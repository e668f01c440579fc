import { judgeAsset } from './assetState.ts';
import type { AssetState, Contents } from './assetState.ts';
import type { PendingReplacement } from './pending.ts';
import type { AssetFiles, ReplacementPorts } from './ports.ts';

/** How often a file is written that is then not what was written. */
const mostWrites = 3;

/**
 * How a replacement ended:
 * - `next`: the asset is the next image;
 * - `previous`: it could not be written, and is what it was;
 * - `other`: it is what somebody else has made of it;
 * - `open`: it could not be written nor put back, and the replacement stays on record.
 */
export interface Settled {
	readonly state: 'next' | 'previous' | 'other' | 'open';
	/** Whether the recipe is where it belongs; always true where the image needs no sidecar. */
	readonly isRecipeWritten: boolean;
	/** What went wrong, when it is neither `next` nor `other`. */
	readonly error?: unknown;
}

/**
 * Makes an asset the next image of a replacement that is on record, or puts back what it was. Where the next
 * image cannot be read any more, the previous one is what it is made. Does not throw.
 */
export async function settle(
	ports: Pick<ReplacementPorts, 'versions' | 'files' | 'sidecars'>,
	pending: PendingReplacement,
	contents: Contents,
): Promise<Settled> {
	const { files, versions } = ports;
	let error: unknown;
	let state: AssetState | undefined;
	try {
		state = await put(
			files,
			pending.asset,
			contents,
			contents.next.bytes === undefined ? 'previous' : 'next',
		);
	} catch (problem) {
		error = problem;
		state = await putBack(files, pending.asset, contents).catch(() => undefined);
	}
	if (state === 'next') {
		return { state, isRecipeWritten: await finish(ports, pending) };
	}
	const isUndone = state === 'missing' && contents.previous === undefined;
	if (state === 'previous' || state === 'other' || isUndone) {
		await versions.end(pending).catch(() => undefined);
		return { state: state === 'other' ? state : 'previous', isRecipeWritten: true, error };
	}
	return { state: 'open', isRecipeWritten: true, error };
}

/** What follows when the asset is the next image: its recipe, and that it was in the asset's place. */
export async function finish(
	{ versions, sidecars }: Pick<ReplacementPorts, 'versions' | 'sidecars'>,
	pending: PendingReplacement,
): Promise<boolean> {
	const { asset, next, recipe } = pending;
	const isWritten =
		recipe === undefined ||
		(await sidecars.write(asset, next.sha256, recipe).then(
			() => true,
			() => false,
		));
	await versions.touch(next, 'replaced').catch(() => undefined);
	await versions.end(pending).catch(() => undefined);
	return isWritten;
}

/** Writes until the asset is what it is to be, or is somebody else's. Throws when it cannot. */
async function put(
	files: AssetFiles,
	asset: string,
	contents: Contents,
	goal: 'next' | 'previous',
): Promise<AssetState> {
	for (let writes = 0; ; writes++) {
		const state = await judgeAsset(await files.read(asset), contents);
		const bytes = contents[goal]?.bytes;
		if (state === goal || state === 'next' || state === 'other') {
			return state;
		}
		if (bytes === undefined || writes === mostWrites) {
			throw new Error('the file is not what was written');
		}
		await (state === 'missing' ? files.create(asset, bytes) : files.write(asset, bytes));
	}
}

/** After a write that failed: what the asset is then. */
async function putBack(files: AssetFiles, asset: string, contents: Contents): Promise<AssetState> {
	const state = await judgeAsset(await files.read(asset), contents);
	const isDone = state === 'next' || contents.previous === undefined;
	return isDone ? state : put(files, asset, contents, 'previous');
}
