import * as vscode from 'vscode';
import { generate } from '../../test/vscode/figment.ts';
import type { LinkedImage } from './linkedImage.ts';

/** Has Figment make images for a document and link them there, and gives their files. Throws unless all are linked. */
export async function makeImages(
	{ document }: LinkedImage,
	options: Readonly<Record<string, unknown>>,
): Promise<readonly vscode.Uri[]> {
	const report = await generate({
		prompt: 'a lighthouse',
		document: document.uri,
		insert: 'below',
		maxUsd: 1000,
		...options,
	});
	const [failure] = report.failures;
	if (failure !== undefined || report.assets.some(({ inserted }) => !inserted)) {
		throw new Error(
			`Figment made ${report.assets.length} images: ${failure?.message ?? 'not all are linked'}`,
		);
	}
	return report.assets.map(({ uri }) => vscode.Uri.parse(uri));
}
