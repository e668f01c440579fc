import { assert } from 'chai';
import * as vscode from 'vscode';
import { readRecipe } from '../../src/core/recipe/embed.ts';
import {
	freshFolder,
	generate,
	header,
	namesIn,
	openDocument,
	pictureData,
	read,
	select,
	service,
} from './figment.ts';
import { withSettings } from './settings.ts';

const prompt = 'A red fox walks over a snowy meadow';

async function makeImage(
	folder: vscode.Uri,
	changes: Readonly<Record<string, unknown>> = {},
): Promise<vscode.Uri> {
	const { assets, failures } = await generate({
		prompt,
		seed: 7,
		output: vscode.Uri.joinPath(folder, 'fox.png'),
		insert: 'none',
		...changes,
	});
	assert.deepEqual(failures, []);
	return vscode.Uri.parse(assets[0]?.uri ?? '');
}

function recipeOf(asset: vscode.Uri): Thenable<Readonly<Record<string, unknown>> | undefined> {
	return vscode.commands.executeCommand('figment.showRecipe', { asset, quiet: true });
}

describe('An image', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});

	it('tells its recipe by its URI, as text or as an object', async () => {
		const asset = await makeImage(folder);
		assert.deepInclude(await recipeOf(asset), { prompt, seed: 7 });
		const named = await vscode.commands.executeCommand('figment.showRecipe', {
			asset: asset.toString(),
			quiet: true,
		});
		assert.deepEqual(named, await recipeOf(asset));
	}).timeout(20_000);

	it('tells its recipe from the link under the cursor', async () => {
		const asset = await makeImage(folder);
		const editor = await openDocument(folder, 'page.md', 'Here: ![a fox](fox.png) it is.\n');
		select(editor, 'a fox');
		const recipe = await vscode.commands.executeCommand('figment.showRecipe', { quiet: true });
		assert.deepEqual(recipe, await recipeOf(asset));
	}).timeout(20_000);

	it('has no recipe where there is no image', async () => {
		assert.isUndefined(await recipeOf(vscode.Uri.joinPath(folder, 'nothing.png')));
		const text = vscode.Uri.joinPath(folder, 'text.png');
		await vscode.workspace.fs.writeFile(text, new TextEncoder().encode('no picture'));
		assert.isUndefined(await recipeOf(text));
	});

	it('is made anew in its place, by the same prompt with another seed', async () => {
		const asset = await makeImage(folder);
		const before = await read(asset);
		const report = await generate({ asset }, 'figment.regenerate');
		assert.deepEqual(report.failures, []);
		assert.equal(report.assets[0]?.uri, asset.toString());
		const after = await read(asset);
		assert.notDeepEqual(pictureData(after), pictureData(before));
		const { recipe } = readRecipe(after) ?? {};
		assert.equal(recipe?.prompt, prompt);
		assert.notEqual(recipe?.seed, 7);
		assert.equal(recipe?.seed, report.assets[0]?.seed);
		assert.deepEqual(await namesIn(folder), ['fox.png']);
		assert.equal((await service().billed()).generationsReceived, 2);
	}).timeout(20_000);

	it('is made anew with what the caller wants otherwise', async () => {
		const asset = await makeImage(folder);
		await generate({ asset, prompt: 'a blue fox', seed: 9, imageSize: 'square' }, 'figment.regenerate');
		assert.deepInclude(await recipeOf(asset), { prompt: 'a blue fox', seed: 9, imageSize: 'square' });
		assert.equal(header(await read(asset)), 'png 512x512');
	}).timeout(20_000);

	it('is what it was again, and then what it was made', async () => {
		const asset = await makeImage(folder);
		const before = await read(asset);
		await generate({ asset }, 'figment.regenerate');
		const after = await read(asset);
		await vscode.commands.executeCommand('figment.restorePrevious', { asset, quiet: true });
		assert.deepEqual(await read(asset), before);
		await vscode.commands.executeCommand('figment.restorePrevious', { asset, quiet: true });
		assert.deepEqual(await read(asset), after);
	}).timeout(20_000);

	it('keeps its style when it is made anew, whatever the project’s is by now', async () => {
		const asset = await withSettings({ 'figment.style': '{prompt}, in ink' }, () => makeImage(folder));
		await withSettings({ 'figment.style': '{prompt}, in oil' }, () =>
			generate({ asset }, 'figment.regenerate'),
		);
		const sent = (await service().requests()).filter(({ route }) => route === 'generate');
		assert.deepEqual(
			sent.map(({ json }) => Reflect.get(Object(json), 'prompt')),
			[`${prompt}, in ink`, `${prompt}, in ink`],
		);
		assert.deepInclude(await recipeOf(asset), { prompt, sentPrompt: `${prompt}, in ink` });
	}).timeout(20_000);

	it('that is a draft stays one unless the caller wants it real', async () => {
		const asset = await makeImage(folder, { draft: true });
		await generate({ asset }, 'figment.regenerate');
		assert.equal((await service().billed()).generationsReceived, 0);
		await generate({ asset, draft: false }, 'figment.regenerate');
		assert.equal((await service().billed()).generationsReceived, 1);
		assert.notProperty(await recipeOf(asset), 'draft');
	}).timeout(20_000);

	it('stays as it is when making it anew fails', async () => {
		const asset = await makeImage(folder);
		const before = await read(asset);
		await service().fault('generate', { kind: 'status', status: 400 });
		const { assets, failures } = await generate({ asset }, 'figment.regenerate');
		assert.deepEqual(assets, []);
		assert.lengthOf(failures, 1);
		assert.deepEqual(await read(asset), before);
	}).timeout(20_000);

	it('is not overwritten by a picture of another format', async () => {
		const asset = await makeImage(folder);
		const before = await read(asset);
		await service().fault('generate', { kind: 'picture', format: 'jpeg' });
		const { assets } = await generate({ asset }, 'figment.regenerate');
		assert.equal(assets[0]?.uri, vscode.Uri.joinPath(folder, 'fox.jpg').toString());
		assert.deepEqual(await read(asset), before);
	}).timeout(20_000);

	it('that has no recipe is made anew in its own size and format', async () => {
		const jpeg = {
			outputFormat: 'jpeg',
			output: vscode.Uri.joinPath(folder, 'fox.jpg'),
			imageSize: 'square',
		};
		const asset = await withSettings({ 'figment.metadata': 'none' }, () => makeImage(folder, jpeg));
		const report = await generate({ asset, prompt: 'a blue fox' }, 'figment.regenerate');
		assert.equal(report.assets[0]?.uri, asset.toString());
		assert.equal(header(await read(asset)), 'jpeg 512x512');
	}).timeout(20_000);

	it('whose name says another format is what it was again in its own place', async () => {
		const jpeg = await makeImage(folder, { outputFormat: 'jpeg' });
		const asset = vscode.Uri.joinPath(folder, 'lying.png');
		await vscode.workspace.fs.rename(jpeg, asset);
		const before = await read(asset);
		await generate({ asset }, 'figment.regenerate');
		assert.equal(header(await read(asset)), 'png 1024x768');
		await vscode.commands.executeCommand('figment.restorePrevious', { asset, quiet: true });
		assert.deepEqual(await read(asset), before);
		assert.deepEqual(await namesIn(folder), ['lying.png']);
	}).timeout(20_000);

	it('with a name that no new file may have is made anew all the same', async () => {
		const asset = vscode.Uri.joinPath(folder, 'what is this?.png');
		await vscode.workspace.fs.rename(await makeImage(folder), asset);
		const { failures } = await generate({ asset, seed: 9 }, 'figment.regenerate');
		assert.deepEqual(failures, []);
		assert.deepInclude(await recipeOf(asset), { seed: 9 });
	}).timeout(20_000);

	it('is not made anew for more than the caller allows', async () => {
		const asset = await makeImage(folder);
		const before = await read(asset);
		for (const command of ['figment.regenerate', 'figment.variations']) {
			const { assets, failures } = await generate({ asset, maxUsd: 0.01 }, command);
			assert.deepEqual([assets, failures.map(({ code }) => code)], [[], ['overBudget']]);
		}
		assert.deepEqual(await read(asset), before);
		assert.equal((await service().billed()).generationsReceived, 1);
	}).timeout(20_000);

	it('that is signed keeps its recipe beside it, old and new', async () => {
		await service().alwaysFault('image', { kind: 'signed' });
		const asset = await makeImage(folder);
		const before = await read(asset);
		const recipe = await recipeOf(asset);
		assert.deepInclude(recipe, { prompt, seed: 7 });
		await generate({ asset, seed: 8 }, 'figment.regenerate');
		assert.deepInclude(await recipeOf(asset), { prompt, seed: 8 });
		await vscode.commands.executeCommand('figment.restorePrevious', { asset, quiet: true });
		assert.deepEqual(await read(asset), before);
		assert.deepEqual(await recipeOf(asset), recipe);
		// Its recipe is found by its content alone.
		const moved = vscode.Uri.joinPath(folder, '..', 'moved.png');
		await vscode.workspace.fs.rename(asset, moved);
		assert.deepEqual(await recipeOf(moved), recipe);
	}).timeout(30_000);

	it('has variations beside it, each with its own seed', async () => {
		const asset = await makeImage(folder);
		const before = await read(asset);
		const { assets, failures } = await generate({ asset, count: 3 }, 'figment.variations');
		assert.deepEqual(failures, []);
		assert.deepEqual(await namesIn(folder), ['fox-1.png', 'fox-2.png', 'fox-3.png', 'fox.png']);
		assert.equal(new Set([7, ...assets.map(({ seed }) => seed)]).size, 4);
		assert.deepEqual(await read(asset), before);
		for (const { uri } of assets) {
			assert.deepInclude(await recipeOf(vscode.Uri.parse(uri)), { prompt });
		}
	}).timeout(30_000);

	it('is not made anew when nothing says what made it and nobody says a prompt', async () => {
		const asset = await withSettings({ 'figment.metadata': 'none' }, () => makeImage(folder));
		for (const command of ['figment.regenerate', 'figment.variations']) {
			const { failures } = await generate({ asset }, command);
			assert.deepEqual(
				failures.map(({ code, fields }) => [code, fields?.map(({ path }) => path)]),
				[['invalidRequest', ['asset']]],
			);
		}
		await generate({ asset, prompt: 'a blue fox' }, 'figment.regenerate');
		assert.deepInclude(await recipeOf(asset), { prompt: 'a blue fox' });
	}).timeout(30_000);

	it('is linked where the cursor is, relative to the document', async () => {
		const asset = await makeImage(folder);
		const editor = await openDocument(vscode.Uri.joinPath(folder, 'deep'), 'page.md', 'First.\n\nSecond.\n');
		editor.selection = new vscode.Selection(1, 0, 1, 0);
		const link = await vscode.commands.executeCommand('figment.insertImage', { asset, quiet: true });
		assert.equal(link, `![${prompt}](../fox.png)`);
		assert.equal(editor.document.getText(), `First.\n\n![${prompt}](../fox.png)\n\nSecond.\n`);
	}).timeout(20_000);

	it('is linked in the document that the caller names', async () => {
		const asset = await makeImage(folder);
		const { document } = await openDocument(folder, 'page.html', '<p>Text</p>\n');
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
		const link = await vscode.commands.executeCommand('figment.insertImage', {
			asset,
			document: document.uri.toString(),
			quiet: true,
		});
		assert.include(link, '<img src="fox.png"');
		const shown = await vscode.workspace.openTextDocument(document.uri);
		assert.include(shown.getText(), String(link));
	}).timeout(20_000);

	it('is unused until a document links it', async () => {
		const asset = await makeImage(folder);
		const other = await makeImage(folder, { output: vscode.Uri.joinPath(folder, 'hill.png'), draft: true });
		const unused = async () => {
			const found = await vscode.commands.executeCommand<{ assets: string[] }>('figment.showUnused', {
				quiet: true,
			});
			return [asset, other].filter(uri => found.assets.includes(uri.toString()));
		};
		assert.deepEqual(await unused(), [asset, other]);
		const editor = await openDocument(folder, 'page.md', 'Here: ![a fox](fox.png)\n');
		assert.deepEqual(await unused(), [other]);
		// What is typed counts before it is saved.
		await editor.edit(edit => edit.insert(new vscode.Position(1, 0), '![a hill](hill.png)\n'));
		assert.deepEqual(await unused(), []);
		const renamed = vscode.Uri.joinPath(folder, 'renamed.png');
		await vscode.workspace.fs.rename(asset, renamed);
		const found = await vscode.commands.executeCommand<{ assets: string[] }>('figment.showUnused', {
			quiet: true,
		});
		assert.include(found.assets, renamed.toString());
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}).timeout(30_000);

	const refused: readonly (readonly [command: string, args: object, field: string])[] = [
		['figment.regenerate', { asset: 'no uri' }, 'asset'],
		['figment.regenerate', { count: 2 }, 'count'],
		['figment.variations', { prompt: 'x' }, 'prompt'],
		['figment.variations', { count: 0 }, 'count'],
	];
	for (const [command, args, field] of refused) {
		it(`is not touched by ${command} with ${JSON.stringify(args)}`, async () => {
			const { assets, failures } = await generate({ ...args }, command);
			assert.deepEqual(assets, []);
			assert.deepEqual(
				failures[0]?.fields?.map(({ path }) => path),
				[field],
			);
		});
	}
});
