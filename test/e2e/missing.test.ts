import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { testKeys } from '../harness/secrets.ts';
import { waitFor } from '../harness/waiting.ts';
import { Offers } from './missing/offers.ts';
import { page, pageText, Stage } from './stage.ts';

const link = '![A red fox in the snow](images/fox.png)';
const ownLenses = 'Regenerate | Variations | Details';

/** A price is an estimate until the service was first asked. */
const generateLens = /^Generate \((?:about )?\$0\.039\) \| Draft$/;

describe('A link whose image is missing', () => {
	const stage = new Stage('newest', { AIMLAPI_API_KEY: testKeys.person });

	it('gets its image by keyboard only, at exactly its path, and shows it then', () =>
		stage.playOn('missing-keyboard', async ({ workbench, workspace }) => {
			const { editor } = workbench;
			const { keyboard } = workbench.page;
			const offers = new Offers(workbench.page);
			await editor.focus();
			await keyboard.press('ControlOrMeta+End');
			// VS Code closes the parenthesis, and types over its own; not so while it still loads what it knows of Markdown.
			await keyboard.type(`\n${link}`);
			await keyboard.press('ArrowLeft');
			await editor.waitForMark('missing image');
			await offers.waitForLenses(generateLens);
			await workbench.save();
			const [fix, draft] = await offers.openFixes();
			assert.match(fix ?? '', /^Generate image from alt text \((?:about )?\$0\.039\)$/);
			assert.equal(draft, 'Make a draft');
			await workbench.screenshot('missing-fixes');
			stage.service.faults.next('generate', { kind: 'hold' });
			await keyboard.press('Enter');
			await stage.service.waitForHeld(1, 30_000);
			await editor.waitForMark('generating image…');
			await offers.waitForLenses('Generating…');
			assert.deepEqual(await editor.marks(), ['generating image…']);
			await workbench.screenshot('missing-making');
			stage.service.release();
			await offers.waitForNoMarks();
			await offers.waitForLenses(ownLenses);
			const { format, width, height } = await sharp(workspace.path('docs/guide/images/fox.png')).metadata();
			assert.deepEqual([format, width, height], ['png', 1024, 768]);
			assert.equal(workspace.read(page), `${pageText}\n${link}`, 'the link stays as it is');
			assert.equal(stage.service.totals().billedCount, 1);
			await workbench.runCommand('Markdown: Open Preview to the Side');
			const shown = workbench.webview('vscode.markdown-language-features').locator('img');
			await waitFor('the picture in the preview', async () => {
				const natural = await shown.evaluate((image: HTMLImageElement) => image.naturalWidth);
				return natural === 1024 ? true : undefined;
			});
			await workbench.screenshot('missing-preview');
		}));

	it('gets a draft by its lens, which is rendered by its own', () =>
		stage.playOn('missing-draft', async ({ workbench, workspace }) => {
			const { editor, quickInput } = workbench;
			const offers = new Offers(workbench.page);
			const picture = workspace.path('docs/guide/images/fox.png');
			await editor.clickAfter('The end.');
			await workbench.page.keyboard.type(`\n\n${link}`);
			await offers.waitForLenses(generateLens);
			await offers.pressLens('Draft');
			await offers.waitForLenses('Render');
			await offers.waitForNoMarks();
			const draft = readFileSync(picture);
			assert.equal(stage.service.requests('generate').length, 0);
			await offers.pressLens('Render');
			await quickInput.waitUntilShown('Drafts: 1 of 1, $0.039');
			assert.deepEqual(await quickInput.items(), [
				{
					label: 'docs/guide/images/fox.png',
					description: '1024 × 768 · $0.039',
					detail: 'A red fox in the snow',
				},
			]);
			await workbench.screenshot('missing-render');
			await quickInput.press('Enter');
			await offers.waitForLenses(ownLenses);
			assert.notDeepEqual(readFileSync(picture), draft);
			assert.equal(stage.service.totals().billedCount, 1);
		}));

	it('tells in its hover what would be made, and then what was', () =>
		stage.playOn('missing-hover', async ({ workbench }) => {
			const { editor } = workbench;
			const offers = new Offers(workbench.page);
			await editor.clickAfter('The end.');
			const alt = 'a *fox* <b>runs</b> https://evil.example $(alert) &amp; `on`';
			await workbench.page.keyboard.type(`\n\n![${alt}](images/hover.png)`);
			await editor.waitForMark('missing image');
			await editor.clickAfter('evil');
			const before = await offers.showHover('Generate Image');
			assert.match(before, /^Missing image · 1024 × 768 · PNG · (?:about )?\$0\.039\n/);
			assert.match(before, /\na fox runs https:\/\/evil\.example \$\(alert\) & on\n/);
			assert.match(before, /\nGenerate Image · Make a Draft/);
			// VS Code itself may offer to follow the address that it sees in the text.
			const own = offers.hover.locator('.hover-row').filter({ hasText: 'Missing image' });
			const foreign = own.locator('a[data-href*="evil"], b, .codicon-alert');
			assert.equal(await own.count(), 1);
			assert.equal(await foreign.count(), 0);
			await workbench.screenshot('missing-hover');
			await offers.pressInHover('Make a Draft');
			await offers.waitForLenses('Render');
			await editor.clickAfter('evil');
			const after = await offers.showHover('Copy Prompt');
			assert.match(after, /\nDraft · FLUX.* · seed \d+ · 1024 × 768 · .* · free\n/);
			assert.match(after, /\nRender · Edit Prompt… · Copy Prompt/);
			const shown = offers.hover.locator('img');
			await waitFor('the picture in the hover', async () =>
				(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)) > 0 ? true : undefined,
			);
			await workbench.screenshot('missing-hover-made');
			assert.ok(await offers.isAllShown(shown), 'nothing of the hover is cut off');
			await offers.pressInHover('Render');
			await workbench.quickInput.waitUntilShown('Drafts: 1 of 1, $0.039');
			await workbench.quickInput.press('Escape');
			assert.equal(stage.service.totals().billedCount, 0);
		}));

	it('may have the last of the suggested paths, which asks before it sends anything', () =>
		stage.playOn('missing-path', async ({ workbench, workspace }) => {
			const { editor, quickInput } = workbench;
			const { keyboard } = workbench.page;
			const offers = new Offers(workbench.page);
			await editor.clickAfter('The end.');
			await keyboard.type('\n\n![A lighthouse](');
			for (const typed of ['.', '/', 'w']) {
				await keyboard.type(typed);
				await offers.waitForSuggestions('> winter.md', 'Generate image…');
			}
			await keyboard.press('Escape');
			await keyboard.press('Backspace');
			await keyboard.press('Control+Space');
			await offers.waitForSuggestions('> winter.md', 'Generate image…');
			await workbench.screenshot('missing-path');
			await keyboard.press('ArrowUp');
			await offers.waitForSuggestions('winter.md', '> Generate image…');
			await keyboard.press('Enter');
			await quickInput.waitUntilShown();
			assert.match(
				await quickInput.title(),
				/^Generate Image · a-lighthouse\.png · 1024 × 768 · PNG · (?:about )?\$0\.039$/,
			);
			assert.equal(await quickInput.value(), 'A lighthouse');
			await workbench.screenshot('missing-path-asks');
			await quickInput.press('Escape');
			await quickInput.waitUntilHidden();
			await editor.waitForText('![A lighthouse](a-lighthouse.png)');
			await editor.waitForMark('missing image');
			assert.deepEqual(stage.service.requests('generate'), []);
			assert.equal(existsSync(workspace.path('docs/guide/a-lighthouse.png')), false);
		}));
});
