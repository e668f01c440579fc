import { assert } from 'chai';
import * as vscode from 'vscode';
import { StudioPage } from '../../src/host/studio/studioPage.ts';
import { FakeView } from '../studioFuzz/fakeView.ts';

describe("The Studio's page", () => {
	let view: FakeView;
	let page: StudioPage;
	/** Lets the call that waits be answered. */
	let answer: () => void;

	beforeEach(() => {
		view = new FakeView();
		page = new StudioPage(view.view.webview, {
			layout: 'view',
			dist: vscode.Uri.parse('file:///dist'),
			folders: [],
			isSeen: () => true,
			onReady: () => undefined,
			onCall: () =>
				new Promise(resolve => {
					answer = () => resolve({});
				}),
			explain: String,
			onUnknown: () => undefined,
		});
	});
	afterEach(() => view.close());

	it('is another one each time VS Code loads its document, also of the same HTML', () => {
		const address = view.page;
		const ids = [1, 2].map(() => {
			view.say({ type: 'ready', page: address });
			return page.id;
		});
		assert.notEqual(ids[0], ids[1]);
		assert.equal(view.page, address);
	});

	it('is not given the answer to what the HTML before it asked', async () => {
		view.say({ type: 'ready', page: view.page });
		view.say({ type: 'call', page: view.page, id: 1, call: { name: 'chooseFolder' } });
		page.load();
		view.say({ type: 'ready', page: view.page });
		answer();
		await new Promise(resolve => setTimeout(resolve, 50));
		assert.deepEqual([...view.answered], []);
	});
});
