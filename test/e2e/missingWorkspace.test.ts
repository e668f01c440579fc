import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { testKeys } from '../harness/secrets.ts';
import { waitFor } from '../harness/waiting.ts';
import { Offers } from './missing/offers.ts';
import { Stage } from './stage.ts';
import type { Scene } from './stage.ts';

/** Eleven links to ten images: two documents show the same hut. */
const documents = {
	'docs/hut.md':
		'# The hut\n\n![A wooden hut](img/hut.png)\n\n![Its stove](img/stove.jpg) ![Its door](img/door.png)\n',
	'docs/way.mdx':
		'# The way\n\n![A bridge](img/bridge.png)\n\n<img src="./img/hut.png" alt="The hut" />\n\n![A pass](img/pass.png)\n',
	'notes/winter.html':
		'<p><img src="fox.png" alt="A red fox"> <img src="owl.webp" alt="A grey owl"></p>\n' +
		'<img src="sky.png" alt="Stars" width="512" height="512"> <img src="ice.png" alt="Ice"> <img src="sun.png" alt="The sun">\n',
};
const images = ['hut.png', 'stove.jpg', 'door.png', 'bridge.png', 'pass.png'].map(name => `docs/img/${name}`);
const others = ['fox.png', 'owl.webp', 'sky.png', 'ice.png', 'sun.png'].map(name => `notes/${name}`);
const all = [...images, ...others];

describe('The missing images of a workspace', () => {
	const stage = new Stage('newest', { AIMLAPI_API_KEY: testKeys.person });

	it('are made at once, each once, and what failed is all that is listed the next time', () =>
		stage.play('missing-workspace', makeAll, { files: documents }));

	async function makeAll({ workbench, workspace }: Scene): Promise<void> {
		const { editor, notifications, quickInput } = workbench;
		const offers = new Offers(workbench.page);
		const left = () => all.filter(path => !existsSync(workspace.path(path)));
		// With the marks VS Code also knows whether the workspace is trusted, which the command needs.
		await workbench.openFile('docs/hut.md');
		await editor.waitForMark('missing image');
		await workbench.runCommand('Figment: Generate Missing Images in Workspace…');
		await quickInput.waitUntilShown('Missing Images: 10 of 10, $0.39');
		const listed = await quickInput.items();
		// The list is longer than what shows of it.
		assert.deepEqual(
			listed.map(({ label }) => label).filter(label => !all.includes(label)),
			[],
		);
		assert.equal(listed.find(({ label }) => label === 'docs/img/hut.png')?.detail, 'A wooden hut');
		assert.match(listed.find(({ label }) => label === 'notes/sky.png')?.description ?? '', /^512 × 512 · /);
		await workbench.screenshot('missing-list');
		stage.service.faults.next('generate', { kind: 'status', status: 500 });
		await quickInput.press('Enter');
		await notifications.waitFor('9 images saved, 1 failed: The service had an error');
		await workbench.screenshot('missing-summary');
		const [failed, ...more] = left();
		assert.ok(failed !== undefined);
		assert.deepEqual(more, []);
		assert.equal(stage.service.totals().billedCount, 9);
		await notifications.dismissAll();

		await workbench.runCommand('Figment: Generate Missing Images in Workspace…');
		await quickInput.waitUntilShown('Missing Images: 1 of 1, $0.039');
		assert.deepEqual(
			(await quickInput.items()).map(({ label }) => label),
			[failed],
		);
		await quickInput.press('Enter');
		await waitFor('the last image', () => left().length === 0 || undefined);
		await offers.waitForNoMarks();
		await waitFor('all to be over', () => stage.service.totals().billedCount === 10 || undefined);
		const formats = await Promise.all(
			all.map(async path => (await sharp(workspace.path(path)).metadata()).format),
		);
		assert.deepEqual(
			formats,
			all.map(path => (path.endsWith('.jpg') ? 'jpeg' : path.endsWith('.webp') ? 'webp' : 'png')),
		);
		assert.equal((await sharp(workspace.path('notes/sky.png')).metadata()).width, 512);

		await workbench.runCommand('Figment: Generate Missing Images in Workspace…');
		await notifications.waitFor('No image is missing.');
		assert.equal(stage.service.requests('generate').length, 11, 'the failed one was sent twice');
		assert.equal(stage.service.totals().billedCount, 10);
		for (const [path, text] of Object.entries(documents)) {
			assert.equal(workspace.read(path), text);
		}
	}
});
