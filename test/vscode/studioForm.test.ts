import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Model } from '../../src/core/models/model.ts';
import { models } from '../../src/core/models/registry.ts';
import { factsOf, modelFacts } from '../../src/host/studio/form/modelFacts.ts';
import { freshFolder, namesIn, openDocument, select, service } from './figment.ts';
import { withSettings } from './settings.ts';
import { makeOwl, moveTo, openForm } from './studioFormStage.ts';
import type { OpenForm } from './studioFormStage.ts';

const prompt = 'A red fox';

describe('The form of the Studio', () => {
	let folder: vscode.Uri;
	let form: OpenForm;

	beforeEach(async () => {
		await service().reset();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		folder = await freshFolder();
		form = openForm(folder);
	});
	afterEach(async () => {
		form.close();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('follows the settings until a field is touched, and is there again in the next window', async () => {
		await withSettings({ 'figment.outputFormat': 'jpeg', 'figment.style': 'in ink' }, async () => {
			const { fields, style } = form.state;
			assert.deepInclude(fields, { outputFormat: 'jpeg', preset: 'landscape_4_3', width: '1024' });
			assert.equal(style, 'in ink');
			await form.edit({ prompt, outputFormat: 'webp' });
			assert.deepInclude(form.state, { sent: `${prompt}\nin ink`, length: 16, limit: 4000 });
		});
		assert.deepInclude(form.state.fields, { outputFormat: 'webp' });
		form.close();
		const again = openForm(folder, form.memory);
		assert.deepInclude(again.state.fields, { prompt, outputFormat: 'webp' });
		again.close();
	});

	it('says what is wrong while it is typed, with the nearest size that is right', async () => {
		assert.deepEqual(form.issuesOf('prompt'), ['Prompt: write what the picture shows.']);
		assert.isFalse(form.state.canGenerate);
		await form.edit({ prompt, width: '1000', seed: '0', count: '0', folder: '../secrets' });
		assert.deepEqual(
			form.state.issues.map(({ field, message }) => `${field}: ${message}`),
			[
				'width: Image width: a multiple of 32; it is 1000. Sides are from 512 to 2048 in steps of 32: the nearest is 992.',
				'seed: Seed: at least 1; it is 0.',
				'count: Number of images: at least 1; it is 0.',
				'folder: Folder: "../secrets" leads out of the workspace folder.',
			],
		);
		await form.edit({ width: '992', seed: '', count: '1', folder: '' });
		assert.deepEqual(form.state.issues, []);
		assert.isTrue(form.state.canGenerate);
	});

	it('names the setting that is wrong', async () => {
		await withSettings({ 'figment.imageSize': 'huge' }, async () => {
			await form.edit({ prompt });
			assert.match(form.issuesOf('preset').join(), /^Setting figment\.imageSize: one of square_hd, /);
			await form.edit({ preset: 'square' });
			assert.deepEqual(form.state.issues, []);
		});
	});

	it('gives hints, and they stop nothing', async () => {
		await form.edit({ prompt: '{ "scene": "no people" ' });
		assert.deepEqual(
			form.state.hints.map(({ field, message }) => `${field}: ${message}`),
			[
				'prompt: This looks like a JSON prompt, but it is no JSON at line 1, column 24. It can be sent all the same.',
				'prompt: “no people”: the model has no negative prompt, and naming a thing may bring it in. Say what should be there instead.',
			],
		);
		assert.isTrue(form.state.canGenerate);
	});

	it('says what it costs and how long it takes, at once and then as the service does', async () => {
		await form.edit({ prompt, count: '2' });
		assert.match(form.state.price, /^(?:about )?\$0\.0\d+/);
		await form.until(({ price, expected }) => price.startsWith('$') && expected.startsWith('about'));
		await form.edit({ draft: true });
		assert.deepInclude(form.state, { price: 'free', expected: 'instant' });
	});

	it('shows where the image goes and how it is linked, and asks nobody', async () => {
		const editor = await openDocument(folder, 'page.md', 'See here.\n');
		select(editor, 'here');
		await form.edit({ prompt });
		const place = vscode.workspace.asRelativePath(folder);
		const shown = await form.until(state => state.path !== '');
		assert.deepInclude(shown, { path: `${place}/a-red-fox.png`, link: '![A red fox](a-red-fox.png)' });
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'img', 'sea.jpg'), new Uint8Array(1));
		await form.edit({ folder: `${place}/img`, name: 'sea.png', outputFormat: 'jpeg' });
		const named = await form.until(state => state.path.endsWith('sea-1.jpg'));
		assert.equal(named.link, '![A red fox](img/sea-1.jpg)');
		await form.edit({ name: '../../../../../sea' });
		const refused = await form.until(state => state.issues.length > 0);
		assert.deepEqual(
			refused.issues.map(({ field }) => field),
			['name'],
		);
		assert.isFalse(refused.canGenerate);
		for (const name of ['..', 'sub/']) {
			await form.edit({ name: 'sea' });
			await form.until(state => state.issues.length === 0);
			await form.edit({ name });
			await form.until(() => form.issuesOf('name').some(message => message.includes('a name is empty')));
		}
		assert.deepEqual(await namesIn(folder), ['img', 'page.md']);
	});

	it('knows the documents that links may go into, and takes no other', async () => {
		const first = await openDocument(folder, 'winter.md', 'Snow\n');
		select(first, 'Snow');
		await vscode.window.showTextDocument(first.document, { preview: false });
		await openDocument(folder, 'data.ts', 'export {};\n');
		await vscode.commands.executeCommand('workbench.action.keepEditor');
		await openDocument(folder, 'summer.md', 'Sun\n');
		const { targets, fields } = await form.until(state => state.targets.length > 2);
		assert.deepEqual(targets, [
			{ id: '', label: 'No document, only save the image' },
			{ id: 'last', label: 'summer.md, at the cursor' },
			{ id: first.document.uri.toString(), label: 'winter.md, below the selection' },
		]);
		assert.equal(fields.target, 'last');
		await form.edit({ target: vscode.Uri.joinPath(folder, 'secret.md').toString() });
		assert.equal(form.state.fields.target, 'last');
		await form.edit({ target: first.document.uri.toString() });
		assert.equal(form.state.fields.target, first.document.uri.toString());
		await form.edit({ target: '', prompt });
		assert.deepInclude(await form.until(({ path }) => path !== ''), {
			path: 'images/a-red-fox.png',
			link: '',
		});
	});

	it('puts the link at the cursor of a document that something else hides, wherever that is by then', async () => {
		const { document } = await openDocument(folder, 'page.md', 'See  there.\n');
		await moveTo(document, 4);
		const other = await makeOwl(folder);
		await vscode.commands.executeCommand('vscode.open', other);
		assert.isEmpty(vscode.window.visibleTextEditors);
		const typed = new vscode.WorkspaceEdit();
		typed.insert(document.uri, new vscode.Position(0, 0), '# Title\n\n');
		await vscode.workspace.applyEdit(typed);
		await form.edit({ prompt, draft: true });
		await form.generate();
		await form.until(() => document.getText().includes(']('));
		assert.equal(document.getText(), '# Title\n\nSee ![A red fox](a-red-fox.png) there.\n');
		await document.save();
	});

	it('makes one image for the place that was worked in last, however many cursors there are', async () => {
		const editor = await openDocument(folder, 'page.md', 'one\n\ntwo\n');
		editor.selections = [new vscode.Selection(2, 3, 2, 3), new vscode.Selection(0, 3, 0, 3)];
		await form.edit({ prompt, draft: true });
		await form.generate();
		await form.until(() => editor.document.getText().includes(']('));
		assert.equal(editor.document.getText(), 'one\n\ntwo![A red fox](a-red-fox.png)\n');
		assert.deepEqual(await namesIn(folder), ['a-red-fox.png', 'page.md']);
		await editor.document.save();
	});

	it('starts one order for a double click, and pays once', async () => {
		await form.edit({
			prompt,
			target: '',
			folder: vscode.workspace.asRelativePath(folder),
			count: '2',
			seed: '7',
		});
		await service().fault('generate', { kind: 'hold' });
		await Promise.all([form.generate(), form.generate()]);
		await form.generate();
		assert.lengthOf(form.window.deps.queue.entries, 2);
		await service().waitForHeld(1);
		await service().release();
		await form.until(() => form.window.deps.queue.entries.length === 0);
		assert.equal((await service().billed()).generationsReceived, 2);
		assert.equal(form.state.fields.seed, '7');
		await form.untilAsync(async () => (await namesIn(folder)).length === 2);
	});

	it('refuses what the page has not shown, and what is wrong', async () => {
		await form.edit({ prompt, draft: true });
		assert.include(await form.problemOf({ name: 'generate', edit: form.state.edit + 1 }), 'has changed');
		assert.include(await form.problemOf({ name: 'generate', edit: 0 }), 'has changed');
		await form.edit({ count: '0' });
		assert.equal(
			await form.problemOf({ name: 'generate', edit: form.state.edit }),
			'Number of images: at least 1; it is 0.',
		);
		assert.deepEqual(await namesIn(folder), []);
	});
});

