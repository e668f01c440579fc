import { assert } from 'chai';
import * as vscode from 'vscode';
import { maxUsd, waitUntil } from './askingDocuments.ts';
import { freshFolder, generate, header, namesIn, read, service } from './figment.ts';
import { withSettings } from './settings.ts';

async function recipeOf(asset: vscode.Uri): Promise<Readonly<Record<string, unknown>> | undefined> {
	return vscode.commands.executeCommand('figment.showRecipe', { asset, quiet: true });
}

describe('Drafts', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});

	async function makeDraft(
		name: string,
		changes: Readonly<Record<string, unknown>> = {},
	): Promise<vscode.Uri> {
		const output = vscode.Uri.joinPath(folder, name);
		const wish = {
			prompt: `A picture for ${name}`,
			seed: 7,
			output,
			draft: true,
			insert: 'none',
			...changes,
		};
		const { assets } = await generate(wish);
		return vscode.Uri.parse(assets[0]?.uri ?? '');
	}

	function render(args: Readonly<Record<string, unknown>> = { folder, maxUsd }) {
		return generate(args, 'figment.renderDrafts');
	}

	it('become real images of the same prompts, seeds, sizes and names, and can be brought back', async () => {
		const asset = await makeDraft('fox.png', { imageSize: 'square' });
		await generate({ prompt: 'Real', output: vscode.Uri.joinPath(folder, 'real.png'), insert: 'none' });
		const before = await read(asset);
		const { assets, failures } = await render();
		assert.deepEqual(failures, []);
		assert.deepEqual(
			assets.map(({ uri, prompt, seed, draft }) => ({ uri, prompt, seed, draft })),
			[{ uri: asset.toString(), prompt: 'A picture for fox.png', seed: 7, draft: false }],
		);
		assert.equal(header(await read(asset)), 'png 512x512');
		assert.notProperty(await recipeOf(asset), 'draft');
		assert.deepEqual(await namesIn(folder), ['fox.png', 'real.png']);
		assert.deepEqual(await render(), { assets: [], failures: [] });
		await vscode.commands.executeCommand('figment.restorePrevious', { asset, quiet: true });
		assert.deepEqual(await read(asset), before);
	}).timeout(30_000);

	it('stay where making the real image fails', async () => {
		const [one, two] = [await makeDraft('one.png'), await makeDraft('two.png')];
		const before = await Promise.all([read(one), read(two)]);
		await service().fault('generate', { kind: 'status', status: 400 });
		const { assets, failures } = await render();
		assert.deepEqual([assets.length, failures.length], [1, 1]);
		const after = await Promise.all([read(one), read(two)]);
		assert.lengthOf(
			after.filter((bytes, index) => bytes.length === before[index]?.length),
			1,
		);
	}).timeout(30_000);

	it('stay beside a picture that comes in another format', async () => {
		const asset = await makeDraft('fox.png');
		const before = await read(asset);
		await service().fault('generate', { kind: 'picture', format: 'jpeg' });
		const { assets } = await render({ folder: asset, maxUsd });
		assert.equal(assets[0]?.uri, vscode.Uri.joinPath(folder, 'fox.jpg').toString());
		assert.deepEqual(await read(asset), before);
	}).timeout(30_000);

	it('that have become something else meanwhile are not touched', async () => {
		const [one, two] = [await makeDraft('one.png'), await makeDraft('two.png')];
		await service().configure({ delayMs: 1000 });
		const own = await read(one);
		await withSettings({ 'figment.concurrency': 1 }, async () => {
			const report = render();
			await waitUntil(async () => (await service().billed()).generationsReceived > 0);
			await vscode.workspace.fs.delete(two);
			const { assets, failures } = await report;
			assert.deepEqual([assets.length, failures.map(({ maybeBilled }) => maybeBilled)], [1, [false]]);
		});
		assert.notDeepEqual(await read(one), own);
		assert.deepEqual(await namesIn(folder), ['one.png']);
	}).timeout(30_000);
});
