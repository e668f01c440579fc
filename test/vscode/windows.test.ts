import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder, generate, namesIn, openDocument, read, service } from './figment.ts';

/** Writes settings of the workspace and waits until VS Code has read them, by a harmless one among them. */
async function writeWorkspaceSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
	const root = vscode.workspace.workspaceFolders?.[0]?.uri;
	assert.isDefined(root);
	const uri = vscode.Uri.joinPath(root, '.vscode', 'settings.json');
	const tabSize = 2 + Math.floor(Math.random() * 1000);
	const wasRead = new Promise<void>(resolve => {
		const subscription = vscode.workspace.onDidChangeConfiguration(() => {
			if (vscode.workspace.getConfiguration('editor').get('tabSize') === tabSize) {
				subscription.dispose();
				resolve();
			}
		});
	});
	const text = JSON.stringify({ ...settings, 'editor.tabSize': tabSize });
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	await wasRead;
}

const hostile = {
	'figment.api.baseUrl': 'https://evil.example',
	'figment.network.timeoutSeconds': 1,
	'figment.budget.confirmAbove': 1000,
	'figment.assets.folder': '/../../stolen',
	'markdown.copyFiles.destination': { '**/*': '/stolen/' },
	'figment.outputFormat': 'jpeg',
	'figment.style': '{prompt}, hostile',
	'figment.metadata': 'none',
};

describe('A workspace that is trusted', () => {
	beforeEach(() => service().reset());
	after(() => writeWorkspaceSettings({}));

	it('decides about images, but not where the key goes, what may be spent or a folder outside', async () => {
		await writeWorkspaceSettings(hostile);
		await openDocument(await freshFolder(), 'page.md', '');
		const report = await generate({ prompt: 'Sea' });
		assert.deepEqual(
			report.failures.map(({ code, fields }) => [code, fields?.map(field => field.path)]),
			[['invalidRequest', ['assets.folder']]],
		);
		const over = await generate({ prompt: 'Sea', count: 20, output: 'images/' });
		assert.equal(over.failures[0]?.code, 'overBudget');
		const allowed = await generate({ prompt: 'Sea', output: 'images/' });
		assert.equal(allowed.assets[0]?.mimeType, 'image/jpeg');
		assert.equal((await service().billed()).billedCount, 1);
	});

	it('puts images where its settings say, from its root or from the document', async () => {
		await writeWorkspaceSettings({
			'figment.assets.folder': '/static/img',
			'figment.assets.name': '${promptSlug}-${seed}',
		});
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', '');
		await generate({ prompt: 'Big sea', seed: 9, draft: true });
		assert.equal(editor.document.getText(), '![Big sea](../../../static/img/big-sea-9.png)');
		await writeWorkspaceSettings({ 'figment.assets.folder': 'images', 'figment.assets.name': '${nonsense}' });
		const bad = await generate({ prompt: 'Sea', draft: true });
		assert.deepEqual(
			bad.failures.map(({ code, fields }) => [code, fields?.[0]?.path]),
			[['invalidRequest', 'assets.name']],
		);
		assert.include(bad.failures[0]?.message, '${nonsense}');
	});
});

describe('A workspace that is not trusted [untrusted]', () => {
	beforeEach(() => service().reset());

	it('gets single images by the own settings of the person, and no bulk work', async () => {
		assert.isFalse(vscode.workspace.isTrusted);
		await writeWorkspaceSettings(hostile);
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', '');
		const report = await generate({ prompt: 'Sea' });
		assert.deepEqual(
			report.assets.map(({ mimeType, link }) => [mimeType, link]),
			[['image/png', '![Sea](sea.png)']],
		);
		assert.equal(editor.document.getText(), '![Sea](sea.png)');
		assert.deepEqual(await namesIn(folder), ['page.md', 'sea.png']);
		const asset = report.assets[0]?.uri;
		const recipe = await vscode.commands.executeCommand('figment.showRecipe', { asset, quiet: true });
		assert.deepInclude(recipe, { prompt: 'Sea' });
		assert.notProperty(recipe, 'style');
		const refused = [
			await generate({ prompt: 'Sea', count: 2 }),
			await generate({ asset }, 'figment.regenerate'),
			await generate({ asset, count: 1 }, 'figment.variations'),
		];
		assert.deepEqual(
			refused.map(({ failures }) => failures[0]?.code),
			['untrusted', 'untrusted', 'untrusted'],
		);
		assert.equal((await service().billed()).billedCount, 1);
	});
});

