import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { testKeys } from '../harness/secrets.ts';
import { page, pageText, Stage } from './stage.ts';

for (const version of ['newest', 'oldest'] as const) {
	describe(`Generate Image from Selection, ${version} VS Code`, () => {
		const stage = new Stage(version, { AIMLAPI_API_KEY: testKeys.person });

		it('makes a picture of a sentence by mouse, with no dialog, and links it below', () =>
			stage.playOn(`selection-${version}`, async ({ workbench, workspace }) => {
				const { contextMenu, editor, notifications } = workbench;
				const sentence = 'A red fox walks over a snowy meadow.';
				await editor.selectText(sentence);
				await editor.rightClick(sentence);
				await contextMenu.waitUntilShown();
				await workbench.screenshot(`context-menu-${version}`);
				stage.service.faults.next('generate', { kind: 'hold' });
				await contextMenu.choose('Generate Image from Selection');
				await notifications.waitFor('Generating the image');
				await stage.service.waitForHeld(1);
				await workbench.screenshot(`progress-${version}`);
				stage.service.release();
				const link = `![${sentence}](a-red-fox-walks-over-a-snowy-meadow.png)`;
				await editor.waitForText(link);
				await notifications.waitUntilGone('Generating the image');
				assert.deepEqual(await notifications.list(), [], 'success shows the link and nothing else');
				await workbench.screenshot(`selection-${version}`);
				await workbench.save();
				assert.equal(workspace.read(page), pageText.replace(sentence, `${sentence}\n\n${link}`));
				const picture = workspace.path('docs/guide/a-red-fox-walks-over-a-snowy-meadow.png');
				const { width, height } = await sharp(picture).metadata();
				assert.deepEqual([width, height], [1024, 768]);
				assert.equal(stage.service.totals().billedCount, 1);

				// Undo takes the link, never the file.
				await editor.focus();
				await workbench.page.keyboard.press('ControlOrMeta+z');
				await workbench.save();
				assert.equal(workspace.read(page), pageText);
				assert.equal((await sharp(picture).metadata()).format, 'png');
			}));

		it('takes the prompt from the selection into the box, with the options as buttons that keep it', () =>
			stage.playOn(`options-${version}`, async ({ workbench, workspace }) => {
				const { editor, quickInput } = workbench;
				await editor.findText('snowy meadow');
				await workbench.runCommand('Figment: Generate Image');
				await quickInput.waitUntilShown('Generate Image · 1024 × 768 · PNG · $0.039');
				assert.equal(await quickInput.value(), 'snowy meadow');
				await quickInput.type('A snowy meadow');
				await quickInput.pressButton('Size: 1024 × 768');
				await quickInput.waitUntilShown('Image Size');
				await workbench.screenshot(`sizes-${version}`);
				await quickInput.choose('Exact size…');
				await quickInput.type('500 x 640');
				await quickInput.waitForMessage('at least 512');
				await quickInput.answer('1280 x 640');
				await quickInput.waitUntilShown('Generate Image · 1280 × 640 · PNG · $0.039');
				assert.equal(await quickInput.value(), 'A snowy meadow');
				await quickInput.pressButton('Format: PNG');
				await quickInput.choose('JPEG');
				await quickInput.pressButton('Seed: random');
				await quickInput.choose('Own seed…');
				await quickInput.answer('42');
				await quickInput.pressButton('Number of images: 1');
				await quickInput.choose('2 images');
				const title = 'Generate Image · 1280 × 640 · JPEG · seed 42 · × 2 · $0.078';
				await quickInput.waitUntilShown(title);
				assert.equal(await quickInput.value(), 'A snowy meadow');
				await workbench.screenshot(`options-${version}`);
				await quickInput.press('Enter');
				await editor.waitForText('](a-snowy-meadow.jpg)');
				await editor.waitForText('](a-snowy-meadow-1.jpg)');
				for (const name of ['a-snowy-meadow.jpg', 'a-snowy-meadow-1.jpg']) {
					const { format, width, height } = await sharp(workspace.path(`docs/guide/${name}`)).metadata();
					assert.deepEqual([format, width, height], ['jpeg', 1280, 640]);
				}
				const seeds = stage.service
					.requests('generate')
					.map(request => JSON.parse(request.body).seed as number);
				assert.deepEqual(new Set(seeds), new Set([42, 43]));
			}));
	});
}
