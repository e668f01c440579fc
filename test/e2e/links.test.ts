import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { testKeys } from '../harness/secrets.ts';
import { colorThemes } from '../harness/themes.ts';
import { page, pageText, Stage } from './stage.ts';

const other = 'docs/other.md';
/** A folder that is called like a link which runs a command. */
const kept = 'docs/[Run](command:figment.showLog)/kept.md';
const list = [
	'# Animals',
	'',
	'- A red fox.',
	'- A grey owl.',
	'',
	'| Who | Where |',
	'| --- | --- |',
	'',
].join('\n');

describe('A link', () => {
	const stage = new Stage('newest', { AIMLAPI_API_KEY: testKeys.person });

	it('comes where it was asked for while the person writes on, looks elsewhere and undoes', () =>
		stage.play(
			'held-place',
			async ({ workbench, workspace }) => {
				const { editor, notifications, page: keys } = workbench;
				await workbench.openFile(page);
				await editor.selectText('A red fox walks over a snowy meadow.');
				stage.service.faults.next('generate', { kind: 'hold' });
				await workbench.runCommand('Figment: Generate Image from Selection');
				await stage.service.waitForHeld(1);
				await editor.waitForMark(/^Generating the image · \d+ s$/);
				for (const theme of colorThemes) {
					await workbench.setColorTheme(theme);
					await workbench.screenshot(`held-place-${theme}`.replaceAll(' ', '-').toLowerCase());
				}

				await editor.focus();
				await keys.keyboard.press('ControlOrMeta+Home');
				await editor.type('Draft, do not publish.\n\n');
				await workbench.openFile(other);
				await editor.waitForText('Another page.');
				await workbench.openFile(page);
				await editor.waitForMark(/^Generating the image · \d+ s$/);
				await workbench.openFile(other);
				stage.service.release();
				await notifications.waitUntilGone('Generating the image');
				await workbench.openFile(page);
				const link = '![A red fox walks over a snowy meadow.](a-red-fox-walks-over-a-snowy-meadow.png)';
				await editor.waitForText(link);
				assert.deepEqual(await editor.marks(), []);
				await workbench.save();
				const typed = `Draft, do not publish.\n\n${pageText}`;
				assert.equal(workspace.read(page), typed.replace('meadow.\n', `meadow.\n\n${link}\n`));
				assert.equal(workspace.read(other), 'Another page.\n');

				await editor.focus();
				await keys.keyboard.press('ControlOrMeta+z');
				await workbench.save();
				assert.equal(workspace.read(page), typed, 'one undo takes the link and nothing else');
				assert.equal(stage.service.totals().billedCount, 1);
			},
			{ files: { [page]: pageText, [other]: 'Another page.\n' } },
		));

	it('of each of several selections comes to its own, and a name is asked for with only its stem selected', () =>
		stage.play(
			'several-places',
			async ({ workbench, workspace }) => {
				const { editor, notifications, page: keys, quickInput } = workbench;
				await workbench.openFile(page);
				await editor.selectText('A red fox.');
				// The same columns of the line below too.
				await workbench.runCommand('Add Cursor Below');
				await workbench.runCommand('Figment: Generate Image from Selection');
				await quickInput.waitUntilShown('File Name');
				assert.equal(await quickInput.value(), 'a-red-fox.png');
				await workbench.screenshot('file-name');
				// Typed over the stem, not over the extension.
				await keys.keyboard.type('animals/beast');
				assert.equal(await quickInput.value(), 'animals/beast.png');
				await quickInput.press('Enter');
				await editor.waitForText('](animals/beast-1.png)');
				await workbench.screenshot('several-places');
				await workbench.save();
				const text = workspace.read(page);
				assert.match(text, /^- A red fox\.\n {2}!\[A red fox\.\]\(animals\/beast(-1)?\.png\)$/m);
				assert.match(text, /^- A grey owl\.\n {2}!\[A grey owl\]\(animals\/beast(-1)?\.png\)$/m);
				assert.equal(stage.service.totals().billedCount, 2);

				await workbench.openFile('kept.md');
				await editor.selectText('A lake.');
				await workbench.runCommand('Figment: Generate Image from Selection');
				await quickInput.waitUntilShown('File Name');
				await quickInput.waitForMessage('docs/[Run] (command:figment.showLog)');
				await quickInput.type('[Run](command:figment.showLog).png');
				await quickInput.waitForMessage('[Run] (command:figment.showLog)"');
				assert.equal(await quickInput.box.locator('.quick-input-message a').count(), 0);
				await quickInput.type('a-lake.png');
				await quickInput.press('Enter');
				await notifications.waitFor('its link could not be put into the document');
				await workbench.screenshot('read-only');
				assert.equal(workspace.read(kept), 'A lake.\n');
				assert.ok(existsSync(workspace.path(kept.replace('kept.md', 'a-lake.png'))));
			},
			{
				files: {
					[page]: list,
					[kept]: 'A lake.\n',
					'.vscode/settings.json': JSON.stringify({
						'figment.assets.askName': true,
						'files.readonlyInclude': { '**/kept.md': true },
					}),
				},
			},
		));
});
