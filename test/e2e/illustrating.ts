import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { toSlug } from '../../src/core/asset/fileName.ts';
import { launchChromium } from '../harness/chromium.ts';
import { writeKeybindings } from '../harness/keybindings.ts';
import { startVsCode } from '../harness/server.ts';
import type { VsCodeServer } from '../harness/server.ts';
import { obtainVsCode } from '../harness/vscodeInstall.ts';
import { waitFor } from '../harness/waiting.ts';
import { withWorkbench } from '../harness/workbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { makeWorkspace } from '../harness/workspace.ts';
import type { TestWorkspace } from '../harness/workspace.ts';
import { startService } from '../service/service.ts';
import type { Illustration } from '../sites/builtImages.ts';
import { packLanguage } from '../sites/languagePackage.ts';
import { buildAndCheck } from '../sites/site.ts';
import type { Site } from '../sites/site.ts';

/** Which sites, and with which package. */
export interface IllustratingOptions {
	readonly sites: readonly Site[];
	/** The packed extension; `figment.vsix` when left out. */
	readonly vsix?: string | undefined;
	/** Called after each site with what is wrong there. */
	readonly onSite?: (site: Site, problems: readonly string[]) => void;
}

/** What came of it. */
export interface IllustratingResult {
	/** How many pictures were generated. */
	readonly pictures: number;
	/** What is wrong in the built sites; see `findImageFaults`. */
	readonly problems: readonly string[];
}

/** What the window's title is: the path of the document. */
// eslint-disable-next-line no-template-curly-in-string -- a variable of VS Code's setting
const shownTitle = '${activeEditorMedium}';

/** Has Figment put a picture into each document of the sites, in VS Code, and builds the sites. */
export async function illustrateAndBuild(options: IllustratingOptions): Promise<IllustratingResult> {
	await using stack = new AsyncDisposableStack();
	const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing =>
		stack.adopt(thing, each => each.close());
	const service = keep(await startService());
	const packages = keep(makeWorkspace());
	const server = keep(
		await startVsCode({
			install: await obtainVsCode('newest'),
			userSettings: { 'figment.api.baseUrl': service.url, 'window.title': shownTitle },
			installVsix: [path.resolve(options.vsix ?? 'figment.vsix'), ...packLanguages(options.sites, packages)],
		}),
	);
	const browser = keep(await launchChromium());
	let pictures = 0;
	const problems: string[] = [];
	for (const site of options.sites) {
		const workspace = keep(makeWorkspace(site.files));
		const illustrations = await illustrate(site, workspace.folder, { browser, server });
		const found = await buildAndCheck(site, workspace.folder, illustrations);
		options.onSite?.(site, found);
		pictures += illustrations.length;
		problems.push(...found.map(problem => `${site.name}: ${problem}`));
	}
	return { pictures, problems };
}

/** Packs an extension for each language of the sites. */
function packLanguages(sites: readonly Site[], packages: TestWorkspace): readonly string[] {
	const languages = Object.assign({}, ...sites.map(site => site.languages ?? {})) as NonNullable<
		Site['languages']
	>;
	return Object.entries(languages).map(([id, extensions]) => {
		packages.write(`${id}.vsix`, packLanguage(id, extensions));
		return packages.path(`${id}.vsix`);
	});
}

/** Opens each document, has a picture made where its text ends, and saves. */
function illustrate(
	site: Site,
	folder: string,
	window: { readonly browser: Browser; readonly server: VsCodeServer },
): Promise<readonly Illustration[]> {
	const { host } = new URL(window.server.origin);
	const keybindings = site.documents.map((document, index) => ({
		key: `ctrl+alt+${index + 1}`,
		command: 'figment.generateImage',
		args: {
			prompt: promptOf(document),
			draft: true,
			quiet: true,
			document: `vscode-remote://${host}${pathToFileURL(path.join(folder, document)).pathname}`,
			insert: 'cursor',
		},
	}));
	writeKeybindings(window.server.serverDataDir, keybindings);
	return withWorkbench(`site-${site.name}`, { ...window, folder }, async workbench => {
		const illustrations: Illustration[] = [];
		for (const [index, document] of site.documents.entries()) {
			await openAtEnd(workbench, document);
			await workbench.page.keyboard.press(`Control+Alt+${index + 1}`);
			await workbench.save();
			const alt = promptOf(document);
			illustrations.push({ document, alt, bytes: readPicture(folder, alt) });
		}
		return illustrations;
	});
}

/** Goes by the document's path, in the list of files and in the window's title: two may have the same name. */
async function openAtEnd(workbench: Workbench, document: string): Promise<void> {
	const { page, quickInput } = workbench;
	await page.keyboard.press('ControlOrMeta+p');
	await quickInput.type(document);
	await waitFor(
		`${document} to be found first`,
		async () => {
			const [first] = await quickInput.items();
			return path.posix.join(first?.description ?? '', first?.label ?? '') === document ? true : undefined;
		},
		async () => JSON.stringify(await quickInput.items()),
	);
	await quickInput.press('Enter');
	await waitFor(
		`the document ${document}`,
		async () => ((await page.title()) === document ? true : undefined),
		() => page.title(),
	);
	await workbench.editor.focus();
	await page.keyboard.press('ControlOrMeta+End');
}

/** What a document's picture is to show: something else for each. */
function promptOf(document: string): string {
	return `A fox reads ${document.replace(/\.\w+$/, '').replaceAll(/[^A-Za-z0-9]+/g, ' ')}`;
}

/** The bytes of the one file that has the name of this picture. */
function readPicture(folder: string, prompt: string): Buffer {
	const name = `${toSlug(prompt)}.png`;
	const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
		each => path.basename(each) === name,
	);
	const [only] = found;
	if (only === undefined || found.length > 1) {
		throw new Error(`There should be one file ${name}, and there are: ${found.join(', ')}`);
	}
	return readFileSync(path.join(folder, only));
}
