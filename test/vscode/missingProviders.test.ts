import { assert } from 'chai';
import * as vscode from 'vscode';
import { OpenDocuments } from '../../src/host/missing/openDocuments.ts';
import { MissingFixes } from '../../src/host/missing/providers/missingFixes.ts';
import { UnderWay } from '../../src/host/missing/underWay.ts';
import { freshFolder, namesIn, openDocument, service } from './figment.ts';
import {
	applyFiles,
	fixesAt,
	hoverAt,
	lensesOf,
	marksOf,
	run,
	titlesOf,
	unpriced,
	until,
} from './missingOffers.ts';
import { withSettings } from './settings.ts';

const { fs } = vscode.workspace;
const prices = { peek: () => ({ usd: 0.04, source: 'stale' as const }) };

/** Whether a diagnostic is what VS Code's Markdown says of a file that is not there. */
function isMissing({ code }: vscode.Diagnostic): boolean {
	return (typeof code === 'object' ? code.value : code) === 'link.no-such-file';
}

describe('A link whose image is missing', () => {
	let folder: vscode.Uri;
	const open = (text: string, name = 'page.md') => openDocument(folder, name, text);

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('has quick fixes that say the size where the link does, and no drafts in WebP', async () => {
		const { document } = await open(
			'![a fox](img/fox.png)\n![](img/none.png)\n![wide|1024x512](img/wide.jpg)\n![web](web.webp)\n',
		);
		const titles = async (text: string) =>
			unpriced((await fixesAt(document, text)).map(({ title }) => title));
		assert.deepEqual(await titles('fox.png'), ['Generate image from alt text', 'Make a draft']);
		assert.deepEqual(await titles('none.png'), ['Generate image…', 'Make a draft']);
		assert.deepEqual(await titles('wide.jpg'), ['Generate image from alt text, 1024 × 512', 'Make a draft']);
		assert.deepEqual(await titles('web.webp'), ['Generate image from alt text']);
		const [fix] = await fixesAt(document, 'fox.png');
		assert.match(fix?.title ?? '', /\((?:about )?\$0\.\d+\)$/);
		assert.isNotTrue(fix?.isPreferred);
	});

	it('has none where there is a file, where nothing can be made and in text', async () => {
		await fs.writeFile(vscode.Uri.joinPath(folder, 'there.png'), new Uint8Array([1]));
		const { document } = await open(
			'![there](there.png) ![svg](fox.svg) ![web](https://example.com/fox.png) `![code](code.png)` Text\n',
		);
		for (const text of ['there.png', 'fox.svg', 'example.com', 'code.png', 'Text']) {
			// VS Code tells of a new file after it has come.
			await until(
				() => fixesAt(document, text),
				({ length }) => length === 0,
			);
		}
	});

	it('is found by the definition of a reference, in HTML and in a notebook', async () => {
		const { document } = await open('![a fox][f]\n\n[f]: fox.png\n');
		assert.lengthOf(await fixesAt(document, '[f]: fox'), 2);
		const html = await open('<p><img alt="a fox" src="fox.png" width="512" height="512"></p>\n', 'page.html');
		const [fix] = await fixesAt(html.document, 'fox.png');
		assert.match(fix?.title ?? '', /^Generate image from alt text, 512 × 512/);
		// The cells of a notebook have providers asked while they are edited.
		const cell = { cell_type: 'markdown', metadata: {}, source: ['![a fox](fox.png)'] };
		const notebookFile = vscode.Uri.joinPath(folder, 'book.ipynb');
		const content = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
		await fs.writeFile(notebookFile, new TextEncoder().encode(JSON.stringify(content)));
		const notebook = await vscode.workspace.openNotebookDocument(notebookFile);
		await vscode.window.showNotebookDocument(notebook);
		await vscode.commands.executeCommand('notebook.cell.edit');
		await until(
			() => fixesAt(notebook.cellAt(0).document, 'fox.png'),
			({ length }) => length === 2,
		);
	});

	it("takes up what VS Code's Markdown says of it, once", async () => {
		await withSettings({ 'markdown.validate.enabled': true }, async () => {
			const { document } = await open('![a fox](fox.png)\n');
			await until(
				() => vscode.languages.getDiagnostics(document.uri).filter(isMissing).length,
				count => count === 1,
			);
			// The command that asks all providers leaves out what a fix is for.
			const documents = new OpenDocuments({ find: () => Promise.resolve([]) }, new UnderWay());
			const diagnostics = vscode.languages.getDiagnostics(document.uri);
			const { range } = diagnostics.find(isMissing) ?? assert.fail();
			const fixes = await new MissingFixes(documents, prices).provideCodeActions(
				document,
				range,
				{ diagnostics, only: undefined, triggerKind: vscode.CodeActionTriggerKind.Invoke },
				new vscode.CancellationTokenSource().token,
			);
			documents.dispose();
			assert.deepEqual(
				fixes?.map(each => [each.title, each.diagnostics?.filter(isMissing).length]),
				[
					['Generate image from alt text (about $0.04)', 1],
					['Make a draft', 1],
				],
			);
		});
	});

	it('gets a draft at exactly its path by its lens, which then offers to render it', async () => {
		const { document } = await open('Text\n\n![a fox](pictures/The%20fox.jpg)\n');
		assert.deepEqual(await titlesOf(document), ['2 Generate', '2 Draft']);
		const [, draft] = await lensesOf(document);
		await run(draft?.command ?? { title: '', command: '' });
		assert.deepEqual(await namesIn(vscode.Uri.joinPath(folder, 'pictures')), ['The fox.jpg']);
		await until(
			() => titlesOf(document),
			titles => titles.join() === '2 Render',
		);
		assert.equal(document.getText(), 'Text\n\n![a fox](pictures/The%20fox.jpg)\n');
	});

	it('is filled where it has moved to since', async () => {
		const editor = await open('![a fox](fox.png)\n');
		const [, draft] = await fixesAt(editor.document, 'fox.png');
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# Title\n\n![an owl](owl.png)\n\n'));
		await run(draft?.command ?? { title: '', command: '' });
		assert.deepEqual(await namesIn(folder), ['fox.png', 'page.md']);
	});

	it('is known as it is typed, and no longer when its file comes', async () => {
		const editor = await open('Text\n');
		const { document } = editor;
		assert.deepEqual(await titlesOf(document), []);
		await editor.edit(edit =>
			edit.insert(new vscode.Position(1, 0), '![a fox](fox.png) ![an owl](owl.png)\n'),
		);
		assert.deepEqual(await titlesOf(document), [
			'1 Generate fox.png',
			'1 Draft',
			'1 Generate owl.png',
			'1 Draft',
		]);
		const fox = vscode.Uri.joinPath(folder, 'fox.png');
		await applyFiles(edit => edit.createFile(fox, { contents: new Uint8Array([1]) }));
		await until(
			() => titlesOf(document),
			titles => titles.join() === '1 Generate,1 Draft',
		);
		await applyFiles(edit => edit.deleteFile(fox));
		await until(
			() => titlesOf(document),
			titles => titles.length === 4,
		);
	});

	it('is told as information where the person wants that, or not at all', async () => {
		const { document } = await open('![a fox](img/fox.png)\n\n![an owl][o]\n\n[o]: owl.png\n');
		const path = vscode.workspace.asRelativePath(folder);
		await withSettings({ 'figment.missing.show': 'information' }, async () => {
			const marks = await until(
				() => marksOf(document),
				({ length }) => length > 0,
			);
			assert.deepEqual(marks, [
				`img/fox.png 2 ${path}/img/fox.png: image does not exist`,
				`![an owl][o] 2 ${path}/owl.png: image does not exist`,
			]);
			const owl = vscode.Uri.joinPath(folder, 'owl.png');
			await applyFiles(edit => edit.createFile(owl, { contents: new Uint8Array([1]) }));
			await until(
				() => marksOf(document),
				({ length }) => length === 1,
			);
		});
		await until(
			() => marksOf(document),
			({ length }) => length === 0,
		);
	});

	it('shows in its hover what it would make, and nothing of the alt text but its words', async () => {
		const hostile = 'a *fox* <img src=x> \\[run\\](command:workbench.action.quit) ``` $(alert)';
		const { document } = await open(`![${hostile}](fox.png)\n\n![](none.png)\n`);
		const [hover] = await hoverAt(document, 'fox.png');
		const [block = ''] = /```text\n[^]*?\n```/.exec(hover?.value ?? '') ?? [];
		assert.include(block, 'a fox [run](command:workbench.action.quit)');
		const rest = (hover?.value ?? '').replace(block, '');
		assert.match(rest, /^\*\*Missing image\*\* · 1024 × 768 · PNG · (?:about )?\$0\.\d+/);
		const commands = [...rest.matchAll(/\(command:([\w.]+)\?/g)].map(([, id]) => id);
		assert.deepEqual(commands, ['figment.fillLink', 'figment.fillLink']);
		assert.notInclude(rest, 'quit');
		assert.isNotTrue(hover?.supportThemeIcons);
		assert.isNotTrue(hover?.supportHtml);
		const { enabledCommands = [] } = (hover?.isTrusted ?? {}) as { enabledCommands?: readonly string[] };
		assert.isTrue(enabledCommands.length > 0 && enabledCommands.every(id => id.startsWith('figment.')));
		const [empty] = await hoverAt(document, 'none.png');
		assert.include(empty?.value, 'no alt text');
	});
});
