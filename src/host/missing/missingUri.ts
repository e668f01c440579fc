import * as vscode from 'vscode';
import type { MissingImage } from '../../core/missing/missingImages.ts';

/** Where a missing image is to be. */
export function uriOf({ root, path }: Pick<MissingImage, 'root' | 'path'>): vscode.Uri {
	return vscode.Uri.joinPath(vscode.Uri.parse(root), path);
}
