import { assert } from 'chai';
import * as vscode from 'vscode';
import type { HeldSpot } from '../../src/host/editor/heldSpot.ts';
import { insertLinks } from '../../src/host/editor/insertLinks.ts';
import { LinkRules } from '../../src/host/editor/linkRules.ts';
import { holdPlaces, selectedPlaces } from '../../src/host/editor/places.ts';
import type { InsertMode } from '../../src/host/editor/places.ts';
import { freshFolder, openDocument, select } from './figment.ts';

/** Puts in links to images beside the document, one for each spot. */
function put(...wanted: readonly (readonly [HeldSpot, 'fox' | 'owl'])[]) {
	const [[{ uri: document }] = assert.fail('no spot')] = wanted;
	const root = vscode.Uri.joinPath(document, '..');
	const settings = { insertTemplate: {}, siteRoot: '', findsSite: true };
	return insertLinks(
		new LinkRules({ place: { root, document }, settings, site: undefined }),
		'markdown',
		wanted.map(([spot, name]) => ({
			spot,
			image: {
				uri: vscode.Uri.joinPath(root, `${name}.png`),
				alt: name === 'fox' ? 'Fox' : 'Owl',
				width: 1,
				height: 1,
			},
		})),
	);
}

describe('The placement of links', () => {
	const spots: HeldSpot[] = [];
	afterEach(() => {
		for (const spot of spots.splice(0)) {
			spot.dispose();
		}
	});

	/** The places that are selected in an editor. */
	function hold(editor: vscode.TextEditor, mode: InsertMode): HeldSpot[] {
		const target = { document: editor.document, editor, selectedText: '', link: undefined };
		const held = holdPlaces(editor.document, selectedPlaces(target), () => mode);
		const found = held.flatMap(({ spot }) => spot ?? []);
		spots.push(...found);
		return found;
	}

	function holdOne(editor: vscode.TextEditor, mode: InsertMode): HeldSpot {
		const [spot] = hold(editor, mode);
		assert.isDefined(spot);
		return spot;
	}

	/** A document with `selected` selected, and a spot there. */
	async function start(text: string, selected: string, mode: InsertMode) {
		const editor = await openDocument(await freshFolder(), 'page.md', text);
		select(editor, selected);
		return { editor, document: editor.document, spot: holdOne(editor, mode) };
	}

	it('is planned again when typing was faster than the edit', async () => {
		const { document, editor, spot } = await start('Intro.\n\nA fox.\n', 'A fox.', 'below');
		const typing = editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'x'));
		const linked = await put([spot, 'fox']);
		await typing;
		assert.deepEqual(linked, { links: [{ text: '![Fox](fox.png)', isInserted: true }] });
		assert.equal(document.getText(), 'xIntro.\n\nA fox.\n\n![Fox](fox.png)\n');
	});

	it('is given up when typing is faster every time', async () => {
		const { document, editor, spot } = await start('A fox.\n', 'A fox.', 'below');
		const find = spot.find.bind(spot);
		const typing: Thenable<boolean>[] = [];
		spot.find = () => {
			typing.push(editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'x')));
			return find();
		};
		const linked = await put([spot, 'fox']);
		await Promise.all(typing);
		assert.deepInclude(linked, { links: [{ text: '![Fox](fox.png)', isInserted: false }] });
		assert.equal(linked.failure?.code, 'cannotInsert');
		assert.equal(document.getText(), 'xxxxA fox.\n');
	});

	for (const [mode, after] of [
		['replace', 'See ![Fox](fox.png)\n\n![Owl](owl.png)\n\nEnd.\n'],
		['below', 'See a fox\n\n![Fox](fox.png)\n\n![Owl](owl.png)\n\nEnd.\n'],
		['cursor', 'See a fox![Fox](fox.png)\n\n![Owl](owl.png)\n\nEnd.\n'],
	] as const) {
		it(`of a later link is below the one before it, first put in by "${mode}"`, async () => {
			const { document, spot } = await start('See a fox\n\nEnd.\n', 'a fox', mode);
			await put([spot, 'fox']);
			const linked = await put([spot, 'owl']);
			assert.isUndefined(linked.failure);
			assert.equal(document.getText(), after);
		});
	}

	it('of a later link follows what was typed since the one before it', async () => {
		const { document, editor, spot } = await start('A fox\n\nEnd.\n', 'A fox', 'replace');
		await put([spot, 'fox']);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# Title\n\n'));
		await put([spot, 'owl']);
		assert.equal(document.getText(), '# Title\n\n![Fox](fox.png)\n\n![Owl](owl.png)\n\nEnd.\n');
	});

	it('follows typing after another language was chosen, and the link is of that language', async () => {
		const { editor, spot } = await start('A fox\nEnd.\n', 'A fox', 'below');
		const document = await vscode.languages.setTextDocumentLanguage(editor.document, 'html');
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Title\n'));
		const linked = await put([spot, 'fox']);
		assert.deepEqual(linked, {
			links: [{ text: '<img src="fox.png" alt="Fox" width="1" height="1">', isInserted: true }],
		});
		assert.equal(
			document.getText(),
			'Title\nA fox\n<img src="fox.png" alt="Fox" width="1" height="1">\nEnd.\n',
		);
	});

	it('is gone for good when the document changed while it was closed, however often it is opened', async () => {
		const uri = vscode.Uri.joinPath(await freshFolder(), 'page.md');
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('A fox\n\nEnd.\n'));
		const editor = await openLoosely(uri);
		select(editor, 'A fox');
		const spot = holdOne(editor, 'below');
		await closeAll(uri);
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('Something else.\n'));
		await openLoosely(uri);
		await closeAll(uri);
		const linked = await put([spot, 'fox']);
		assert.include(linked.failure?.detail, 'gone');
		assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), 'Something else.\n');
	});
});

/** Opens an editor by a command: a document that an extension opened stays open for minutes. */
async function openLoosely(uri: vscode.Uri): Promise<vscode.TextEditor> {
	await vscode.commands.executeCommand('vscode.open', uri);
	const editor = vscode.window.activeTextEditor;
	assert.equal(editor?.document.uri.toString(), uri.toString());
	assert.isDefined(editor);
	return editor;
}

/** Closes all editors and waits until the document is closed with them. */
async function closeAll(uri: vscode.Uri): Promise<void> {
	const closed = new Promise<void>(resolve => {
		const subscription = vscode.workspace.onDidCloseTextDocument(document => {
			if (document.uri.toString() === uri.toString()) {
				subscription.dispose();
				resolve();
			}
		});
	});
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	await closed;
}
