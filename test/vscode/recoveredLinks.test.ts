import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Asset } from '../../src/core/generate.ts';
import type { JobRecord, PlannedSpot } from '../../src/core/job/record.ts';
import { HeldSpot } from '../../src/host/editor/heldSpot.ts';
import { holdAllAgain } from '../../src/host/editor/plannedSpot.ts';
import { Generation } from '../../src/host/generation/generation.ts';
import { groupByDocument, orderAgain } from '../../src/host/recovery/orderAgain.ts';
import { startGeneration } from '../../src/host/generation/startGeneration.ts';
import { freshFolder, openDocument, service } from './figment.ts';
import { answerBox } from './giveKey.ts';
import { openWindow, recordIn } from './otherWindow.ts';

/** What a window remembers of the place below a text. */
function remember(document: vscode.TextDocument, text: string): PlannedSpot | undefined {
	const start = document.getText().indexOf(text);
	const held = new HeldSpot(document, { mode: 'below', anchor: { start, end: start + text.length } });
	const planned = held.remember();
	held.dispose();
	return planned;
}

/** A job of an earlier window whose link belongs below a text. */
function recordBelow(folder: vscode.Uri, document: vscode.TextDocument, text: string): JobRecord {
	const record = recordIn(folder);
	const uri = document.uri.toString();
	const request = { ...record.request, prompt: text };
	return {
		...record,
		request,
		plan: { ...record.plan, alt: text, document: uri, spot: remember(document, text) },
	};
}

function assetOf({ request }: JobRecord, folder: vscode.Uri): Asset {
	const facts = { mimeType: 'image/png', extension: 'png', width: 8, height: 8, isWhole: true } as const;
	const picture = { bytes: new Uint8Array(), facts };
	const name = `${request.prompt.toLowerCase().replaceAll(/\W+/g, '')}.png`;
	return { request, uri: vscode.Uri.joinPath(folder, name).toString(), made: { picture, usage: {} } };
}

describe('The links of recovered images', () => {
	it('go where they were asked for, all by one edit, when those places are to be found again', async () => {
		const folder = await freshFolder();
		const text = '# Page\n\nA fox.\n\nAn owl.\n\nThe end.\n';
		const editor = await openDocument(folder, 'page.md', text);
		const records = ['A fox.', 'A fox.', 'An owl.'].map(each => recordBelow(folder, editor.document, each));
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'New first line.\n\n'));
		const jobs = records.map(record => ({ record, state: 'ready' as const }));
		const [group, ...others] = groupByDocument(jobs, ({ record }) => record);
		assert.isEmpty(others);
		assert.isDefined(group);
		const { deps } = openWindow(vscode.Uri.joinPath(folder, 'storage'));
		const spots = await holdAllAgain(group.map(({ record }) => record.plan.spot));
		const generation = new Generation(orderAgain(deps, group, { isQuiet: false, spots }), deps);
		const [first, ...rest] = group.map(({ record }) => assetOf(record, folder));
		assert.isDefined(first);
		const linked = await generation.hold(generation.link([first, ...rest]));
		assert.deepEqual(
			linked.links.map(({ isInserted }) => isInserted),
			[true, true, true],
		);
		assert.equal(
			editor.document.getText(),
			[
				'New first line.\n\n# Page\n\nA fox.\n\n![A fox.](afox.png)\n\n![A fox.](afox.png)\n\n',
				'An owl.\n\n![An owl.](anowl.png)\n\nThe end.\n',
			].join(''),
		);
		await vscode.commands.executeCommand('undo');
		assert.equal(editor.document.getText(), `New first line.\n\n${text}`);
	});
});

describe('A prompt that is edited', () => {
	it('is for the place and the document that it was for, wherever the person is now', async () => {
		await service().reset();
		const folder = await freshFolder();
		const { document } = await openDocument(folder, 'page.md', 'A fox.\n\nThe end.\n');
		const spot = new HeldSpot(document, { mode: 'below', anchor: { start: 0, end: 6 } });
		const elsewhere = vscode.Uri.joinPath(folder, '..', 'elsewhere');
		await openDocument(elsewhere, 'other.html', '<p>Other</p>\n');
		const { deps } = openWindow(vscode.Uri.joinPath(folder, 'storage'));
		const { request } = recordIn(folder);
		const earlier = { request, place: { spot: spot.share(), text: '' }, document: document.uri };
		const pending = startGeneration(deps, [{ draft: true }], earlier);
		answerBox('A lake');
		const report = await pending;
		assert.deepEqual(
			report?.assets.map(({ uri, link, inserted }) => [uri, link, inserted]),
			[[vscode.Uri.joinPath(folder, 'a-lake.png').toString(), '![A lake](a-lake.png)', true]],
		);
		assert.equal(document.getText(), 'A fox.\n\n![A lake](a-lake.png)\n\nThe end.\n');
		// Whoever held the place before holds it still.
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), 'x');
		await vscode.workspace.applyEdit(edit);
		assert.deepEqual(spot.spot, { mode: 'below', anchor: { start: 9, end: 30 } });
		spot.dispose();
	});
});
