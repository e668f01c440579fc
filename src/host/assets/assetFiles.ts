import * as vscode from 'vscode';
import type { AssetFiles, AssetSidecars } from '../../core/version/ports.ts';
import { ifThere } from '../storageFolder.ts';
import { readSidecar } from './imageFile.ts';
import { sidecarRoot, writeSidecar } from './recipeFiles.ts';
import { createImage } from './saveImage.ts';

/** Images as files of VS Code's file systems. */
export const assetFiles: AssetFiles = {
	read: uri => ifThere(vscode.workspace.fs.readFile(vscode.Uri.parse(uri))),
	write: async (uri, bytes) => vscode.workspace.fs.writeFile(vscode.Uri.parse(uri), bytes),
	create: (uri, bytes) => createImage(vscode.Uri.parse(uri), bytes),
	hasFolder: async uri =>
		(await ifThere(vscode.workspace.fs.stat(vscode.Uri.joinPath(vscode.Uri.parse(uri), '..')))) !== undefined,
};

/** The sidecars of images, in their workspace folders. */
export const assetSidecars: AssetSidecars = {
	read: (asset, hash) => readSidecar(vscode.Uri.parse(asset), hash),
	write: (asset, hash, recipe) => writeSidecar(sidecarRoot(vscode.Uri.parse(asset)), hash, recipe),
};
