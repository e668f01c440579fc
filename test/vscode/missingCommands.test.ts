import { assert } from 'chai';
import * as vscode from 'vscode';
import { maxUsd, textOf, waitUntil, write } from './askingDocuments.ts';
import { freshFolder, generate, header, namesIn, openDocument, read, service } from './figment.ts';
import { withSettings } from './settings.ts';

const inDocument = 'figment.generateMissing';

describe('Images that a document asks for', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('are made at exactly the linked paths, in the linked formats and sizes, each once', async () => {
		const text = [
			'![A red fox](images/Fox.PNG)',
			'![An owl](<images/a%20b.jpeg> "=1024x512")',
			'<img src="images/Fox.PNG" alt="again" width="512" height="512">',
			'![there](there.png)',
			'![a remote one](https://example.com/x.png)',
		].join('\n\n');
		await write(folder, 'there.png', 'mine');
		const { document } = await openDocument(folder, 'page.md', text);
		const { assets, failures } = await generate({ document: document.uri, maxUsd }, inDocument);
		assert.deepEqual(failures, []);
		assert.deepEqual(
			assets.map(({ uri, prompt }) => [uri, prompt]),
			[
				[vscode.Uri.joinPath(folder, 'images/Fox.PNG').toString(), 'A red fox'],
				[vscode.Uri.joinPath(folder, 'images/a b.jpeg').toString(), 'An owl'],
			],
		);
		assert.equal(header(await read(vscode.Uri.joinPath(folder, 'images/Fox.PNG'))), 'png 512x512');
		assert.equal(header(await read(vscode.Uri.joinPath(folder, 'images/a b.jpeg'))), 'jpeg 1024x512');
		assert.equal(document.getText(), text);
		assert.equal((await service().billed()).generationsReceived, 2);
		assert.deepEqual(await generate({ document: document.uri, maxUsd }, inDocument), {
			assets: [],
			failures: [],
		});
		assert.equal((await service().billed()).generationsReceived, 2);
	}).timeout(30_000);

	it('have a prompt from the text around where the link says none', async () => {
		await openDocument(folder, 'page.md', '# The harbour\n\nBoats lie in the mist.\n\n![](harbour.png)\n');
		const { assets } = await generate({ draft: true }, inDocument);
		assert.deepEqual(
			assets.map(({ prompt, draft }) => [prompt, draft]),
			[['The harbour: Boats lie in the mist.', true]],
		);
	});

	it('that cannot be made do not keep back the others, and are told', async () => {
		const editor = await openDocument(folder, 'page.md', '![a](a.webp) ![b](b.png) ![c](con.png)\n');
		const report = await generate({ document: editor.document.uri, draft: true }, inDocument);
		assert.deepEqual(
			report.assets.map(({ prompt }) => prompt),
			['b'],
		);
		assert.deepEqual(
			report.failures.map(({ code, fields }) => [code, fields?.[0]?.path]),
			[
				['invalidRequest', 'outputFormat'],
				['invalidRequest', 'output'],
			],
		);
		assert.deepEqual(await namesIn(folder), ['b.png', 'page.md']);
	});

	it('go on when one fails, and the next time only that one is made', async () => {
		const { document } = await openDocument(folder, 'page.md', '![a](a.png) ![b](b.png) ![c](c.png)\n');
		await service().fault('generate', { kind: 'status', status: 400 });
		const first = await generate({ document: document.uri, maxUsd }, inDocument);
		assert.deepEqual([first.assets.length, first.failures.length], [2, 1]);
		const second = await generate({ document: document.uri, maxUsd }, inDocument);
		assert.deepEqual([second.assets.length, second.failures.length], [1, 0]);
		assert.deepEqual(await namesIn(folder), ['a.png', 'b.png', 'c.png', 'page.md']);
		assert.equal((await service().billed()).billedCount, 3);
	}).timeout(30_000);

	it('are not made where a file has come meanwhile, which is never written over', async () => {
		const { document } = await openDocument(folder, 'page.md', '![a](a.png) ![b](b.png)\n');
		await service().configure({ delayMs: 1000 });
		await withSettings({ 'figment.concurrency': 1 }, async () => {
			const report = generate({ document: document.uri, maxUsd }, inDocument);
			await waitUntil(async () => (await service().billed()).generationsReceived > 0);
			await write(folder, 'a.png', 'mine');
			await write(folder, 'b.png', 'mine too');
			const { assets, failures } = await report;
			assert.deepEqual(
				assets.map(({ uri }) => uri),
				[vscode.Uri.joinPath(folder, 'a-1.png').toString()],
			);
			assert.deepEqual(
				failures.map(({ code, prompt, maybeBilled }) => [code, prompt, maybeBilled]),
				[['invalidRequest', 'b', false]],
			);
		});
		assert.deepEqual([await textOf(folder, 'a.png'), await textOf(folder, 'b.png')], ['mine', 'mine too']);
		assert.equal((await service().billed()).billedCount, 1);
		assert.equal(document.getText(), '![a](a.png) ![b](b.png)\n');
	}).timeout(30_000);

	it('are refused as over the budget when nobody can be asked', async () => {
		await openDocument(folder, 'page.md', '![a](a.png) ![b](b.png)\n');
		const { assets, failures } = await generate({ maxUsd: 0.05 }, inDocument);
		assert.deepEqual(assets, []);
		assert.deepEqual(
			failures.map(({ code }) => code),
			['overBudget'],
		);
		assert.equal((await service().billed()).generationsReceived, 0);
	});

	it('are found in a notebook’s cells', async () => {
		const notebook = { cells: [{ cell_type: 'markdown', metadata: {}, source: ['![A cell](cell.png)'] }] };
		await write(
			folder,
			'book.ipynb',
			JSON.stringify({ ...notebook, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
		);
		const document = vscode.Uri.joinPath(folder, 'book.ipynb');
		const { assets } = await generate({ document, draft: true }, inDocument);
		assert.deepEqual(
			assets.map(({ uri }) => uri),
			[vscode.Uri.joinPath(folder, 'cell.png').toString()],
		);
	});

	it('are asked for in a list, whose Enter makes them and whose Escape makes nothing', async () => {
		const { document } = await openDocument(folder, 'page.md', '![a](a.png) ![b](b.png) ![w](w.webp)\n');
		const args = { document: document.uri, draft: true };
		const left = vscode.commands.executeCommand(inDocument, args);
		await pressUntilOver(left, 'workbench.action.closeQuickOpen');
		assert.isUndefined(await left);
		const made = vscode.commands.executeCommand<{ assets: readonly { prompt: string }[] }>(inDocument, args);
		await pressUntilOver(made, 'workbench.action.acceptSelectedQuickOpenItem');
		assert.deepEqual(
			(await made).assets.map(({ prompt }) => prompt),
			['a', 'b'],
		);
		assert.deepEqual(await namesIn(folder), ['a.png', 'b.png', 'page.md']);
	});

	it('are refused with a bad argument, by its name', async () => {
		const { failures } = await generate({ document: 'nowhere', drafts: true }, inDocument);
		assert.deepEqual(
			failures.map(({ code, fields }) => [code, fields?.map(({ path }) => path)]),
			[['invalidRequest', ['drafts']]],
		);
	});
});

/** Presses what a key is bound to, which does nothing before the list is there, until a command is over. */
async function pressUntilOver(command: Thenable<unknown>, key: string): Promise<void> {
	const over = Promise.resolve(command).then(() => true);
	while (!(await Promise.race([over, new Promise<false>(resolve => setTimeout(resolve, 500, false))]))) {
		await vscode.commands.executeCommand(key);
	}
}
