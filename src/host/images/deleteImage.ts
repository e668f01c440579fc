import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { sha256 } from '../../core/asset/contentHash.ts';
import { detailOf } from '../../core/failure.ts';
import { recogniseImage } from '../../core/image/recognise.ts';
import type { Use } from '../../core/library/uses/use.ts';
import type { Version } from '../../core/version/version.ts';
import { readSidecar } from '../assets/imageFile.ts';
import { modal } from '../ui/dialogs.ts';
import { notify } from '../ui/notify.ts';
import type { NoticeAction } from '../ui/notify.ts';
import { foreignText } from '../ui/words.ts';
import type { ImageTools } from './imageTools.ts';

/**
 * Deletes an image when the person agrees, who is told which documents still link it. What it was is kept, to be
 * restored. Whether it is deleted; why it cannot be is told.
 */
export async function deleteImage(tools: ImageTools, asset: vscode.Uri): Promise<boolean> {
	return (await deleteImages(tools, [asset])) === 1;
}

/** The same of several images, of which one question is asked. How many are deleted: none after one that cannot be. */
export async function deleteImages(tools: ImageTools, assets: readonly vscode.Uri[]): Promise<number> {
	let deleted = 0;
	try {
		if (assets.length > 0 && (await confirm(tools, assets))) {
			for (const asset of assets) {
				await deleteOne(tools, asset);
				deleted++;
			}
		}
	} catch (error) {
		tools.deps.log.warn(`An image could not be deleted: ${detailOf(error)}`);
		const detail = foreignText(detailOf(error));
		const failed = assets[deleted];
		const name = failed === undefined ? '' : pathOf(failed);
		void notify('error', l10n.t('{0} could not be deleted ({1}).', name, detail));
	}
	tools.library.gone(assets.slice(0, deleted));
	return deleted;
}

async function confirm(tools: ImageTools, assets: readonly vscode.Uri[]): Promise<boolean> {
	const uses = await tools.library.usesOfAll(assets);
	const names = assets.map(asset => vscode.workspace.asRelativePath(asset));
	const detail = [
		...(assets.length === 1 ? [] : [...few(names, mostNamed), '']),
		...(uses.length === 0 ? [] : [usesText(uses), '']),
		assets.length === 1
			? l10n.t('It can be restored for 30 days.')
			: l10n.t('They can be restored for 30 days.'),
	];
	return modal.confirm(questionOf(names, uses), l10n.t('Delete'), detail.join('\n'));
}

function questionOf([first = '', ...others]: readonly string[], { length }: readonly Use[]): string {
	if (others.length === 0) {
		return length === 0 ? l10n.t('Delete {0}?', first) : l10n.t('Delete {0}? It is still linked.', first);
	}
	const count = others.length + 1;
	return length === 0
		? l10n.t('Delete {0} images?', count)
		: l10n.t('Delete {0} images? Some of them are still linked.', count);
}

/** So many of several names, and how many more there are. */
function few(names: readonly string[], most: number): readonly string[] {
	const more = names.length - most;
	return more > 0 ? [...names.slice(0, most), l10n.t('and {0} more images', more)] : names;
}

async function deleteOne(tools: ImageTools, asset: vscode.Uri): Promise<void> {
	await keepDeleted(tools, asset, await vscode.workspace.fs.readFile(asset));
	try {
		await vscode.workspace.fs.delete(asset, { useTrash: true });
	} catch {
		// Not every file system has a bin; what was in the file is kept by Figment.
		await vscode.workspace.fs.delete(asset);
	}
}

/** Keeps what an image is, to be restored after it is deleted. Throws when it cannot. */
export async function keepDeleted(
	{ versions, tidySoon }: ImageTools,
	asset: vscode.Uri,
	bytes: Uint8Array,
): Promise<Version> {
	tidySoon();
	return versions.keep({
		asset: asset.toString(),
		kind: 'deleted',
		bytes,
		extension: recogniseImage(bytes)?.extension ?? 'png',
		recipe: await readSidecar(asset, await sha256(bytes)),
	});
}

/** Tells of images that were deleted elsewhere although documents link them, in one notice, and offers to restore. */
export async function tellDeleted(
	tools: ImageTools,
	deleted: readonly {
		readonly asset: vscode.Uri;
		readonly version: Version;
		readonly uses: readonly Use[];
	}[],
): Promise<void> {
	const names = deleted.map(({ asset }) => pathOf(asset)).join(', ');
	const uses = deleted.flatMap(each => each.uses);
	const message =
		deleted.length === 1
			? l10n.t('{0} was deleted and is still linked in {1}.', names, documentsText(uses))
			: l10n.t(
					'{0} images were deleted and are still linked in {1}: {2}.',
					deleted.length,
					documentsText(uses),
					names,
				);
	const restore: NoticeAction = {
		label: l10n.t('Restore'),
		run: async () => {
			for (const { version } of deleted) {
				await tools.replacements.restore(version).catch((error: unknown) => {
					const detail = foreignText(detailOf(error));
					void notify('error', l10n.t('The image could not be restored ({0}).', detail));
				});
			}
		},
	};
	await notify('warning', message, [restore, { label: l10n.t('Show Links'), run: () => showUses(uses) }]);
}

/** Lets the person go through links. */
async function showUses(uses: readonly Use[]): Promise<void> {
	const options = uses.map(use => ({
		label: pathOf(vscode.Uri.parse(use.document)),
		description: l10n.t('line {0}', use.line),
		detail: foreignText(use.target),
		use,
	}));
	const chosen = await vscode.window.showQuickPick(options, { title: l10n.t('Links to Deleted Images') });
	if (chosen !== undefined) {
		const line = new vscode.Range(chosen.use.line - 1, 0, chosen.use.line - 1, 0);
		await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(chosen.use.document), {
			selection: line,
		});
	}
}

/** More documents than this are only counted. */
const mostNamed = 8;

/** One document a line, with the lines of its links. */
export function usesText(uses: readonly Use[]): string {
	const byDocument = new Map<string, readonly Use[]>();
	for (const use of uses) {
		byDocument.set(use.document, [...(byDocument.get(use.document) ?? []), use]);
	}
	const lines = [...byDocument].slice(0, mostNamed).map(([document, list]) => {
		const path = vscode.workspace.asRelativePath(vscode.Uri.parse(document));
		return l10n.t('{0}, line {1}', path, list.map(({ line }) => line).join(', '));
	});
	const more = byDocument.size - mostNamed;
	return [...lines, ...(more > 0 ? [l10n.t('and {0} more documents', more)] : [])].join('\n');
}

function documentsText(uses: readonly Use[]): string {
	const documents = [...new Set(uses.map(use => use.document))];
	const [first = ''] = documents.map(document => pathOf(vscode.Uri.parse(document)));
	return documents.length === 1 ? first : l10n.t('{0} and {1} more documents', first, documents.length - 1);
}

/** A file as it is named in notices and lists. */
function pathOf(uri: vscode.Uri): string {
	return foreignText(vscode.workspace.asRelativePath(uri));
}
