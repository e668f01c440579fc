import * as vscode from 'vscode';
import { fill, refuse } from '../broken.ts';
import type { Cell, Expected, Place } from '../cell.ts';

/** What is kept in Figment's own storage until it can be saved where it belongs. */
const kept = {
	billed: 1,
	open: 'kept',
	// The next window saves by itself only what belongs into a folder that is open there.
	picture: 'by hand',
} as const satisfies Expected;

/** Lets the service hold the answer back until the fault is in place. */
function whileHeld(spoil: (place: Place) => unknown): Pick<Cell, 'before' | 'meanwhile'> {
	return {
		before: ({ service }) => service.fault('generate', { kind: 'hold', at: 'billed' }),
		meanwhile: async place => {
			await place.service.waitForHeld(1);
			await spoil(place);
			await place.service.release();
		},
	};
}

async function write(folder: vscode.Uri, name: string): Promise<void> {
	await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode('taken'));
}

/** Faults of the disk or whatever file system the picture goes to. */
export const duringSave: readonly Cell[] = [
	{
		stage: 'during save',
		fault: 'the disk is full',
		isFolderInMemory: true,
		...whileHeld(({ pictures }) => {
			pictures.full = { ending: '.tmp', keepsHalf: false };
		}),
		expected: { ...kept, failure: ['cannotSave', true, /could not be saved \(.*no space left/] },
	},
	{
		stage: 'during save',
		fault: 'the disk is full after half of the picture',
		isFolderInMemory: true,
		...whileHeld(({ pictures }) => {
			pictures.full = { ending: '.tmp', keepsHalf: true };
		}),
		expected: { ...kept, failure: ['cannotSave', true, /could not be saved \(.*no space left/] },
	},
	{
		stage: 'during save',
		fault: 'the file cannot be given its name',
		isFolderInMemory: true,
		...whileHeld(({ pictures }) => {
			pictures.refused = [{ step: 'rename', path: /\.png$/ }];
		}),
		expected: { ...kept, failure: ['cannotSave', true, /could not be saved \(NoPermissions: /] },
	},
	{
		stage: 'during save',
		fault: 'the folder does not allow writing any more',
		isFolderInMemory: true,
		...whileHeld(({ pictures }) => {
			pictures.refused = [
				{ step: 'write', path: /./ },
				{ step: 'rename', path: /./ },
				{ step: 'delete', path: /./ },
			];
		}),
		expected: { ...kept, failure: ['cannotSave', true, /could not be saved \(NoPermissions: /] },
	},
	{
		stage: 'during save',
		fault: 'the disk is full, and that of Figment itself too',
		isFolderInMemory: true,
		...whileHeld(({ pictures, journal, ledger }) => {
			pictures.full = { ending: '.tmp', keepsHalf: true };
			fill([journal, ledger]);
		}),
		expected: {
			billed: 1,
			picture: 'never',
			failure: ['cannotSave', true, /could not be saved \(.*no space left/],
			open: 'unknown, billed',
		},
	},
	{
		stage: 'during save',
		fault: 'the disk is full, and after the answer that of Figment itself too',
		isFolderInMemory: true,
		before: ({ service }) => service.fault('image', { kind: 'hold' }),
		meanwhile: async ({ service, pictures, journal, ledger }) => {
			await service.waitForHeld(1);
			pictures.full = { ending: '.tmp', keepsHalf: true };
			fill([journal, ledger]);
			await service.release();
		},
		expected: {
			billed: 1,
			open: 'ready',
			picture: 'by hand',
			failure: ['cannotSave', true, /could not be saved \(.*no space left/],
		},
	},
	{
		stage: 'during save',
		fault: 'the folder is removed',
		args: { output: 'images/sea.png' },
		...whileHeld(async ({ folder }) => {
			const images = vscode.Uri.joinPath(folder, 'images');
			await vscode.workspace.fs.createDirectory(images);
			await vscode.workspace.fs.delete(images, { recursive: true });
		}),
		expected: { billed: 1, picture: 'at once', file: ['images/sea.png', 'png 512x512'] },
	},
	{
		stage: 'during save',
		fault: "a file takes the folder's place",
		args: { output: 'images/sea.png' },
		...whileHeld(({ folder }) => write(folder, 'images')),
		repair: ({ folder }) => vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'images')),
		expected: {
			billed: 1,
			failure: ['cannotSave', true, /could not be saved \(.*is not a directory/],
			untilMended: { images: 'taken' },
			picture: 'recovered',
			file: ['images/sea.png', 'png 512x512'],
		},
	},
	{
		stage: 'during save',
		fault: 'the name is taken meanwhile',
		...whileHeld(({ folder }) => write(folder, 'sea-1.png')),
		expected: {
			billed: 1,
			picture: 'at once',
			others: { 'sea-1.png': 'taken' },
			file: ['sea-2.png', 'png 512x512'],
		},
	},
	{
		stage: 'during save',
		fault: 'the name is taken by a folder',
		...whileHeld(({ folder }) => write(vscode.Uri.joinPath(folder, 'sea-1.png'), 'inside')),
		expected: {
			billed: 1,
			picture: 'at once',
			others: { 'sea-1.png/inside': 'taken' },
			file: ['sea-2.png', 'png 512x512'],
		},
	},
	{
		stage: 'during save',
		fault: 'the ledger cannot be written',
		...whileHeld(({ ledger }) => refuse([ledger], ['write'])),
		expected: { billed: 1, picture: 'noted later' },
	},
	{
		stage: 'during save',
		fault: 'the journal cannot be written from the download on',
		before: ({ service }) => service.fault('image', { kind: 'hold' }),
		meanwhile: async ({ service, journal }) => {
			await service.waitForHeld(1);
			refuse([journal], ['write', 'rename', 'remove']);
			await service.release();
		},
		expected: { billed: 1, picture: 'at once' },
	},
];