describe('The form of the Studio [untrusted]', () => {
	it('says that several images need a trusted workspace, and takes one', async () => {
		const form = openForm(await freshFolder());
		await form.edit({ prompt, count: '2', target: '' });
		assert.deepEqual(form.issuesOf('count'), [
			'Several images at once, and images made anew, need a trusted workspace.',
		]);
		await form.edit({ count: '1' });
		assert.isTrue(form.state.canGenerate);
		form.close();
	});
});

describe('What the Studio knows of a model', () => {
	it('is what it honours, in words', () => {
		const [facts] = modelFacts();
		assert.lengthOf(modelFacts(), models.length);
		assert.deepEqual(
			facts?.imageSize?.presets.map(({ label, width, height }) => `${label} ${width} ${height}`),
			[
				'Square 1024 1024',
				'Square 512 512',
				'Portrait 3:4 768 1024',
				'Portrait 9:16 576 1024',
				'Landscape 4:3 1024 768',
				'Landscape 16:9 1024 576',
			],
		);
		assert.deepEqual(
			facts?.outputFormat?.values.map(({ label, description }) => `${label}: ${description}`),
			[
				'PNG: exact, larger files',
				'JPEG: smaller files',
				'WebP: experimental: the service may send another format',
			],
		);
		assert.deepEqual(facts?.seed, { min: 1, max: Number.MAX_SAFE_INTEGER });
		assert.lengthOf(facts?.safetyTolerance?.values ?? [], 6);
		assert.deepEqual(facts?.enableSafetyChecker, {});
	});

	it('is nothing of an option that it has not', () => {
		const outputFormat: Model['outputFormat'] = {
			kind: 'choice',
			values: ['tiff'],
			experimental: [],
			default: 'tiff',
		};
		assert.deepEqual(factsOf({ id: 'a/b', label: 'B', outputFormat }), {
			id: 'a/b',
			label: 'B',
			outputFormat: { values: [{ value: 'tiff', label: 'TIFF', description: '' }] },
		});
	});
});
