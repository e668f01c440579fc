import { Failure } from '../../src/core/failure.ts';
import { planAssetPath } from '../../src/core/asset/assetPlan.ts';
import { finishAssetPath } from '../../src/core/asset/assetPath.ts';
import type { CopyFilesExample } from '../unit/core/asset/copyFilesExamples.ts';
import { inputOf, picture } from '../unit/core/asset/input.ts';

/** What Chromium calls a picture on the clipboard, without its extension. */
const pastedName = 'image';

/**
 * Where Figment would put a picture called `image.png`: its path from the workspace folder. Undefined when it
 * refuses because that is outside. Throws for any other refusal.
 */
export function figmentPlace(
	{ document, destination }: CopyFilesExample,
	folder: string,
): string | undefined {
	const input = inputOf({
		settings: { copyFiles: destination },
		place: { document: `${folder}/${document}`, root: folder, workspaceFolders: [folder] },
		subject: { prompt: pastedName },
	});
	try {
		const { folder: names, stem, ending } = finishAssetPath(planAssetPath(input), picture);
		return [...names, stem + ending].join('/');
	} catch (error) {
		if (error instanceof Failure && error.fields.some(isOutside)) {
			return undefined;
		}
		throw error;
	}
}

/**
 * What is wrong when VS Code put the pasted picture at `vsCode`, a path from the workspace folder: undefined
 * when Figment agrees, or refuses what VS Code put outside.
 */
export function findDisagreement(
	example: CopyFilesExample,
	folder: string,
	vsCode: string,
): string | undefined {
	const figment = figmentPlace(example, folder);
	const agreed = vsCode.startsWith('../') ? undefined : vsCode;
	const about = `${JSON.stringify(example.destination)} in ${example.document}`;
	if (figment !== agreed) {
		return `${about}: VS Code ${vsCode}, Figment ${figment ?? 'refuses'}`;
	}
	return vsCode === example.file ? undefined : `${about}: VS Code ${vsCode}, the example ${example.file}`;
}

function isOutside({ path, problem }: Failure['fields'][number]): boolean {
	return path === 'markdown.copyFiles.destination' && problem.kind === 'other' && problem.text === 'outside';
}
