import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { testKeys } from '../harness/secrets.ts';
import type { Workbench } from '../harness/workbench.ts';
import { page, pageText } from './stage.ts';
import type { StudioPage } from './studio/studioPage.ts';
import { StudioStage } from './studio/studioStage.ts';

/** Wide enough for all parts of the Studio beside a document. */
const viewport = { width: 1900, height: 1000 };
const style = '{prompt}, flat vectors';

/** The prompts, seeds and sizes that were sent, in their order. */
function sent(stage: StudioStage): Record<string, unknown>[] {
	return stage.service.requests('generate').map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

/** VS Code writes down which tabs are open when it reloads by its own command. */
async function reloadWindow(workbench: Workbench): Promise<void> {
	const loaded = workbench.page.waitForEvent('load');
	await workbench.runCommand('Developer: Reload Window');
	await loaded;
	await workbench.waitUntilReady();
}

/** A template takes up what is written, what was sent earlier comes back, and there is advice. */
async function writePrompts(workbench: Workbench, studio: StudioPage): Promise<void> {
	await studio.page.getByRole('button', { name: 'Prompt Templates' }).click();
	await workbench.page.keyboard.type('isometric');
	await workbench.page.keyboard.press('Enter');
	await studio.waitForPrompt('A lighthouse, isometric view, soft shadows, pastel colours, plain background');
	await studio.page.getByRole('button', { name: 'Earlier Prompts' }).click();
	await studio.page.getByRole('option', { name: 'A lighthouse', exact: true }).click();
	await studio.waitForPrompt('A lighthouse');
	await studio.prompt.fill('A bird, no clouds');
	await studio.form.getByText('the model has no negative prompt').waitFor();
}

describe('The Studio', () => {
	const stage = new StudioStage('newest', { AIMLAPI_API_KEY: testKeys.person });

	it('makes a picture by mouse: price, path and wait are seen, and the picture is in the gallery', () =>
		stage.show(
			'mouse',
			async ({ workbench, studio, workspace }) => {
				const { editor } = workbench;
				await editor.clickAfter('The end.');
				await studio.open();
				await studio.prompt.click();
				await workbench.page.keyboard.type('A red fox');
				await studio.waitForPrice('$0.039');
				await studio.form.getByText('docs/guide/a-red-fox.png').first().waitFor();
				stage.service.faults.next('generate', { kind: 'hold' });
				await studio.generate.click();
				await studio.waitToHear('Image is being generated: A red fox.');
				await studio.queue.getByRole('progressbar', { name: 'Generating: A red fox' }).waitFor();
				await studio.queue.getByText(/^[2-9] s · about \d+ s left/).waitFor();
				await workbench.screenshot('studio-running');
				stage.service.release();
				await studio.waitToHear('Image saved as docs/guide/a-red-fox.png.');
				await studio.waitForTiles(1);
				await studio.waitForDocument('![A red fox](a-red-fox.png)');
				await studio.queue.getByRole('progressbar').waitFor({ state: 'hidden' });
				await workbench.screenshot('studio-made');
				const { width, height } = await sharp(workspace.path('docs/guide/a-red-fox.png')).metadata();
				assert.deepEqual([width, height], [1024, 768]);
				assert.equal(await studio.prompt.inputValue(), 'A red fox');
				assert.equal(stage.service.totals().billedCount, 1);
			},
			{ viewport },
		));

	it('makes a picture by keyboard alone, from the command palette to the link in the document', () =>
		stage.show('keyboard', async ({ workbench, studio, workspace }) => {
			const { page: window, quickInput } = workbench;
			const press = (key: string) => window.keyboard.press(key);
			await press('ControlOrMeta+End');
			await press('F1');
			await quickInput.type('>Figment: Open Studio');
			await press('Enter');
			await studio.waitForFocus(studio.prompt);
			await window.keyboard.type('A quiet owl');
			// To the sizes, and to the one before the one that is chosen.
			await studio.tabTo(studio.page.getByRole('radio', { name: 'Landscape 4:3 1024 × 768' }));
			await press('ArrowLeft');
			await studio.tabTo(studio.page.getByRole('radio', { name: 'Image', exact: true }));
			await studio.tabTo(studio.generate);
			await press('Enter');
			await studio.waitForDocument('![A quiet owl](a-quiet-owl.png)');
			const { width, height } = await sharp(workspace.path('docs/guide/a-quiet-owl.png')).metadata();
			assert.deepEqual([width, height], [576, 1024]);
			// To the gallery and back without a mouse, and the same again from anywhere in the form.
			await studio.tabBackTo(studio.page.getByRole('tab', { name: 'Create' }));
			await press('End');
			await studio.waitForTiles(1);
			await studio.tabTo(studio.tile('A quiet owl'));
			await press('Enter');
			await studio.viewer.getByRole('img', { name: 'A quiet owl' }).waitFor();
			await press('Escape');
			await studio.waitForFocus(studio.tile('A quiet owl'));
			await studio.tabBackTo(studio.page.getByRole('tab', { name: 'Gallery' }));
			await press('Home');
			await studio.tabTo(studio.count);
			await press('ControlOrMeta+Enter');
			await studio.waitForDocument('a-quiet-owl-1.png');
			assert.equal(stage.service.totals().billedCount, 2);
		}));

	it('explains what cannot be, follows what is chosen, and sends what it shows', () =>
		stage.show(
			'options',
			async ({ workbench, studio, workspace }) => {
				await workbench.openFile(page);
				await studio.open();
				await studio.prompt.fill('A lighthouse');
				await studio.form.getByText('Sent as').click();
				await studio.form.getByText('A lighthouse, flat vectors').waitFor();
				await studio.choose('Custom');
				await studio.page.getByLabel('Width', { exact: true }).fill('1000');
				await studio.form.getByText('the nearest is 992').first().waitFor();
				assert.equal(await studio.generate.getAttribute('aria-disabled'), 'true');
				await workbench.screenshot('studio-size-rule');
				await studio.generate.click({ force: true });
				await studio.waitForFocus(studio.page.getByLabel('Width', { exact: true }));
				await studio.page.getByLabel('Width', { exact: true }).fill('640');
				await studio.page.getByLabel('Height', { exact: true }).fill('512');
				await studio.page.getByRole('button', { name: 'Keep the Same Seed' }).click();
				const seed = Number(await studio.page.getByRole('textbox', { name: 'Seed' }).inputValue());
				await studio.count.fill('2');
				await studio.waitForPrice('$0.078');
				await studio.page.getByRole('button', { name: 'Generate 2 Images', exact: true }).click();
				await studio.waitForTiles(2);
				const requests = sent(stage).sort((one, other) => Number(one['seed']) - Number(other['seed']));
				assert.deepEqual(
					requests.map(request => [request['prompt'], request['image_size'], request['seed']]),
					[seed, seed + 1].map(each => ['A lighthouse, flat vectors', { width: 640, height: 512 }, each]),
				);
				await studio.choose('Free draft');
				await studio.waitForPrice('free');
				await studio.page.getByRole('button', { name: 'Generate 2 Drafts', exact: true }).click();
				await studio.waitForTiles(4);
				assert.equal(stage.service.totals().billedCount, 2);
				assert.ok(existsSync(workspace.path('docs/guide/a-lighthouse-3.png')));
				await writePrompts(workbench, studio);
			},
			{
				viewport,
				files: { [page]: pageText, '.vscode/settings.json': JSON.stringify({ 'figment.style': style }) },
			},
		));

	it('shows the window’s queue: cancels one, tries a failed one again, explains an unknown outcome', () =>
		stage.show(
			'queue',
			async ({ workbench, studio }) => {
				const { queue } = studio;
				await studio.open();
				stage.service.faults.next('generate', { kind: 'hold' });
				stage.service.faults.next('generate', { kind: 'hold' });
				for (const prompt of ['One', 'Two', 'Three']) {
					await studio.prompt.fill(prompt);
					await studio.prompt.press('ControlOrMeta+Enter');
					await queue.getByRole('button', { name: `Cancel: ${prompt}` }).waitFor();
				}
				await queue.getByText(/^Waiting, number 1/).waitFor();
				await stage.service.waitForHeld(2);
				// Closing the Studio changes nothing of the queue.
				await workbench.runCommand('View: Close Editor');
				await studio.prompt.waitFor({ state: 'detached' });
				await studio.open();
				await queue.getByRole('button', { name: 'Cancel: Three' }).click();
				await queue.getByText('Three').waitFor({ state: 'hidden' });
				stage.service.release();
				await studio.waitForTiles(2);
				assert.equal(stage.service.requests('generate').length, 2);
				stage.service.faults.next('generate', { kind: 'status', status: 500 });
				await studio.prompt.fill('Four');
				await studio.prompt.press('ControlOrMeta+Enter');
				await queue.getByText(/The service had an error/).waitFor();
				await workbench.screenshot('studio-failed');
				await queue.getByRole('button', { name: 'Try Again: Four' }).click();
				await studio.waitForTiles(3);
				stage.service.faults.next('generate', { kind: 'reset', when: 'afterBilling' });
				stage.service.faults.always('logs', { kind: 'status', status: 500 });
				await studio.prompt.fill('Five');
				await studio.prompt.press('ControlOrMeta+Enter');
				await queue.getByText(/may or may not have been billed/).waitFor();
				await queue.getByText(/is billed as another one/).waitFor();
				await workbench.screenshot('studio-unknown');
				await queue.getByRole('button', { name: 'Dismiss: Five' }).click();
				await queue.getByText('Five').waitFor({ state: 'hidden' });
				assert.equal(stage.service.requests('generate').length, 5);
			},
			{ viewport },
		));

	it('opens with what is selected, and is there again after a reload with all that was begun', () =>
		stage.show(
			'reload',
			async ({ workbench, studio }) => {
				const { queue } = studio;
				await workbench.editor.selectText('A red fox walks over a snowy meadow.');
				await studio.open();
				await studio.waitForPrompt('A red fox walks over a snowy meadow.');
				for (let held = 0; held < 2; held++) {
					stage.service.faults.next('generate', { kind: 'hold', at: 'billed' });
				}
				await studio.prompt.fill('Begun before');
				await studio.count.fill('3');
				await studio.prompt.press('ControlOrMeta+Enter');
				await stage.service.waitForHeld(2);
				await queue.getByText(/^Waiting, number 1/).waitFor();
				await studio.prompt.fill('Not sent yet');
				await studio.choose('Square 512 × 512');
				await studio.form.getByText('docs/guide/not-sent-yet.png').first().waitFor();
				await reloadWindow(workbench);
				await studio.waitForPrompt('Not sent yet');
				assert.ok(await studio.page.getByRole('radio', { name: 'Square 512 × 512' }).isChecked());
				await queue.getByRole('heading', { name: 'Unfinished' }).waitFor();
				await queue.getByRole('button', { name: 'Generate: Begun before' }).waitFor();
				await workbench.screenshot('studio-unfinished');
				assert.equal(stage.service.requests('generate').length, 2, 'nothing is sent unasked');
				await queue.getByRole('button', { name: 'Generate: Begun before' }).click();
				await studio.waitForTile('Begun before');
				assert.equal(stage.service.requests('generate').length, 3);
			},
			{ viewport },
		));
});
