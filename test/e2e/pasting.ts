import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../harness/chromium.ts';
import { startVsCode } from '../harness/server.ts';
import { obtainVsCode } from '../harness/vscodeInstall.ts';
import type { VsCodeVersion } from '../harness/vscodeInstall.ts';
import { waitFor } from '../harness/waiting.ts';
import { withWorkbench } from '../harness/workbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { makeWorkspace } from '../harness/workspace.ts';
import type { TestWorkspace } from '../harness/workspace.ts';
import type { CopyFilesExample } from '../unit/core/asset/copyFilesExamples.ts';
import { findDisagreement } from './pastedPlaces.ts';

/** What to paste, and into which VS Code. */
export interface PastingOptions {
	readonly version: VsCodeVersion;
	readonly examples: readonly CopyFilesExample[];
}

/** What came of it. */
export interface PastingResult {
	/** How many pictures VS Code has put somewhere. */
	readonly pasted: number;
	/** Where Figment would put them elsewhere. */
	readonly problems: readonly string[];
}

/** The workspace folder, deep enough for what VS Code puts outside it. */
const project = 'home/me/project';

const settingsFile = `${project}/.vscode/settings.json`;

/** A file without an extension is a Markdown document too. */
const settings = { 'files.associations': { readme: 'markdown' } };

/** Whether VS Code stays with its files in the folders that are made for the test. */
export function isWithinReach({ file }: CopyFilesExample): boolean {
	return !file.startsWith('../../');
}

/** Pastes a picture by each example's setting into the document of it, and looks for the file. */
export async function pasteAndCompare({ version, examples }: PastingOptions): Promise<PastingResult> {
	await using stack = new AsyncDisposableStack();
	const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing =>
		stack.adopt(thing, each => each.close());
	const documents = [...new Set(examples.map(({ document }) => document))];
	const files = documents.map(document => [`${project}/${document}`, `# ${headingOf(document)}\n`]);
	const workspace = keep(
		makeWorkspace({ ...Object.fromEntries(files), [settingsFile]: JSON.stringify(settings) }),
	);
	const server = keep(await startVsCode({ install: await obtainVsCode(version) }));
	const browser = keep(await launchChromium());
	const folder = workspace.path(project);
	return await withWorkbench(`pasting-${version}`, { browser, server, folder }, async workbench => {
		const pasting = new Pasting(workbench, workspace);
		await pasting.copyPicture();
		const problems: (string | undefined)[] = [];
		for (const document of documents) {
			await pasting.open(document);
			for (const example of examples.filter(each => each.document === document)) {
				const place = await pasting.paste(example.destination);
				problems.push(findDisagreement(example, folder, place));
			}
		}
		return { pasted: problems.length, problems: problems.filter(each => each !== undefined) };
	});
}

class Pasting {
	readonly #workbench: Workbench;
	readonly #workspace: TestWorkspace;
	readonly #own: ReadonlySet<string>;
	#turn = 0;

	constructor(workbench: Workbench, workspace: TestWorkspace) {
		this.#workbench = workbench;
		this.#workspace = workspace;
		this.#own = new Set(this.#entries());
	}

	async copyPicture(): Promise<void> {
		await this.#workbench.page.evaluate(async () => {
			const canvas = new OffscreenCanvas(16, 16);
			canvas.getContext('2d')?.fillRect(4, 4, 8, 8);
			const picture = new ClipboardItem({ 'image/png': canvas.convertToBlob({ type: 'image/png' }) });
			await navigator.clipboard.write([picture]);
		});
	}

	/** Opens a document, and waits until the Markdown extension has read it. */
	async open(document: string): Promise<void> {
		await this.#workbench.openFile(document);
		await this.#workbench.page
			.locator('.editor-group-container.active .breadcrumbs-control .monaco-breadcrumb-item')
			.filter({ hasText: headingOf(document) })
			.first()
			.waitFor();
	}

	/** Where the picture goes, as a path from the workspace folder. It is taken away again. */
	async paste(destination: CopyFilesExample['destination']): Promise<string> {
		const { page, editor } = this.#workbench;
		await this.#set(destination);
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.press('Delete');
		await page.keyboard.press('ControlOrMeta+v');
		const file = await waitFor(`a picture by ${JSON.stringify(destination)}`, () => this.#newFile());
		await editor.waitForText('](');
		const names = this.#entries().filter(entry => !this.#own.has(entry));
		for (const name of names) {
			rmSync(this.#workspace.path(name), { recursive: true, force: true });
		}
		return path.posix.relative(project, file);
	}

	/** The window's title comes with the setting, and shows that VS Code has it. */
	async #set(destination: CopyFilesExample['destination']): Promise<void> {
		const { page } = this.#workbench;
		const title = `setting ${(this.#turn += 1)}`;
		const values = { ...settings, 'window.title': title, 'markdown.copyFiles.destination': destination };
		this.#workspace.write(settingsFile, JSON.stringify(values));
		await page.waitForFunction(wanted => document.title === wanted, title);
	}

	#newFile(): string | undefined {
		return this.#entries().find(entry => {
			const stats = this.#own.has(entry)
				? undefined
				: statSync(this.#workspace.path(entry), { throwIfNoEntry: false });
			return stats?.isFile() === true && stats.size > 0;
		});
	}

	/** All files and folders, with slashes. */
	#entries(): readonly string[] {
		return readdirSync(this.#workspace.folder, { recursive: true, encoding: 'utf8' }).map(entry =>
			entry.replaceAll(path.sep, '/'),
		);
	}
}

function headingOf(document: string): string {
	return `About ${path.posix.basename(document)}`;
}
