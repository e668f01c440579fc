import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testKeys } from '../harness/secrets.ts';
import { colorThemes } from '../harness/themes.ts';
import { Stage } from './stage.ts';

describe('Every state', () => {
	const stage = new Stage('newest', {}, { 'workbench.colorTheme': colorThemes[0] });

	for (const theme of colorThemes) {
		it(`shows in ${theme}`, () =>
			stage.playOn(`themes-${theme}`, async ({ workbench }) => {
				const { contextMenu, editor, notifications, quickInput } = workbench;
				const shoot = (state: string) =>
					workbench.screenshot(`${state} ${theme}`.replaceAll(' ', '-').toLowerCase());
				await workbench.setColorTheme(theme);
				const sentence = 'A red fox walks over a snowy meadow.';
				await editor.selectText(sentence);
				await editor.rightClick(sentence);
				await contextMenu.waitUntilShown();
				assert.ok((await contextMenu.labels()).includes('Generate Image from Selection'));
				await shoot('menu');
				await contextMenu.choose('Generate Image from Selection');
				await quickInput.waitUntilShown('No API Key Yet');
				await shoot('no-key');
				await quickInput.choose('Set API Key…');
				await quickInput.waitUntilShown('Set API Key');
				await quickInput.answer('wrong-key');
				await quickInput.waitForMessage('does not accept this key');
				await shoot('bad-key');
				stage.service.faults.next('generate', { kind: 'hold' });
				stage.service.faults.next('generate', { kind: 'reset', when: 'afterBilling' });
				await quickInput.answer(testKeys.person);
				await notifications.waitFor('Generating the image');
				await shoot('progress');
				await stage.service.waitForHeld(1);
				stage.service.release();
				await editor.waitForText('a-red-fox-walks-over-a-snowy-meadow.png');

				await workbench.runCommand('Figment: Generate Image');
				await quickInput.waitUntilShown();
				await quickInput.pressButton('Real image. Switch to a free draft');
				await quickInput.waitUntilShown('Generate Draft · 1024 × 768 · PNG · free');
				await shoot('draft-box');
				await quickInput.pressButton('Draft: free placeholder. Switch to a real image');
				await quickInput.waitUntilShown('Generate Image · 1024 × 768 · PNG · $0.039');
				await quickInput.pressButton('Format: PNG');
				await quickInput.waitUntilShown('Image Format');
				await shoot('format');
				await quickInput.choose('PNG');
				await quickInput.answer('Snow');
				await notifications.waitFor('is billed $0.039 and lost');
				await shoot('unknown-outcome');
				await workbench.runCommand('Figment: Clear API Key');
				await notifications.waitFor('The API key is forgotten.');
			}));
	}
});
