import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { searchForKeys } from '../harness/keySearch.ts';
import { keysInUse, testKeys } from '../harness/secrets.ts';
import { page, pageText, Stage } from './stage.ts';

describe('The first image, without a key', () => {
	const stage = new Stage('newest');

	it('leads by keyboard alone from the command palette over the key to file, link and bill', () =>
		stage.play('first-image', async ({ workbench, workspace }) => {
			const { quickInput, notifications, editor } = workbench;
			await editor.clickAfter('The end.');
			await workbench.page.keyboard.press('Enter');
			await workbench.page.keyboard.press('Enter');
			await workbench.page.keyboard.press('F1');
			await quickInput.type('>Figment: Generate Image');
			await workbench.page.keyboard.press('Enter');
			await quickInput.waitUntilShown('Generate Image · 1024 × 768 · PNG · $0.039');
			await workbench.screenshot('prompt-box');
			await workbench.page.keyboard.type('A hut in the snow at night');
			await workbench.page.keyboard.press('Enter');

			await quickInput.waitUntilShown('No API Key Yet');
			await workbench.screenshot('no-key');
			await workbench.page.keyboard.press('Enter');
			await quickInput.waitUntilShown('Set API Key');
			assert.equal(await quickInput.isPassword(), true);
			await workbench.page.keyboard.type('wrong-key');
			await workbench.page.keyboard.press('Enter');
			await quickInput.waitForMessage('does not accept this key');
			await workbench.screenshot('bad-key');
			await workbench.page.keyboard.press('ControlOrMeta+a');
			await workbench.page.keyboard.type(testKeys.person);
			await workbench.page.keyboard.press('Enter');
			await notifications.waitFor('API key saved. Balance: $10');

			await editor.waitForText('![A hut in the snow at night](a-hut-in-the-snow-at-night.png)');
			await workbench.screenshot('first-image');
			// The alt text is selected: typing writes a better one.
			await editor.waitForSelection('A hut in the snow at night'.length);
			await workbench.page.keyboard.type('Our hut');
			await editor.waitForText('![Our hut](a-hut-in-the-snow-at-night.png)');
			await workbench.save();

			assert.equal(
				workspace.read(page),
				pageText.replace('The end.\n', 'The end.\n\n![Our hut](a-hut-in-the-snow-at-night.png)\n'),
			);
			const file = workspace.path('docs/guide/a-hut-in-the-snow-at-night.png');
			const { format, width, height } = await sharp(readFileSync(file)).metadata();
			assert.deepEqual({ format, width, height }, { format: 'png', width: 1024, height: 768 });
			assert.deepEqual(readdirSync(path.dirname(file)).toSorted(), [
				'a-hut-in-the-snow-at-night.png',
				'winter.md',
			]);
			const { billedCount, generationsReceived } = stage.service.totals();
			assert.deepEqual([generationsReceived, billedCount], [1, 1]);
			assert.equal(
				stage.service.requests('billing').at(-1)?.headers['authorization'],
				`Bearer ${testKeys.person}`,
			);
		}));

	it('can be a free draft, and asks nothing of the service but the price of what was not sent', () =>
		stage.play('first-draft', async ({ workbench, workspace }) => {
			const { quickInput, editor } = workbench;
			await workbench.runCommand('Figment: Generate Image');
			await quickInput.answer('Snow');
			await quickInput.waitUntilShown('No API Key Yet');
			await quickInput.choose('Make a Free Draft');
			await editor.waitForText('![Snow](snow.png)');
			const { width, height } = await sharp(workspace.path('docs/guide/snow.png')).metadata();
			assert.deepEqual([width, height], [1024, 768]);
			const routes = new Set(stage.service.requests().map(({ route }) => route));
			assert.deepEqual([...routes], ['models']);
		}));

	it('keeps an unchecked key when there is no network and the person wants it, until it is cleared', () =>
		stage.play('offline-key', async ({ workbench }) => {
			const { quickInput, notifications, editor } = workbench;
			stage.service.faults.next('billing', { kind: 'reset', when: 'beforeBody' });
			await workbench.runCommand('Figment: Set API Key…');
			await quickInput.answer('test-key…0001');
			await quickInput.waitForMessage('A key has only letters, digits and signs.');
			await quickInput.answer(testKeys.person);
			await quickInput.choose('Keep the Key');
			assert.equal(stage.service.requests('billing').length, 1, 'what cannot be a key is not sent');
			await notifications.waitFor('API key saved.');
			await workbench.runCommand('Figment: Generate Image');
			await quickInput.answer('Ice');
			await editor.waitForText('![Ice](ice.png)');

			await workbench.runCommand('Figment: Clear API Key');
			await notifications.waitFor('The API key is forgotten.');
			await workbench.runCommand('Figment: Generate Image');
			await quickInput.answer('Ice');
			await quickInput.waitUntilShown('No API Key Yet');
			await workbench.page.keyboard.press('Escape');
		}));

	it('treats a secret that vanished as not set: this server keeps secrets for as long as the page lives', () =>
		stage.play('vanished-key', async ({ workbench }) => {
			const { quickInput, notifications } = workbench;
			await workbench.runCommand('Figment: Set API Key…');
			await quickInput.answer(testKeys.person);
			await notifications.waitFor('API key saved.');
			await workbench.reload();
			await workbench.openFile(page);
			await workbench.runCommand('Figment: Generate Image');
			await quickInput.answer('Ice');
			await quickInput.waitUntilShown('No API Key Yet');
			assert.equal(stage.service.totals().generationsReceived, 0);
		}));

	it('leaves the key in no file: not in settings, logs, state or the workspace', () =>
		stage.play('key-on-disk', async ({ workbench, workspace }) => {
			const { quickInput, notifications, editor } = workbench;
			await workbench.runCommand('Figment: Set API Key…');
			await quickInput.answer(testKeys.person);
			await notifications.waitFor('API key saved.');
			stage.service.faults.next('generate', {
				kind: 'status',
				status: 403,
				message: `No scope for ${testKeys.person}`,
				data: {},
			});
			await workbench.runCommand('Figment: Generate Image');
			await quickInput.answer('Ice');
			const { text } = await notifications.waitFor('The service does not allow this');
			assert.ok(!text.includes(testKeys.person), text);
			await workbench.runCommand('Figment: Generate Image');
			await quickInput.answer('Ice');
			await editor.waitForText('![Ice](ice.png)');

			for (const folder of [stage.server.serverDataDir, workspace.folder]) {
				const { findings, files } = await searchForKeys(folder, keysInUse());
				assert.deepEqual(findings, []);
				assert.ok(files > 0);
			}
		}));
});
