import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder, generate, header, namesIn, openDocument, read, select, service } from './figment.ts';
import type { Report } from './figment.ts';
import { answerBox } from './giveKey.ts';

describe('Generate Image', () => {
	beforeEach(async () => {
		await service().reset();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('registers every declared command', async () => {
		await vscode.extensions.getExtension('figment.figment')?.activate();
		const commands = await vscode.commands.getCommands(true);
		const declared = ['generateImage', 'generateFromSelection', 'setApiKey', 'clearApiKey', 'showLog'];
		for (const name of declared) {
			assert.include(commands, `figment.${name}`);
		}
	});

	it('makes a real file beside the document, links it relative at the cursor, and pays once', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', 'Before.\n\n\n\nAfter.\n');
		editor.selection = new vscode.Selection(2, 0, 2, 0);

		const report = await generate({ prompt: 'A red fox in the snow', seed: 7 });

		const uri = vscode.Uri.joinPath(folder, 'a-red-fox-in-the-snow.png').toString();
		assert.deepEqual(report, {
			assets: [
				{
					uri,
					width: 1024,
					height: 768,
					mimeType: 'image/png',
					model: 'blackforestlabs/flux-2-pro',
					prompt: 'A red fox in the snow',
					seed: 7,
					draft: false,
					cost: { credits: 78_000, usd: 0.039 },
					link: '![A red fox in the snow](a-red-fox-in-the-snow.png)',
					inserted: true,
				},
			],
			failures: [],
		});
		assert.equal(
			editor.document.getText(),
			'Before.\n\n![A red fox in the snow](a-red-fox-in-the-snow.png)\n\nAfter.\n',
		);
		assert.deepEqual(await namesIn(folder), ['a-red-fox-in-the-snow.png', 'page.md']);
		assert.equal(header(await read(uri)), 'png 1024x768');
		const { generationsReceived, billedCount } = await service().billed();
		assert.deepEqual([generationsReceived, billedCount], [1, 1]);
	});

	it('selects the alt text for editing when nothing was touched', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', '');
		await generate({ prompt: 'A lighthouse', draft: true });
		assert.equal(editor.document.getText(editor.selection), 'A lighthouse');
	});

	it('leaves the cursor alone when the person went on writing', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', 'One\nTwo\n');
		editor.selection = new vscode.Selection(0, 3, 0, 3);
		await service().fault('generate', { kind: 'hold' });
		const report = generate({ prompt: 'A lighthouse' });
		await service().waitForHeld(1);
		await editor.edit(edit => edit.insert(new vscode.Position(1, 3), ' and more'));
		editor.selection = new vscode.Selection(1, 0, 1, 0);
		await service().release();
		await report;
		assert.equal(editor.document.getText(), 'One![A lighthouse](a-lighthouse.png)\nTwo and more\n');
		assert.isTrue(editor.selection.isEqual(new vscode.Selection(1, 0, 1, 0)));
	});

	it('takes the link back on undo and keeps the file', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', 'Text.\n');
		await generate({ prompt: 'A lighthouse', draft: true, insert: 'cursor' });
		assert.include(editor.document.getText(), 'a-lighthouse.png');
		await vscode.commands.executeCommand('undo');
		assert.equal(editor.document.getText(), 'Text.\n');
		assert.deepEqual(await namesIn(folder), ['a-lighthouse.png', 'page.md']);
	});

	it('never overwrites: a taken name gets the next number, also for images that end together', async () => {
		const folder = await freshFolder();
		await openDocument(folder, 'page.md', '');
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'sea.png'), new Uint8Array([1, 2, 3]));
		const report = await generate({ prompt: 'Sea', count: 3, draft: true });
		assert.deepEqual(report.assets.map(asset => asset.uri.split('/').at(-1) ?? '').sort(), [
			'sea-1.png',
			'sea-2.png',
			'sea-3.png',
		]);
		assert.deepEqual(await namesIn(folder), ['page.md', 'sea-1.png', 'sea-2.png', 'sea-3.png', 'sea.png']);
		assert.deepEqual([...(await read(vscode.Uri.joinPath(folder, 'sea.png')))], [1, 2, 3]);
	});

	it('makes `count` images with different seeds and puts all links in by one edit', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', 'Text.\n');
		const report = await generate({ prompt: 'Sea', count: 2, seed: 5, insert: 'none' });
		assert.deepEqual(
			report.assets.map(({ seed, inserted }) => [seed, inserted]),
			[
				[5, false],
				[6, false],
			],
		);
		assert.equal(editor.document.getText(), 'Text.\n');
		await generate({ prompt: 'Sea', count: 2, draft: true });
		assert.lengthOf(editor.document.getText().match(/!\[Sea\]/g) ?? [], 2);
		await vscode.commands.executeCommand('undo');
		assert.equal(editor.document.getText(), 'Text.\n');
	});

	it('draws drafts without the service', async () => {
		const folder = await freshFolder();
		await openDocument(folder, 'page.md', '');
		const size = { width: 640, height: 512 };
		const report = await generate({ prompt: 'Sea', draft: true, imageSize: size, outputFormat: 'jpeg' });
		const [asset] = report.assets;
		assert.deepEqual(asset?.cost, { credits: 0, usd: 0 });
		assert.isTrue(asset?.draft);
		assert.equal(header(await read(asset?.uri ?? '')), 'jpeg 640x512');
		assert.lengthOf(await service().requests(), 0);
	});

	it('refuses bad options before anything is sent, naming each field', async () => {
		await openDocument(await freshFolder(), 'page.md', '');
		const bad = await generate({ prompt: 'Sea', imageSize: { width: 500, height: 768 }, seed: 0 });
		const unknown = await generate({ prompt: 'Sea', negativePrompt: 'people' });
		const blank = await generate({ prompt: '  ' });
		assert.deepEqual(
			[bad, unknown, blank].map(({ assets, failures }) => [
				assets.length,
				...failures.map(({ code, fields }) => [code, ...(fields ?? []).map(field => field.path)]),
			]),
			[
				[0, ['invalidRequest', 'imageSize.width', 'seed']],
				[0, ['invalidRequest', 'negativePrompt']],
				[0, ['invalidRequest', 'prompt']],
			],
		);
		assert.include(bad.failures[0]?.message, 'Image width');
		assert.lengthOf(await service().requests(), 0);
	});

	it('says what an action costs that nobody was asked about, and sends nothing', async () => {
		await openDocument(await freshFolder(), 'page.md', '');
		const over = await generate({ prompt: 'Sea', count: 20 });
		const tight = await generate({ prompt: 'Sea', maxUsd: 0.01 });
		assert.deepEqual([over.failures[0]?.code, tight.failures[0]?.code], ['overBudget', 'overBudget']);
		assert.lengthOf(await service().requests(), 0);
		const allowed = await generate({ prompt: 'Sea', maxUsd: 0.04, insert: 'none' });
		assert.lengthOf(allowed.assets, 1);
	});

	it('gives the file the extension of what came, and its real size', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', '');
		await service().fault('generate', { kind: 'picture', format: 'jpeg', width: 512, height: 512 });
		const { assets } = await generate({ prompt: 'Sea' });
		assert.deepEqual(
			assets.map(({ uri, width, height, mimeType }) => [uri.split('/').at(-1), width, height, mimeType]),
			[['sea.jpg', 512, 512, 'image/jpeg']],
		);
		assert.equal(editor.document.getText(), '![Sea](sea.jpg)');
	});

	it('writes HTML into HTML and a plain path into other languages', async () => {
		const folder = await freshFolder();
		const html = await openDocument(folder, 'page.html', '');
		await generate({ prompt: 'Sea "blue"', draft: true });
		assert.equal(
			html.document.getText(),
			'<img src="sea-blue.png" alt="Sea &quot;blue&quot;" width="1024" height="768">',
		);
		const code = await openDocument(folder, 'code.py', 'IMAGE = ""\n');
		code.selection = new vscode.Selection(0, 9, 0, 9);
		await generate({ prompt: 'Sea', draft: true });
		assert.equal(code.document.getText(), 'IMAGE = "sea.png"\n');
	});

	it('fills the image into the document it is told, with no editor on it', async () => {
		const folder = await freshFolder();
		const { document } = await openDocument(folder, 'page.md', '# Title\n');
		await openDocument(folder, 'other.md', 'Other.\n');
		const report = await generate({
			prompt: 'Sea',
			draft: true,
			document: document.uri.toString(),
			alt: 'The [sea]',
		});
		assert.equal(report.assets[0]?.inserted, true);
		const text = (await vscode.workspace.openTextDocument(document.uri)).getText();
		assert.equal(text, '# Title\n\n![The \\[sea\\]](sea.png)\n');
	});
});

