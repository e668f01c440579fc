import { assert } from 'chai';
import * as vscode from 'vscode';
import { freshFolder, generate, namesIn, openDocument, service } from './figment.ts';
import { fixesAt, hoverAt, lensesOf, makeDraft, marksOf, run, titlesOf, until } from './missingOffers.ts';
import { withSettings } from './settings.ts';

const nothing = { title: '', command: '' };

describe('An image that is being made', () => {
	let folder: vscode.Uri;

	beforeEach(async () => {
		await service().reset();
		folder = await freshFolder();
	});
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('is said to be in its link, and cannot be ordered a second time', async () => {
		await withSettings({ 'figment.missing.show': 'information' }, async () => {
			const { document } = await openDocument(folder, 'page.md', '![a fox](fox.png)\n');
			const [order = nothing] = (await lensesOf(document)).map(({ command }) => command);
			await service().fault('generate', { kind: 'hold' });
			const made = run(order);
			await until(
				() => titlesOf(document),
				titles => titles.join() === '0 Generating…',
			);
			assert.deepEqual(await fixesAt(document, 'fox.png'), []);
			await until(
				() => marksOf(document),
				marks => /being generated/.test(marks.join()),
			);
			const [hover] = await hoverAt(document, 'fox.png');
			assert.match(hover?.value ?? '', /^\*\*Generating…\*\* · /);
			assert.notInclude(hover?.value, 'command:');
			assert.isUndefined(await run(order));
			await service().release();
			await made;
			assert.deepEqual(await namesIn(folder), ['fox.png', 'page.md']);
			assert.lengthOf(await service().waitForRequests('generate', 1), 1);
			await until(
				() => titlesOf(document),
				titles => titles.join() === '0 Regenerate,0 Variations,0 Details',
			);
		});
	});

	it('is sent for once when its lens is clicked twice', async () => {
		const { document } = await openDocument(folder, 'page.md', '![a fox](fox.png)\n');
		const [order = nothing] = (await lensesOf(document)).map(({ command }) => command);
		await Promise.all([run(order), run(order)]);
		assert.deepEqual(await namesIn(folder), ['fox.png', 'page.md']);
		assert.lengthOf(await service().waitForRequests('generate', 1), 1);
	});

	it('is missing again when it failed', async () => {
		const { document } = await openDocument(folder, 'page.md', '![a fox](fox.png)\n');
		const [order = nothing] = (await lensesOf(document)).map(({ command }) => command);
		await service().fault('generate', { kind: 'status', status: 500 });
		await run(order);
		await until(
			() => titlesOf(document),
			titles => titles.join() === '0 Generate,0 Draft',
		);
	});

	it('is also a draft that is rendered, and that is rendered once', async () => {
		await makeDraft(folder, 'owl.png');
		const { document } = await openDocument(folder, 'page.md', '![an owl](owl.png)\n');
		assert.deepEqual(await titlesOf(document), ['0 Render']);
		await service().fault('generate', { kind: 'hold' });
		const first = generate({ folder, maxUsd: 1 }, 'figment.renderDrafts');
		await until(
			() => titlesOf(document),
			titles => titles.join() === '0 Generating…',
		);
		const [hover] = await hoverAt(document, 'owl.png');
		assert.notInclude(hover?.value, 'figment.renderDraft');
		const second = await generate({ folder, maxUsd: 1 }, 'figment.renderDrafts');
		assert.deepEqual(
			second.failures.map(({ code }) => code),
			['invalidRequest'],
		);
		await service().release();
		assert.lengthOf((await first).assets, 1);
		assert.lengthOf(await service().waitForRequests('generate', 1), 1);
		await until(
			() => titlesOf(document),
			titles => titles.join() === '0 Regenerate,0 Variations,0 Details',
		);
	});
});
