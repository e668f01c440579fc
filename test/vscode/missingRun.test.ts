import { assert } from 'chai';
import * as vscode from 'vscode';
import { fillMissing } from '../../src/host/missing/fillMissing.ts';
import { scanDocuments } from '../../src/host/missing/scanWorkspace.ts';
import { waitUntil } from './askingDocuments.ts';
import { freshFolder, namesIn, openDocument, service } from './figment.ts';
import { openWindow } from './otherWindow.ts';
import type { OtherWindow } from './otherWindow.ts';

/** A notice that was shown, and what presses one of its buttons. */
interface ShownNotice {
	readonly message: string;
	readonly labels: readonly string[];
	readonly press: (label: string | undefined) => void;
}

const kinds = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;

describe('What is said when missing images were made', () => {
	let folder: vscode.Uri;
	let window: OtherWindow;
	let notices: ShownNotice[];
	const before = kinds.map(kind => [kind, vscode.window[kind]] as const);

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
		window = openWindow(vscode.Uri.joinPath(folder, '..', '..', 'storage'));
		notices = [];
		const show = (message: string, ...labels: string[]) =>
			new Promise<string | undefined>(press => notices.push({ message, labels, press }));
		for (const kind of kinds) {
			Object.assign(vscode.window, { [kind]: show });
		}
	});
	afterEach(async () => {
		Object.assign(vscode.window, Object.fromEntries(before));
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	async function fill(text: string, isDraft = false): Promise<void> {
		const { document } = await openDocument(folder, 'page.md', text);
		const { images } = await scanDocuments([document]);
		await fillMissing(window.deps, images, { isDraft, isQuiet: false });
	}

	it('is one notice for all, which tries the failed ones again', async () => {
		await service().fault('generate', { kind: 'status', status: 500 });
		await fill('![a](a.png) ![b](b.png) ![c](c.png)\n');
		assert.deepEqual(
			notices.map(({ message, labels }) => [message.replace(/failed: .*/, 'failed: …'), labels]),
			[['2 images saved, 1 failed: …', ['Try Again', 'Open']]],
		);
		assert.lengthOf(window.deps.failedJobs.entries, 1);
		notices[0]?.press('Try Again');
		await waitUntil(async () => (await namesIn(folder)).length === 4);
		await waitUntil(() => window.deps.queue.entries.length === 0);
		assert.lengthOf(window.deps.failedJobs.entries, 0);
		assert.deepEqual(await namesIn(folder), ['a.png', 'b.png', 'c.png', 'page.md']);
		assert.equal((await service().billed()).billedCount, 3);
		assert.lengthOf(notices, 1);
	}).timeout(30_000);

	it('is no notice where the one image is seen', async () => {
		await fill('![a](a.png)\n', true);
		assert.deepEqual(await namesIn(folder), ['a.png', 'page.md']);
		assert.deepEqual(notices, []);
	});

	it('is how many there are', async () => {
		await fill('![a](a.png) ![b](b.png)\n', true);
		assert.deepEqual(
			notices.map(({ message, labels }) => [message, labels]),
			[['2 images saved.', ['Open']]],
		);
	});

	it('names an image that came in another format', async () => {
		await service().fault('generate', { kind: 'picture', format: 'jpeg' });
		await fill('![a](a.png)\n');
		const [notice] = notices;
		assert.include(notice?.message, 'a.jpg is JPEG, not PNG as asked: its links say so now.');
		assert.lengthOf(notices, 1);
	}).timeout(20_000);

	it('does not send what may be billed with what surely is not', async () => {
		await service().fault('generate', { kind: 'status', status: 500 });
		// Not before the answer begins: Chromium sends a POST again whose kept-alive connection is reset.
		await service().fault('generate', { kind: 'reset', when: 'midAnswer' });
		await fill('![a](a.png) ![b](b.png)\n');
		assert.deepEqual(
			notices.map(({ labels }) => [...labels].sort()),
			[['Generate Again', 'Try Again']],
		);
		notices[0]?.press('Try Again');
		await waitUntil(async () => (await namesIn(folder)).length === 2);
		assert.lengthOf(window.deps.failedJobs.entries, 1);
	}).timeout(30_000);
});
