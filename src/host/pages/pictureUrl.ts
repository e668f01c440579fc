import type * as vscode from 'vscode';

/**
 * The address of a picture for a page, by what makes an address of a file. Another `version` of the same file is
 * loaded anew.
 */
export function pictureUrl(
	urlOf: (file: vscode.Uri) => string,
	image: vscode.Uri,
	version: number | string,
): string {
	const url = urlOf(image);
	// A query means something to whoever provides such a file.
	return image.query === '' ? `${url}?v=${encodeURIComponent(version)}` : url;
}
