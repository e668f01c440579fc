import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { testKeys } from '../harness/secrets.ts';
import { waitFor } from '../harness/waiting.ts';
import type { Workbench } from '../harness/workbench.ts';
import type { Scene } from './stage.ts';
import { page, pageText, Stage } from './stage.ts';

/** Asks for images at the end of the page. */
async function start(workbench: Workbench, prompt: string, count = 1): Promise<void> {
	await workbench.editor.clickAfter('The end.');
	await workbench.runCommand('Figment: Generate Image');
	await workbench.quickInput.waitUntilShown();
	if (count > 1) {
		await workbench.quickInput.type(prompt);
		await workbench.quickInput.pressButton('Number of images: 1');
		await workbench.quickInput.choose(`${count} images`);
	}
	await workbench.quickInput.answer(prompt);
}

function images({ workspace }: Scene): string[] {
	return readdirSync(workspace.path('docs/guide')).filter(name => name.endsWith('.png'));
}

describe('Money', () => {
	const stage = new Stage('newest', { AIMLAPI_API_KEY: testKeys.person });

	it('of a paid image is not lost when the window is reloaded while it is downloaded', () =>
		stage.playOn('recovered', async scene => {
			const { workbench, workspace } = scene;
			stage.service.faults.always('image', { kind: 'hold' });
			await start(workbench, 'Snow');
			await stage.service.waitForHeld(1);
			await workbench.reload();
			stage.service.faults.always('image');
			stage.service.release();
			await workbench.notifications.waitFor(
				'An unfinished image was recovered and saved as docs/guide/snow.png.',
			);
			await workbench.screenshot('recovered');
			await workbench.notifications.press('An unfinished image was recovered', 'Insert Link');
			await workbench.editor.waitForText('The end.![Snow](snow.png)');
			assert.equal((await sharp(workspace.path('docs/guide/snow.png')).metadata()).width, 1024);
			const { generationsReceived, billedCount } = stage.service.totals();
			assert.deepEqual([generationsReceived, billedCount], [1, 1]);
		}));

	it('that was perhaps spent is told honestly after a reload, and the person decides', () =>
		stage.playOn('unanswered', async scene => {
			const { workbench } = scene;
			const { quickInput, notifications } = workbench;
			stage.service.faults.next('generate', { kind: 'hold', at: 'billed' });
			await start(workbench, 'Snow');
			await stage.service.waitForHeld(1);
			await workbench.reload();
			stage.service.release();
			await notifications.press('One image was billed and is lost', 'Show…');
			await quickInput.waitUntilShown('Unfinished Images');
			await workbench.screenshot('unfinished');
			const [item] = await quickInput.items();
			assert.equal(item?.description, 'sent and billed $0.039, the image is lost');
			await quickInput.press('Enter');
			await quickInput.waitUntilShown('Snow');
			await workbench.screenshot('unfinished-decide');
			await quickInput.choose('Make Again');
			await workbench.editor.waitForText('![Snow](snow.png)');
			assert.deepEqual(images(scene), ['snow.png']);
			assert.equal(stage.service.totals().billedCount, 2);
			await workbench.runCommand('Figment: Recover Unfinished Images');
			await notifications.waitFor('No image is unfinished.');
		}));

	it('is not spent on waiting images after a reload until the person says so', () =>
		stage.playOn('waiting', async scene => {
			const { workbench } = scene;
			const { quickInput, notifications } = workbench;
			stage.service.faults.always('generate', { kind: 'hold' });
			await start(workbench, 'Snow', 4);
			await stage.service.waitForHeld(2);
			await workbench.runCommand('Figment: Show Images Under Way');
			await quickInput.waitUntilShown('Images Under Way');
			await workbench.screenshot('under-way');
			await quickInput.press('Escape');
			await workbench.reload();
			stage.service.faults.always('generate');
			stage.service.release();
			await notifications.waitFor('2 images were still waiting to be sent.');
			await workbench.screenshot('waiting');
			assert.equal(stage.service.requests('generate').length, 2);
			await notifications.press('2 images were still waiting', 'Show…');
			await quickInput.waitUntilShown('Unfinished Images');
			await workbench.screenshot('waiting-list');
			stage.service.faults.always('generate', { kind: 'hold' });
			await quickInput.choose('Generate all 2 that were waiting');
			await stage.service.waitForHeld(2);
			// What else is to be decided is listed while those are made, not when they are done.
			await waitFor(
				'the two that were perhaps sent',
				async () => ((await quickInput.items()).length === 2 ? true : undefined),
				async () => JSON.stringify(await quickInput.items()),
			);
			assert.equal(await quickInput.title(), 'Unfinished Images');
			await quickInput.press('Escape');
			stage.service.faults.always('generate');
			stage.service.release();
			await workbench.editor.waitForText('![Snow](snow-1.png)');
			assert.deepEqual(images(scene), ['snow-1.png', 'snow.png']);
			assert.equal(stage.service.requests('generate').length, 4);
		}));

	it('is shown: the balance, this month, and every image', () =>
		stage.playOn('account', async scene => {
			const { workbench } = scene;
			await start(workbench, 'Snow | <b>ice</b>');
			await workbench.editor.waitForText('](');
			await workbench.runCommand('Figment: Show Balance and Spending');
			await workbench.webview().getByText('Snow | <b>ice</b>').waitFor();
			await workbench.webview().getByText('$0.039').first().waitFor();
			await workbench.screenshot('account');
			for (const theme of ['Dark 2026', 'Default High Contrast'] as const) {
				await workbench.setColorTheme(theme);
				await workbench.screenshot(`account-${theme.toLowerCase().replaceAll(' ', '-')}`);
			}
		}));

	it('of a cancelled image among several is not spent when it still waited', () =>
		stage.playOn('cancel-one', async scene => {
			const { workbench } = scene;
			stage.service.faults.always('generate', { kind: 'hold' });
			await start(workbench, 'Snow', 3);
			await stage.service.waitForHeld(2);
			await workbench.runCommand('Figment: Show Images Under Way');
			await workbench.quickInput.choose('Cancel 1 waiting');
			// Until it is cancelled, it would be sent when the first is answered.
			await workbench.page
				.locator('.statusbar-item')
				.filter({ hasText: /Figment: 2$/ })
				.waitFor();
			stage.service.faults.always('generate');
			stage.service.release();
			await workbench.editor.waitForText('![Snow](snow-1.png)');
			assert.deepEqual(images(scene), ['snow-1.png', 'snow.png']);
			assert.equal(stage.service.totals().generationsReceived, 2);
		}));
});

describe('The budget of a month', () => {
	const settings = { 'figment.budget.perMonth': 0.05 };
	const stage = new Stage('newest', { AIMLAPI_API_KEY: testKeys.person }, settings);

	it('lets pass what is within it, and refuses what is above it with one next step', () =>
		stage.play('budget', async ({ workbench, workspace }) => {
			await start(workbench, 'Snow');
			await workbench.editor.waitForText('![Snow](snow.png)');
			await start(workbench, 'Ice');
			const shown = await workbench.notifications.waitFor('budget has $0.011 left');
			assert.deepEqual(shown.buttons, ['Open Settings']);
			await workbench.screenshot('over-budget');
			assert.equal(workspace.read(page), pageText);
			assert.equal(stage.service.requests('generate').length, 1);
		}));
});
