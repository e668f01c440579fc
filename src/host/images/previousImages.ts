import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { sha256 } from '../../core/asset/contentHash.ts';
import { Gate } from '../../core/library/gate.ts';
import { readRecipe } from '../../core/recipe/embed.ts';
import { parseSidecar } from '../../core/recipe/sidecar.ts';
import type { Version } from '../../core/version/version.ts';
import { badImage } from '../assets/imageFile.ts';
import { choose } from '../ui/dialogs.ts';
import { oneLine } from '../ui/words.ts';
import type { ImageTools } from './imageTools.ts';
import { replaceImage } from './replaceImage.ts';

/** More than so many are not shown: the list is for going back, not an archive. */
const mostShown = 30;

/** How many whole images are in memory at a time to tell their prompts. */
const mostRead = 3;

/**
 * Brings back what an image was: the newest when nobody is asked or there is one, else the one that the person
 * chooses, also of the pictures that were made for its place and not accepted. Gives the URI of the file that has
 * it now; undefined when the person leaves. Throws a Failure.
 */
export async function restorePrevious(
	tools: ImageTools,
	asset: vscode.Uri,
	isQuiet: boolean,
): Promise<vscode.Uri | undefined> {
	const previous = await tools.replacements.findPrevious(asset.toString());
	const others = isQuiet ? [] : await otherVersions(tools, asset);
	const version = others.length > 1 || previous === undefined ? await ask(tools, others) : previous;
	if (version === undefined) {
		if (others.length === 0) {
			throw badImage(asset, 'noPrevious');
		}
		return undefined;
	}
	return replaceImage(tools, asset, { version, isQuiet });
}

/** What an image was and might have been, but not what it is. Newest first. */
export async function otherVersions(
	{ versions }: ImageTools,
	asset: vscode.Uri,
): Promise<readonly Version[]> {
	// A file that cannot be read may be made again all the same.
	const bytes = await vscode.workspace.fs.readFile(asset).then(undefined, () => undefined);
	const current = bytes && (await sha256(bytes));
	return (await versions.list(asset.toString())).filter(version => version.sha256 !== current);
}

async function ask(tools: ImageTools, versions: readonly Version[]): Promise<Version | undefined> {
	if (versions.length === 0) {
		return undefined;
	}
	const gate = new Gate(mostRead);
	const options = await Promise.all(
		versions.slice(0, mostShown).map(async version => ({
			label: oneLine((await gate.pass(() => promptOf(tools, version))) ?? l10n.t('Image without a recipe')),
			description: kindWords(version),
			detail: new Date(version.at).toLocaleString(vscode.env.language),
			value: version,
		})),
	);
	return choose(options, l10n.t('Restore Previous Image'), l10n.t('What the image shall be again'));
}

async function promptOf({ versions }: ImageTools, version: Version): Promise<string | undefined> {
	if (version.recipe !== undefined) {
		return parseSidecar(version.recipe)?.recipe.prompt;
	}
	const bytes = await versions.read(version);
	return bytes && readRecipe(bytes)?.recipe.prompt;
}

function kindWords({ kind }: Version): string {
	switch (kind) {
		case 'replaced':
			return l10n.t('was here');
		case 'offered':
			return l10n.t('was made for this place and not accepted');
		case 'deleted':
			return l10n.t('was deleted');
	}
}