describe('A window without a folder [no folder]', () => {
	beforeEach(() => service().reset());

	it('has no place for an image that nobody can be asked about, and says so before it is paid', async () => {
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'Text.\n' }));
		const report = await generate({ prompt: 'Sea' });
		assert.deepEqual(
			report.failures.map(({ code, fields }) => [code, fields?.map(field => field.path)]),
			[['invalidRequest', ['output']]],
		);
		assert.lengthOf(await service().requests(), 0);
	});

	it('saves nothing where there is no file system, and says so before it is paid', async () => {
		const report = await generate({ prompt: 'Sea', output: 'https://example.com/sea.png' });
		assert.deepEqual(
			report.failures.map(({ code, fields }) => [code, fields?.map(field => field.path)]),
			[['invalidRequest', ['output']]],
		);
		assert.include(report.failures[0]?.message, 'cannot be written to');
		assert.lengthOf(await service().requests(), 0);
	});
});

describe('A window with several folders [multi-root]', () => {
	beforeEach(() => service().reset());

	it('keeps the image in the folder of its document', async () => {
		const [, second] = vscode.workspace.workspaceFolders ?? [];
		assert.isDefined(second);
		const folder = vscode.Uri.joinPath(second.uri, 'docs');
		const editor = await openDocument(folder, 'page.md', '');
		const report = await generate({ prompt: 'Sea', draft: true, output: 'pictures/' });
		const uri = vscode.Uri.parse(report.assets[0]?.uri ?? '');
		assert.equal(uri.toString(), vscode.Uri.joinPath(second.uri, 'pictures', 'sea.png').toString());
		assert.equal(editor.document.getText(), '![Sea](../pictures/sea.png)');
		assert.isAbove((await read(uri)).length, 1000);
	});

	it('makes an image anew by the settings of its own folder, whatever is worked on', async () => {
		const [first, second] = vscode.workspace.workspaceFolders ?? [];
		assert.isDefined(first);
		assert.isDefined(second);
		const report = await generate({
			prompt: 'Sea',
			draft: true,
			insert: 'none',
			output: vscode.Uri.joinPath(second.uri, 'sea.png'),
		});
		const asset = report.assets[0]?.uri ?? '';
		const settings = vscode.workspace.getConfiguration('figment', second.uri);
		await settings.update('metadata', 'none', vscode.ConfigurationTarget.WorkspaceFolder);
		await openDocument(first.uri, 'page.md', '');
		await generate({ asset }, 'figment.regenerate');
		assert.notInclude(new TextDecoder().decode(await read(asset)), 'xmpmeta');
	});
});

describe('An untitled document', () => {
	it('has its images in the folder of the workspace, linked from there', async () => {
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'Text.\n' });
		await vscode.window.showTextDocument(document);
		await generate({ prompt: 'A heron', draft: true, insert: 'below' });
		assert.equal(document.getText(), 'Text.\n\n![A heron](images/a-heron.png)\n');
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});
});

describe('The built-in Markdown editor', () => {
	it('gets the link at the end of the document it holds, where this VS Code has it', async () => {
		const folder = await freshFolder();
		const { document } = await openDocument(folder, 'page.md', '# Title\n');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const viewType = vscode.version.startsWith('1.110.')
			? 'vscode.markdown.preview.editor'
			: 'vscode.markdown.editor';
		await vscode.commands.executeCommand('vscode.openWith', document.uri, viewType);
		assert.instanceOf(vscode.window.tabGroups.activeTabGroup.activeTab?.input, vscode.TabInputCustom);
		const report = await generate({ prompt: 'Sea', draft: true });
		assert.equal(report.assets[0]?.inserted, true);
		const text = (await vscode.workspace.openTextDocument(document.uri)).getText();
		assert.equal(text, '# Title\n\n![Sea](sea.png)\n');
		await document.save();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
});
