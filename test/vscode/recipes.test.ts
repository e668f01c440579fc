import { assert } from 'chai';
import * as vscode from 'vscode';
import { readRecipe } from '../../src/core/recipe/embed.ts';
import { freshFolder, generate, namesIn, pictureData, read, service } from './figment.ts';
import { withSettings } from './settings.ts';

const prompt = 'Ein Fuchs im Schnee, 雪の中の狐 🦊';
const decoder = new TextDecoder();

async function sha256(bytes: Uint8Array): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
	return [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

async function make(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
	const folder = await freshFolder();
	const { assets, failures } = await generate({
		prompt,
		seed: 7,
		output: vscode.Uri.joinPath(folder, '/'),
		insert: 'none',
		...changes,
	});
	assert.deepEqual(failures, []);
	return assets[0]?.uri ?? '';
}

/** The text of all bodies the service was sent, as it read them. */
async function sentPrompts(): Promise<unknown[]> {
	const requests = await service().requests();
	return requests
		.filter(({ route }) => route === 'generate')
		.map(({ json }) => Reflect.get(Object(json), 'prompt'));
}

describe('An image file', () => {
	beforeEach(async () => {
		await service().reset();
	});

	for (const outputFormat of ['png', 'jpeg', 'webp']) {
		it(`tells what made it, as ${outputFormat}`, async () => {
			const started = new Date().toISOString();
			const found = readRecipe(await read(await make({ outputFormat })));
			const { at = '', cost, tool = '', ...recipe } = found?.recipe ?? { at: '' };
			assert.deepEqual(recipe, {
				version: 1,
				prompt,
				model: 'blackforestlabs/flux-2-pro',
				seed: 7,
				imageSize: 'landscape_4_3',
				size: { width: 1024, height: 768 },
				outputFormat,
				enableSafetyChecker: true,
				safetyTolerance: '2',
			});
			assert.equal(found?.from, 'figment');
			assert.isAtLeast(at.localeCompare(started), 0);
			assert.isAbove(cost?.usd ?? 0, 0);
			assert.match(tool, /^Figment \d+\.\d+\.\d+$/);
		}).timeout(20_000);
	}

	it('says of a draft that it is one and cost nothing', async () => {
		const { draft, cost, seed } = readRecipe(await read(await make({ draft: true })))?.recipe ?? {};
		assert.deepEqual({ draft, cost, seed }, { draft: true, cost: { credits: 0, usd: 0 }, seed: 7 });
	});

	it('has the picture as the service sent it', async () => {
		const uri = await make();
		const image = (await service().requests()).find(({ route }) => route === 'image');
		const sent = new Uint8Array(
			await (await fetch(`http://${image?.headers['host']}${image?.path}`)).arrayBuffer(),
		);
		assert.deepEqual(pictureData(await read(uri)), pictureData(sent));
	});

	it('remembers the prompt as written and as it was sent in the style', async () => {
		await withSettings({ 'figment.style': '{prompt}, flat vectors' }, async () => {
			const { recipe } = readRecipe(await read(await make())) ?? {};
			assert.equal(recipe?.prompt, prompt);
			assert.equal(recipe?.sentPrompt, `${prompt}, flat vectors`);
			assert.equal(recipe?.style, '{prompt}, flat vectors');
		});
		assert.deepEqual(await sentPrompts(), [`${prompt}, flat vectors`]);
	});

	it('says only that a model made it where the settings want no more', async () => {
		await withSettings({ 'figment.metadata': 'provenance' }, async () => {
			const text = decoder.decode(await read(await make()));
			assert.include(text, 'trainedAlgorithmicMedia');
			assert.notInclude(text, 'Fuchs');
		});
	});

	it('says nothing where the settings want that', async () => {
		await withSettings({ 'figment.metadata': 'none' }, async () => {
			assert.notInclude(decoder.decode(await read(await make())), 'xmpmeta');
		});
	});

	it('names who writes the prompts', async () => {
		await withSettings({ 'figment.metadata.promptWriter': 'Ann' }, async () => {
			assert.match(decoder.decode(await read(await make())), /AIPromptWriterName[^]{0,60}Ann/);
		});
	});

	it('says nothing where the settings want that, whoever is to be named elsewhere', async () => {
		const configuration = vscode.workspace.getConfiguration();
		await configuration.update('figment.metadata', 'none', vscode.ConfigurationTarget.Global);
		try {
			await withSettings({ 'figment.metadata.promptWriter': 'Ann' }, async () => {
				assert.notInclude(decoder.decode(await read(await make())), 'xmpmeta');
			});
		} finally {
			await configuration.update('figment.metadata', undefined, vscode.ConfigurationTarget.Global);
		}
	});

	for (const outputFormat of ['png', 'jpeg']) {
		it(`that is signed stays as it is, and its recipe is found by its content, as ${outputFormat}`, async () => {
			await service().alwaysFault('image', { kind: 'signed' });
			const bytes = await read(await make({ outputFormat }));
			assert.include(decoder.decode(bytes), 'jumdc2pa');
			assert.notInclude(decoder.decode(bytes), 'Fuchs');
			const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
			const sidecars = vscode.Uri.joinPath(root, '.figment');
			const name = `${await sha256(bytes)}.json`;
			assert.include(await namesIn(sidecars), name);
			const sidecar: unknown = JSON.parse(decoder.decode(await read(vscode.Uri.joinPath(sidecars, name))));
			assert.deepInclude(sidecar, { prompt, seed: 7, file: { size: bytes.length } });
		}).timeout(20_000);
	}

	it('that is signed has no sidecar where the settings want no prompt kept', async () => {
		await service().alwaysFault('image', { kind: 'signed' });
		await withSettings({ 'figment.metadata': 'provenance' }, async () => {
			const bytes = await read(await make({ seed: 8 }));
			const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
			const sidecars = vscode.Uri.joinPath(root, '.figment');
			const names = await namesIn(sidecars).catch(() => []);
			assert.notInclude(names, `${await sha256(bytes)}.json`);
		});
	});
});
