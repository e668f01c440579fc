import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { testKeys } from '../harness/secrets.ts';
import { colorThemes } from '../harness/themes.ts';
import { waitFor } from '../harness/waiting.ts';
import { Offers } from './missing/offers.ts';
import { Stage } from './stage.ts';

const files = async () => ({
	'docs/winter.md': [
		'# Winter in the hills',
		'',
		'![The sign of the hikers’ club](images/club.png)',
		'',
		'The valley sleeps from December to March. Who walks up to the pass then walks',
		'alone, but for the tracks of those who live here.',
		'',
		'![A red fox walks over a snowy meadow](images/fox.png)',
		'',
		'There is one hut on the way, and it is always open.',
		'',
		'![A wooden hut in deep snow, light in its window](images/hut.png)',
		'',
		'From there the path climbs to the pass in less than an hour. Beyond it the other',
		'valley is as wide as a sea.',
		'',
		'![Fog fills a wide valley, seen from above](images/valley.png)',
		'',
		'![A mountain pass at dawn|1024x512](images/pass.jpg)',
		'',
	].join('\n'),
	'docs/images/club.png': await sharp({
		create: { width: 64, height: 64, channels: 3, background: '#2a6' },
	})
		.png()
		.toBuffer(),
});

const lenses = (draft: string, ...others: readonly RegExp[]) => [
	'Regenerate | Variations | Details',
	draft,
	...others,
];
const generate = /^Generate \(\$0\.039\) \| Draft$/;
const generateWide = /^Generate, 1024 × 512 \(\$0\.039\) \| Draft$/;

describe('A document whose images are missing, drafts, generated and foreign', () => {
	const stage = new Stage(
		'newest',
		{ AIMLAPI_API_KEY: testKeys.person },
		{ 'workbench.colorTheme': colorThemes[0] },
	);

	it('looks well in every theme, and has the marks in the list of problems where that is wanted', async () =>
		stage.play(
			'missing-themes',
			async ({ workbench, workspace }) => {
				const { editor } = workbench;
				const { keyboard } = workbench.page;
				const offers = new Offers(workbench.page);
				await workbench.openFile('docs/winter.md');
				await editor.waitForMark('missing image');
				await editor.clickAfter('![A red fox');
				await offers.openFixes();
				await keyboard.press('Enter');
				await waitFor('the fox', () => existsSync(workspace.path('docs/images/fox.png')) || undefined);
				await editor.clickAfter('![A wooden hut');
				await offers.openFixes();
				await keyboard.press('ArrowDown');
				await keyboard.press('Enter');
				await offers.waitForLenses(...lenses('Render', generate, generateWide));
				assert.deepEqual(await editor.marks(), ['missing image', 'missing image']);
				for (const theme of colorThemes) {
					await workbench.setColorTheme(theme);
					await editor.clickAfter('![A mountain pass at dawn');
					const titles = await offers.openFixes();
					assert.deepEqual(titles.slice(0, 2), [
						'Generate image from alt text, 1024 × 512 ($0.039)',
						'Make a draft',
					]);
					await workbench.screenshot(`missing ${theme}`.replaceAll(' ', '-').toLowerCase());
					await keyboard.press('Escape');
				}
				await workbench.setColorTheme(colorThemes[0]);
				workspace.write('.vscode/settings.json', JSON.stringify({ 'figment.missing.show': 'information' }));
				await offers.waitForNoMarks();
				await workbench.runCommand('View: Focus Problems (Errors, Warnings, Infos)');
				const problems = workbench.page
					.locator('.markers-panel .monaco-list-row')
					.filter({ hasText: 'does not exist' });
				await problems.nth(1).waitFor();
				assert.deepEqual(
					(await problems.allInnerTexts()).map(text => /\S+: image does not exist/.exec(text)?.[0]),
					['docs/images/valley.png: image does not exist', 'docs/images/pass.jpg: image does not exist'],
				);
				await workbench.screenshot('missing-problems');
			},
			{ files: await files() },
		));
});
