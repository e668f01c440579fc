import { assert } from 'chai';
import * as vscode from 'vscode';
import { readImages } from '../../src/protocol/studio/calls.ts';
import { readCallNumber } from '../../src/protocol/studio/messages.ts';
import { FakeView } from '../studioFuzz/fakeView.ts';
import { hostileMessages } from '../studioFuzz/hostileMessages.ts';
import { openSecondFigment } from '../studioFuzz/secondFigment.ts';
import type { SecondFigment } from '../studioFuzz/secondFigment.ts';
import { hearUnhandled } from '../studioFuzz/unhandled.ts';
import { differences, worldState } from '../studioFuzz/worldState.ts';
import { poll } from '../service/control.ts';
import { freshFolder, generate, openDocument, removeEarlierFolders, service } from './figment.ts';

/** So many messages wait for their answers at a time. */
const atOnce = 100;
const answerMs = 30_000;

/** Says so much, and gives how often each call by its number is to be answered. */
async function sayAll(view: FakeView, messages: Iterable<unknown>): Promise<ReadonlyMap<number, number>> {
	const wanted = new Map<number, number>();
	const waitForAnswers = () =>
		poll('answers', answerMs, () => view.answered.size >= wanted.size || undefined);
	let said = 0;
	for (const message of messages) {
		// Also what asks for nothing there is is answered, as long as it says who asks.
		const call = readCallNumber(message);
		if (call?.page === view.page) {
			wanted.set(call.id, 1);
		}
		view.say(message);
		said += 1;
		if (said % atOnce === 0) {
			await waitForAnswers();
		}
		if (said % 10_000 === 0) {
			console.log(`figment-hostile ${said}`);
		}
	}
	await waitForAnswers();
	return wanted;
}

describe('The Studio with a hostile page', () => {
	let opened: SecondFigment;
	let folder: vscode.Uri;
	let storage: vscode.Uri;
	let images: readonly string[];

	before(removeEarlierFolders);
	before(async () => {
		await service().reset();
		folder = await freshFolder();
		const reports = await Promise.all(
			['fox', 'owl', 'hill'].map(prompt => {
				const output = vscode.Uri.joinPath(folder, `${prompt}.png`);
				return generate({ prompt, output, draft: true, insert: 'none' });
			}),
		);
		images = reports.flatMap(({ assets }) => assets.map(({ uri }) => uri));
		assert.lengthOf(images, 3);
		await openDocument(folder, 'page.md', '![fox](fox.png)\n');
		const root = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.isDefined(root);
		storage = vscode.Uri.joinPath(root, '..', `figment-storage-${crypto.randomUUID()}`);
		opened = openSecondFigment(storage);
	});
	after(async () => {
		opened.dispose();
		// It is there once something was kept in it.
		await vscode.workspace.fs.delete(storage, { recursive: true }).then(undefined, () => undefined);
	});

	const configuration = vscode.workspace.getConfiguration('figmentSuite');
	const count = configuration.get<number>('hostileMessages') ?? 2000;
	const seed = configuration.get<number>('hostileSeed') ?? 1;

	it(`changes nothing by ${count} messages of seed ${seed}, is answered once each time, and is served well after`, async () => {
		const view = new FakeView();
		(await opened.figment.studio()).resolveView(view.view);
		view.say({ type: 'ready', page: view.page });
		const before = await worldState();
		const unhandled = hearUnhandled();
		const known = { images, others: others(folder) };
		const messages = hostileMessages({ seed, count, page: () => view.page, known });
		const wanted = await sayAll(view, messages);
		assert.deepEqual(view.answered, wanted);
		const search = { query: '', favourites: false, drafts: 'all', unused: false, sort: 'newest' };
		const call = { name: 'images', search, from: 0, count: 100 };
		view.say({ type: 'call', page: view.page, id: count + 1, call });
		await poll('a good answer', answerMs, () => view.answered.has(count + 1) || undefined);
		const { tiles = [] } = readImages(view.answer) ?? {};
		assert.includeMembers(
			tiles.map(({ id }) => id),
			[...images],
		);
		unhandled.stop();
		assert.deepEqual(unhandled.errors, []);
		assert.deepEqual(view.unreadable, []);
		assert.deepEqual(differences(before, await worldState()), []);
		view.close();
	}).timeout(60_000 + count * 10);
});

/** Files that are no images of the workspace, and some that are outside of it. */
function others(folder: vscode.Uri): readonly string[] {
	const page = vscode.Uri.joinPath(folder, 'page.md').toString();
	return [
		page,
		`${page}#.png`,
		folder.toString(),
		vscode.Uri.joinPath(folder, 'nothing.png').toString(),
		page.replace('page.md', '../guide/page.md'),
		page.replace('page.md', '%2e%2e/%2e%2e/%2e%2e/README.md'),
		'file:///etc/passwd',
		'untitled:x.png',
		'data:image/png;base64,AAAA',
		'__proto__',
		'',
	];
}
