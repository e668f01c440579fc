import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder, generate, namesIn, openDocument, service } from './figment.ts';
import { completionsAt, fixesAt, hoverAt, lensesOf, makeDraft, titlesOf } from './missingOffers.ts';
import { withSettings } from './settings.ts';

const { fs } = vscode.workspace;

describe('An image in a document', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('has lenses and a hover when Figment made it, and nothing else has', async () => {
		const { assets } = await generate({
			prompt: 'A red fox\nin the snow',
			seed: 7,
			output: vscode.Uri.joinPath(folder, 'fox.png'),
			insert: 'none',
		});
		assert.lengthOf(assets, 1);
		await makeDraft(folder, 'owl.png');
		await fs.writeFile(vscode.Uri.joinPath(folder, 'other.png'), new Uint8Array([1]));
		const text = '![a fox](fox.png)\n\n![an owl](owl.png)\n\n![other](other.png)\n';
		const { document } = await openDocument(folder, 'page.md', text);
		assert.deepEqual(await titlesOf(document), ['0 Regenerate', '0 Variations', '0 Details', '2 Render']);
		const [onPath] = await hoverAt(document, 'fox.png');
		assert.match(onPath?.value ?? '', /^\n```text\nA red fox\nin the snow\n```\n/);
		assert.include(onPath?.value, 'seed 7 · 1024 × 768');
		assert.match(onPath?.value ?? '', /\$0\.\d+/);
		const links = [...(onPath?.value ?? '').matchAll(/\[([^\]]+)\]\(command:/g)].map(([, title]) => title);
		assert.deepEqual(links, ['Regenerate…', 'Variations…', 'Edit Prompt…', 'Copy Prompt']);
		const [onAlt] = await hoverAt(document, 'a fox');
		assert.match(onAlt?.value ?? '', /\n!\[\]\(\S+fox\.png\|width=173,height=130\)$/);
		const [draft] = await hoverAt(document, 'owl.png');
		assert.match(
			draft?.value ?? '',
			/\*\*Draft\*\* · .* · free\n\n\[Render\]\(command:figment\.renderDraft\?/,
		);
		assert.deepEqual(await hoverAt(document, 'other.png'), []);
		assert.deepEqual(await fixesAt(document, 'fox.png'), []);
	});

	it('says nothing when the person has switched it off', async () => {
		await makeDraft(folder, 'owl.png');
		const text = '![an owl](owl.png) ![a fox](fox.png) ![new](\n';
		const { document } = await openDocument(folder, 'page.md', text);
		assert.isAbove((await lensesOf(document)).length, 0);
		await withSettings(
			{ 'figment.codeLens': false, 'figment.hover': false, 'figment.completion': false },
			async () => {
				assert.deepEqual(await lensesOf(document), []);
				assert.deepEqual(await hoverAt(document, 'owl.png'), []);
				assert.deepEqual(await completionsAt(document, '![new]('), []);
			},
		);
	});

	it('has a prompt that is plain text, whatever is in it', async () => {
		const prompt = 'a\n  ```\n![](https://evil.example/x.png)\n[x](command:figment.regenerate)';
		const output = vscode.Uri.joinPath(folder, 'fox.png');
		await generate({ prompt, output, draft: true, insert: 'none' });
		const { document } = await openDocument(folder, 'page.md', '![](fox.png)\n');
		const [hover] = await hoverAt(document, 'fox.png');
		const fences = (hover?.value ?? '').split('\n').flatMap((line, at) => (/^\s*```/.test(line) ? [at] : []));
		assert.lengthOf(fences, 2);
		const rest = (hover?.value ?? '')
			.split('\n')
			.slice((fences[1] ?? 0) + 1)
			.join('\n');
		assert.notMatch(rest, /evil|\[x\]/);
	});

	it('gives its prompt to the clipboard', async () => {
		const asset = await makeDraft(folder, 'owl.png');
		await vscode.commands.executeCommand('figment.copyPrompt', { asset: asset.toString() });
		assert.equal(await vscode.env.clipboard.readText(), 'A grey owl');
	});
});

describe('The path of an image that is written', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('may be that of a new one, which comes last and is made only when the person agrees', async () => {
		const { document } = await openDocument(folder, 'page.md', 'Text\n\n![A red fox](\n');
		const [item, ...others] = await completionsAt(document, '![A red fox](');
		assert.deepEqual(others, []);
		const { insertText, sortText, preselect, command } = item ?? assert.fail();
		assert.deepEqual(
			{ insertText, sortText, preselect: preselect ?? false, command: command?.command },
			{ insertText: 'a-red-fox.png)', sortText: '~~~', preselect: false, command: 'figment.fillLink' },
		);
		assert.match(item?.detail ?? '', /\$0\.\d+/);
		assert.deepInclude(command?.arguments?.[0], { ask: true });
		assert.deepEqual(await namesIn(folder), ['page.md']);
	});

	it('is left to the person who has written all of it', async () => {
		const { document } = await openDocument(folder, 'page.md', '![A fox](./my-fox.png)\n');
		assert.lengthOf(await completionsAt(document, '![A fox](./my-fox'), 1);
		assert.deepEqual(await completionsAt(document, '![A fox](./my-fox.png'), []);
	});

	it('is the one that Figment writes for the folder, with the number that is free', async () => {
		await withSettings({ 'figment.assets.folder': 'my pictures' }, async () => {
			await makeDraft(vscode.Uri.joinPath(folder, 'my pictures'), 'a-fox.png');
			const { document } = await openDocument(folder, 'page.md', '![A fox](my)\n');
			const [item] = await completionsAt(document, '![A fox](my');
			assert.equal(item?.insertText, 'my%20pictures/a-fox-1.png');
			assert.deepEqual(item?.range, new vscode.Range(0, 9, 0, 11));
		});
	});
});
