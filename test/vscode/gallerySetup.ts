import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder, generate, removeEarlierFolders, service } from './figment.ts';
import { GalleryWindow } from './galleryWindow.ts';
import { MemoryFiles } from './memoryFiles.ts';

const storage = vscode.Uri.parse('figment-gallery:/storage');

/** A workspace folder's images, drafts that are named after animals. */
export class Pictures {
	readonly folder: vscode.Uri;
	/** Finds them and no other test's. */
	readonly query: string;

	constructor(folder: vscode.Uri) {
		this.folder = folder;
		this.query = `in:${/test-[0-9a-f]+/.exec(folder.path)?.[0] ?? ''}`;
	}

	/** Made at a time of their own, one after the other. */
	async make(...names: readonly string[]): Promise<readonly vscode.Uri[]> {
		const made: vscode.Uri[] = [];
		for (const name of names) {
			const { assets, failures } = await generate({
				prompt: `An animal called ${name}`,
				output: vscode.Uri.joinPath(this.folder, `${name}.png`),
				imageSize: { width: 768, height: 512 },
				draft: true,
				insert: 'none',
			});
			assert.deepEqual(failures, []);
			made.push(vscode.Uri.parse(assets[0]?.uri ?? ''));
		}
		return made;
	}
}

/** What a test works with. */
export interface GallerySetup {
	readonly pictures: Pictures;
	readonly window: GalleryWindow;
}

/** Makes a gallery and a folder for each test of a suite. */
export function eachTest(): () => GallerySetup {
	const files = new MemoryFiles();
	let registration: vscode.Disposable;
	let setup: GallerySetup;
	before(removeEarlierFolders);
	before(() => {
		registration = vscode.workspace.registerFileSystemProvider(storage.scheme, files);
	});
	after(() => registration.dispose());
	beforeEach(async () => {
		await service().reset();
		const own = vscode.Uri.joinPath(storage, crypto.randomUUID());
		setup = { pictures: new Pictures(await freshFolder()), window: new GalleryWindow(own) };
	});
	afterEach(async () => {
		setup.window.dispose();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
	return () => setup;
}

/** Writes a text into a file of a folder. */
export function write(folder: vscode.Uri, name: string, text: string): Thenable<void> {
	return vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
}

/** What something rejects with; fails when it does not. */
export async function rejection(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => assert.fail('it was done'),
		(error: unknown) => error,
	);
}

/** Whether there is a file. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
	return vscode.workspace.fs.stat(uri).then(
		() => true,
		() => false,
	);
}