describe('Generate Image on a folder of the Explorer', () => {
	beforeEach(() => service().reset());

	it('saves there what the box is told, and leaves the open document alone', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', 'Text.\n');
		const pictures = vscode.Uri.joinPath(folder, 'pictures');
		await vscode.workspace.fs.createDirectory(pictures);
		const pending = vscode.commands.executeCommand<Report>('figment.generateImage', pictures, [pictures]);
		answerBox('A heron');
		const { assets, failures } = await pending;
		assert.deepEqual(failures, []);
		assert.deepEqual(
			assets.map(({ uri, inserted }) => [uri, inserted]),
			[[vscode.Uri.joinPath(pictures, 'a-heron.png').toString(), false]],
		);
		assert.deepEqual(await namesIn(pictures), ['a-heron.png']);
		assert.equal(editor.document.getText(), 'Text.\n');
	});
});

describe('Generate Image from Selection', () => {
	beforeEach(() => service().reset());

	it('keeps the sentence and puts the link on its own line below the paragraph', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(
			folder,
			'page.md',
			'A red fox in the snow. It is\nlooking for mice.\n\nNext.\n',
		);
		select(editor, 'A red fox in the snow.');
		const report = await generate({ seed: 3 }, 'figment.generateFromSelection');
		assert.equal(report.assets[0]?.prompt, 'A red fox in the snow.');
		assert.equal(
			editor.document.getText(),
			'A red fox in the snow. It is\nlooking for mice.\n\n![A red fox in the snow.](a-red-fox-in-the-snow.png)\n\nNext.\n',
		);
		const [request] = (await service().requests()).filter(each => each.route === 'generate');
		assert.deepEqual(request?.json, {
			model: 'blackforestlabs/flux-2-pro',
			prompt: 'A red fox in the snow.',
			image_size: 'landscape_4_3',
			output_format: 'png',
			seed: 3,
			enable_safety_checker: true,
			safety_tolerance: '2',
		});
	});

	it('replaces the selection when it is told to', async () => {
		const editor = await openDocument(await freshFolder(), 'page.md', 'See: a fox.\n');
		select(editor, 'a fox');
		await generate({ draft: true, insert: 'replace' }, 'figment.generateFromSelection');
		assert.equal(editor.document.getText(), 'See: ![a fox](a-fox.png).\n');
	});

	it('follows the place through edits made while it waits, and finds the document closed in between', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', 'Intro.\n\nA fox.\n\nEnd.\n');
		select(editor, 'A fox.');
		await service().fault('generate', { kind: 'hold' });
		const report = generate({}, 'figment.generateFromSelection');
		await service().waitForHeld(1);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# New title\n\n'));
		await editor.document.save();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await service().release();
		assert.equal((await report).assets[0]?.inserted, true);
		const text = (await vscode.workspace.openTextDocument(editor.document.uri)).getText();
		assert.equal(text, '# New title\n\nIntro.\n\nA fox.\n\n![A fox.](a-fox.png)\n\nEnd.\n');
	});

	it('keeps the file and gives the link when the text it belongs to is gone', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', 'Intro.\n\nA fox.\n');
		select(editor, 'A fox.');
		await service().fault('generate', { kind: 'hold' });
		const pending = generate({}, 'figment.generateFromSelection');
		await service().waitForHeld(1);
		await editor.edit(edit => edit.delete(new vscode.Range(1, 0, 3, 0)));
		await service().release();
		const report = await pending;
		assert.deepEqual(
			report.assets.map(({ inserted, link }) => [inserted, link]),
			[[false, '![A fox.](a-fox.png)']],
		);
		assert.deepEqual(
			report.failures.map(({ code }) => code),
			['cannotInsert'],
		);
		assert.equal(editor.document.getText(), 'Intro.\n');
		assert.include(await namesIn(folder), 'a-fox.png');
	});
});
