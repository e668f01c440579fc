import { assert } from 'chai';
import * as vscode from 'vscode';
import { parseGenerateArguments } from '../../src/host/commands/arguments.ts';
import { mostDroppedBytes } from '../../src/protocol/studio/calls.ts';
import {
	freshFolder,
	namesIn,
	openDocument,
	read,
	removeEarlierFolders,
	select,
	service,
} from './figment.ts';
import { withSettings } from './settings.ts';
import { makeOwl, moveTo, openForm } from './studioFormStage.ts';
import type { OpenForm } from './studioFormStage.ts';

const prompt = 'A red fox';

describe('What fills the form of the Studio', () => {
	let folder: vscode.Uri;
	let form: OpenForm;

	before(removeEarlierFolders);
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

	it('remembers the prompts that were generated, before those of the images', async () => {
		await makeOwl(folder, { prompt: 'An elk in the mist' });
		await form.edit({ prompt, draft: true, target: '', folder: vscode.workspace.asRelativePath(folder) });
		await form.generate();
		await form.untilAsync(async () => (await namesIn(folder)).includes('a-red-fox.png'));
		let prompts: string[] = [];
		// The first answer need not wait until all images are read.
		await form.untilAsync(async () => {
			({ prompts } = await form.ask<{ prompts: string[] }>({ name: 'earlierPrompts' }));
			return prompts.includes('An elk in the mist');
		});
		assert.equal(prompts[0], prompt);
		assert.lengthOf(prompts, new Set(prompts).size);
	});

	it('takes up the recipe of an image of the library, and gives back what was typed', async () => {
		const image = await makeOwl(folder);
		await form.edit({ prompt, preset: 'portrait_4_3' });
		const use = (what: 'prompt' | 'seed' | 'all') =>
			form.ask({ name: 'useRecipe', image: image.toString(), what });
		await use('seed');
		assert.deepInclude(form.state.fields, { prompt, seed: '7', preset: 'portrait_4_3' });
		assert.isUndefined(form.state.replaced);
		assert.deepEqual(form.announced, ['The seed is now that of owl.png.']);
		await use('all');
		assert.deepInclude(form.state.fields, { prompt: 'An owl', preset: 'square', width: '512', draft: true });
		assert.equal(form.state.replaced, 'The form is now as owl.png was made.');
		await form.ask({ name: 'undoReplaced' });
		assert.deepInclude(form.state.fields, { prompt, preset: 'portrait_4_3', width: '768', draft: false });
		assert.isUndefined(form.state.replaced);
		const outside = vscode.Uri.joinPath(folder, 'page.md').toString();
		const problem = await form.problemOf({ name: 'useRecipe', image: outside, what: 'all' });
		assert.equal(problem, 'Image: it is not in the workspace any more; choose another one.');
	});

	it('takes up the recipe of an image that is dropped, by its URI or its bytes', async () => {
		const image = await makeOwl(folder);
		await form.ask({ name: 'dropUri', uri: image.toString() });
		assert.deepInclude(form.state.fields, { prompt: 'An owl', seed: '7', preset: 'square' });
		await form.edit({ prompt });
		await form.ask({ name: 'dropFile', bytes: new Uint8Array(await read(image)) });
		assert.equal(form.state.fields.prompt, 'An owl');
		assert.equal(form.state.replaced, 'The form is now as the dropped file was made.');
	});

	it('says of what else is dropped what helps', async () => {
		const text = vscode.Uri.joinPath(folder, 'notes.txt');
		await vscode.workspace.fs.writeFile(text, new TextEncoder().encode('no picture'));
		const large = vscode.Uri.joinPath(folder, 'large.png');
		await vscode.workspace.fs.writeFile(large, new Uint8Array(mostDroppedBytes + 1));
		const bare = vscode.Uri.joinPath(folder, 'bare.png');
		const made = await withSettings({ 'figment.metadata': 'none' }, () => makeOwl(folder, { output: bare }));
		const bytes = new TextEncoder().encode('no picture');
		const told: readonly (readonly [problem: Promise<string>, message: string])[] = [
			[form.drop(text), 'Image: notes.txt is no PNG, JPEG or WebP image; take one that Figment made.'],
			[form.drop(large), 'Image: large.png is too large to be read; take one of at most 32 MB.'],
			[
				form.drop(made),
				'Image: bare.png does not say what made it; take one that Figment made, or write a prompt.',
			],
			[
				form.drop('https://figment.example/fox.png'),
				'Image: an image on the web cannot be used; give that of a file.',
			],
			[form.drop('fox.png'), 'Image: this is no file; drop an image of the Explorer or of a folder.'],
			[
				form.problemOf({ name: 'dropFile', bytes }),
				'Image: the dropped file is no PNG, JPEG or WebP image; take one that Figment made.',
			],
		];
		for (const [problem, message] of told) {
			assert.equal(await problem, message);
		}
		assert.include(await form.drop(vscode.Uri.joinPath(folder, 'gone.png')), 'is not there');
		assert.equal(form.state.fields.prompt, '');
	});

	it('opens with what is selected, and never without a way back', async () => {
		const editor = await openDocument(folder, 'page.md', 'A snowy meadow.\n\n![A hare](hare.png)\n');
		await form.part.openWithContext();
		assert.equal(form.state.fields.prompt, '');
		select(editor, 'A snowy meadow.');
		await form.part.openWithContext();
		assert.equal(form.state.fields.prompt, 'A snowy meadow.');
		assert.isUndefined(form.state.replaced);
		await form.edit({ prompt });
		await form.part.openWithContext();
		assert.equal(form.state.replaced, 'The prompt is now the selected text.');
		await form.ask({ name: 'undoReplaced' });
		assert.equal(form.state.fields.prompt, prompt);
		await moveTo(editor.document, editor.document.getText().indexOf('hare.png'));
		await form.part.openWithContext();
		assert.equal(form.state.fields.prompt, 'A hare');
		assert.equal(form.state.replaced, 'The prompt is now the text of the image under the cursor.');
	});

	it('takes what a program passes, and refuses what makes no sense', async () => {
		const { document } = await openDocument(folder, 'page.md', 'Text\n');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await form.part.take(
			parseGenerateArguments([
				{
					prompt,
					imageSize: { width: 640, height: 1024 },
					seed: 9,
					count: 3,
					draft: true,
					document: document.uri,
					output: vscode.Uri.joinPath(folder, 'img', 'sea.png'),
					alt: 'The sea',
				},
			]),
		);
		const place = vscode.workspace.asRelativePath(folder);
		assert.deepInclude(form.state.fields, {
			prompt,
			preset: '',
			width: '640',
			height: '1024',
			seed: '9',
			count: '3',
			draft: true,
			target: document.uri.toString(),
			folder: `/${place}/img`,
			name: 'sea',
		});
		const { link } = await form.until(state => state.link !== '');
		assert.equal(link, '![The sea](img/sea.png)');
		for (const [argument, path] of [
			[{ prompt: 7 }, 'prompt'],
			[{ imageSize: { width: 1000, height: 768 } }, 'imageSize.width'],
			[{ prompt, output: '../../../../../sea.png' }, 'output'],
			[{ prompt, document: 'file:///gone/gone.md' }, 'document'],
		] as const) {
			const failure: unknown = await form.part.take(parseGenerateArguments([argument])).then(
				() => undefined,
				(error: unknown) => error,
			);
			assert.deepEqual(
				Reflect.get(Object(failure), 'fields').map((each: { path: string }) => each.path),
				[path],
			);
		}
	});
});
