import { readdirSync, rmSync } from 'node:fs';
import type { Keybinding } from '../harness/keybindings.ts';
import { waitFor } from '../harness/waiting.ts';
import type { Workbench } from '../harness/workbench.ts';
import type { TestWorkspace } from '../harness/workspace.ts';

const closeKey = 'Control+Alt+F9';
const clearKey = 'Control+Alt+F10';

/** What the keys do that tidy a window up; no person has them. */
export const tidyingKeybindings: readonly Keybinding[] = [
	{ key: 'ctrl+alt+f9', command: 'workbench.action.revertAndCloseActiveEditor' },
	{ key: 'ctrl+alt+f10', command: 'notifications.clearAll' },
];

/**
 * Makes a used window like a new one, in a fifth of the time: no box, no editor, no notification, and nothing in
 * its folder. What VS Code and Figment remember stays, as it does when a person goes on.
 */
export async function tidyUp(workbench: Workbench, workspace: TestWorkspace): Promise<void> {
	const { notifications, page, quickInput } = workbench;
	if (await quickInput.box.isVisible()) {
		await page.keyboard.press('Escape');
		await quickInput.waitUntilHidden();
	}
	const tabs = page.locator('.tabs-container .tab');
	// One at a time: a key too many would close what is opened next.
	for (let count = await tabs.count(); count > 0; count = await tabs.count()) {
		await page.keyboard.press(closeKey);
		await waitFor('an editor to close', async () => ((await tabs.count()) < count ? true : undefined));
	}
	await page.keyboard.press(clearKey);
	await waitFor(
		'no notification',
		async () => ((await notifications.list()).length === 0 ? true : undefined),
		async () => JSON.stringify(await notifications.list()),
	);
	for (const name of readdirSync(workspace.folder)) {
		rmSync(workspace.path(name), { recursive: true });
	}
}
