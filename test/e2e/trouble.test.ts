import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { testKeys } from '../harness/secrets.ts';
import { waitFor } from '../harness/waiting.ts';
import type { Scene } from './stage.ts';
import { page, pageText, Stage } from './stage.ts';

/** Asks for an image at the end of the page. */
async function start({ workbench }: Scene, prompt: string): Promise<void> {
	await workbench.editor.clickAfter('The end.');
	await workbench.runCommand('Figment: Generate Image');
	await workbench.quickInput.answer(prompt);
}

describe('When something goes wrong', () => {
	const stage = new Stage('newest', { AIMLAPI_API_KEY: testKeys.person });

	it('Cancel after the request was sent closes the progress at once, and the paid image still comes', () =>
		stage.playOn('cancel', async scene => {
			const { workbench, workspace } = scene;
			const { notifications, editor } = workbench;
			stage.service.faults.next('generate', { kind: 'hold', at: 'billed' });
			await start(scene, 'Snow');
			await stage.service.waitForHeld(1);
			await notifications.press('Generating the image', 'Cancel');
			await notifications.waitFor('already sent and may be billed');
			await notifications.waitUntilGone('Generating the image');
			await workbench.screenshot('cancelled');
			stage.service.release();
			await notifications.waitFor('The cancelled image has arrived and is saved as docs/guide/snow.png.');
			await workbench.screenshot('cancelled-arrived');
			await notifications.press('The cancelled image has arrived', 'Insert Link');
			await editor.waitForText('![Snow](snow.png)');
			assert.equal((await sharp(workspace.path('docs/guide/snow.png')).metadata()).width, 1024);
			assert.equal(stage.service.totals().billedCount, 1);
		}));

	it('Drop It gives up what was cancelled, and nothing is saved', () =>
		stage.playOn('drop', async scene => {
			const { workbench, workspace } = scene;
			const { notifications } = workbench;
			stage.service.faults.next('generate', { kind: 'hold' });
			await start(scene, 'Snow');
			await stage.service.waitForHeld(1);
			await notifications.press('Generating the image', 'Cancel');
			await notifications.press('already sent', 'Drop It');
			await notifications.waitUntilGone('already sent');
			await start(scene, 'Ice');
			await workbench.editor.waitForText('![Ice](ice.png)');
			assert.deepEqual(readdirSync(workspace.path('docs/guide')).toSorted(), ['ice.png', 'winter.md']);
		}));

	// In a window of its own: after it, the window's queue keeps still for as long as the service has asked.
	it('Cancel while Figment waits for its next try costs nothing and says nothing', () =>
		stage.play('cancel-waiting', async scene => {
			const { notifications } = scene.workbench;
			stage.service.faults.always('generate', {
				kind: 'status',
				status: 429,
				headers: { 'retry-after': '60' },
			});
			await start(scene, 'Snow');
			await notifications.waitFor('not taken yet, next try in');
			await scene.workbench.screenshot('busy');
			await notifications.press('Generating the image', 'Cancel');
			await notifications.waitUntilGone('Generating the image');
			assert.deepEqual(await notifications.list(), []);
			assert.equal(stage.service.totals().billedCount, 0);
			assert.equal(scene.workspace.read(page), pageText);
		}));

	it('an unknown outcome says so, is not sent again by itself, and Generate Again does', () =>
		stage.playOn('unknown', async scene => {
			const { notifications, editor } = scene.workbench;
			stage.service.faults.next('generate', { kind: 'reset', when: 'afterBilling' });
			stage.service.faults.always('logs', { kind: 'status', status: 500 });
			await start(scene, 'Snow');
			const shown = await notifications.waitFor('may or may not have been billed');
			assert.equal(shown.severity, 'error');
			await scene.workbench.screenshot('unknown-outcome');
			assert.equal(stage.service.requests('generate').length, 1);
			await notifications.press('may or may not have been billed', 'Generate Again');
			await editor.waitForText('![Snow](snow.png)');
			assert.equal(stage.service.requests('generate').length, 2);
		}));

	it('a download that fails for good is taken up again by a button, and is not paid again', () =>
		stage.playOn('download', async scene => {
			const { notifications, editor } = scene.workbench;
			stage.service.faults.always('image', { kind: 'status', status: 403 });
			await start(scene, 'Snow');
			await notifications.waitFor('Downloading it again is free');
			stage.service.faults.always('image');
			await notifications.press('Downloading it again is free', 'Download Again');
			await editor.waitForText('![Snow](snow.png)');
			assert.equal(stage.service.totals().billedCount, 1);
		}));

	// In a window of its own, which remembers the other key.
	it('an account without credit, a refused prompt and a bad key each have their one next step', () =>
		stage.play('next-steps', async scene => {
			const { notifications, quickInput, editor } = scene.workbench;
			stage.service.setBalance(0);
			await start(scene, 'Snow');
			assert.deepEqual((await notifications.waitFor('no credit left')).buttons, ['Top Up']);
			await scene.workbench.runCommand('Notifications: Clear All Notifications');
			await notifications.waitUntilGone('no credit left');
			stage.service.setBalance(10);
			stage.service.faults.next('generate', { kind: 'noPicture', data: 'empty', billed: false });
			await start(scene, 'Snow');
			await notifications.press('probably filtered', 'Edit Prompt…');
			await quickInput.waitUntilShown();
			assert.equal(await quickInput.value(), 'Snow');
			await quickInput.press('Escape');
			stage.service.configure({ keys: [testKeys.another] });
			await start(scene, 'Snow');
			await notifications.press('does not accept the API key', 'Set API Key…');
			await quickInput.answer(testKeys.another);
			await editor.waitForText('![Snow](snow.png)');
			assert.equal(stage.service.totals().billedCount, 1);
		}));

	it('without a folder the place is asked once, and an untitled document gets its link', () =>
		stage.play(
			'no-folder',
			async ({ workbench, workspace }) => {
				const { quickInput, editor } = workbench;
				await workbench.runCommand('File: New Untitled Text File');
				await editor.waitUntilShown();
				await workbench.runCommand('Figment: Generate Image');
				await quickInput.answer('Snow');
				await quickInput.waitUntilShown('Where shall images be saved?');
				// The dialog fills in its own folder first, and then reads the typed one: it is empty.
				const entries = (count: (length: number) => boolean) =>
					waitFor('its entries', async () => (count((await quickInput.items()).length) ? true : undefined));
				await entries(length => length > 0);
				await quickInput.type(`${workspace.folder}/`);
				await entries(length => length === 1);
				await workbench.screenshot('ask-folder');
				await workbench.page.getByRole('button', { name: 'Save Images Here' }).click();
				await editor.waitForText('snow.png');
				await workbench.runCommand('Figment: Generate Image');
				await quickInput.answer('Ice');
				await editor.waitForText('ice.png');
				assert.deepEqual(readdirSync(workspace.folder).toSorted(), ['ice.png', 'snow.png']);
			},
			{ files: {}, isEmptyWindow: true },
		));
});
