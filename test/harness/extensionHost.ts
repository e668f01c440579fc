import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { outputFolder } from './paths.ts';
import { QuickInput } from './quickInput.ts';
import { testKeys } from './secrets.ts';
import type { TestKeyName } from './secrets.ts';
import { startVsCode } from './server.ts';
import type { VsCodeServer, WindowTarget } from './server.ts';
import type { Settings } from './settings.ts';
import type { VsCodeInstall } from './vscodeInstall.ts';
import { copyAsWebExtension } from './extensionCopy.ts';

/** Which extension host: on the server's Node, or the worker in the browser. */
export type HostKind = 'node' | 'web';

/** A run of a test bundle inside an extension host. */
export interface HostRunOptions extends WindowTarget {
	readonly install: VsCodeInstall;
	readonly host: HostKind;
	/** The extension under development: a folder with its manifest. */
	readonly extensionPath: string;
	/** The bundle whose `run()` is called: one CommonJS file, for the web host without Node modules. */
	readonly testsPath: string;
	readonly browser: Browser;
	readonly userSettings?: Settings;
	readonly machineSettings?: Settings;
	/** For the Node host, on top of the outer environment, from which the service's key is removed. */
	readonly env?: Readonly<Record<string, string>>;
	/** Leaves workspace trust on, so that the window is in Restricted Mode. */
	readonly untrusted?: boolean;
	readonly timeoutMs: number;
	/** Called with each line the host prints, as it comes. */
	readonly onLine?: (line: string) => void;
}

/** How a run ended. */
export interface HostRunResult {
	/** 0 when `run()` resolved, 1 when it threw. */
	readonly exitCode: number;
	/** What the extension host printed with `console`. */
	readonly lines: readonly string[];
}

/** Nobody looks at these windows: what is not drawn takes no processor time. */
const frugalSettings: Settings = {
	'workbench.activityBar.location': 'hidden',
	'workbench.editor.editorActionsLocation': 'hidden',
	'workbench.editor.showTabs': 'none',
	'workbench.layoutControl.enabled': false,
	'workbench.statusBar.visible': false,
	'window.commandCenter': false,
	'window.menuBarVisibility': 'hidden',
	'breadcrumbs.enabled': false,
	'explorer.autoReveal': false,
	'explorer.decorations.badges': false,
	'explorer.decorations.colors': false,
	'editor.bracketPairColorization.enabled': false,
	'editor.cursorBlinking': 'solid',
	'editor.folding': false,
	'editor.glyphMargin': false,
	'editor.lineNumbers': 'off',
	'editor.minimap.enabled': false,
	'editor.occurrencesHighlight': 'off',
	'editor.renderLineHighlight': 'none',
	'editor.stickyScroll.enabled': false,
};

/**
 * Runs a test bundle inside an extension host. Throws when it does not end within `timeoutMs`. A line
 * `figment-hands {"answer":"text"}` from the tests types the text into the input box that shows, and
 * `figment-hands {"key":"name"}` the API key of that name: lines are written down, and no key may be.
 */
export async function runInExtensionHost(options: HostRunOptions): Promise<HostRunResult> {
	const { extensionPath, testsPath } = options;
	const copy = options.host === 'web' ? copyAsWebExtension(extensionPath, testsPath) : undefined;
	const server = await startVsCode({
		install: options.install,
		testDriver: true,
		userSettings: {
			...frugalSettings,
			...(options.untrusted === true ? { 'security.workspace.trust.enabled': true } : {}),
			...options.userSettings,
		},
		...(options.machineSettings === undefined ? {} : { machineSettings: options.machineSettings }),
		...(options.env === undefined ? {} : { env: options.env }),
	});
	const context = await options.browser.newContext({ viewport: { width: 800, height: 600 } });
	try {
		const page = await context.newPage();
		const url = testUrl(server, options, copy ?? { path: extensionPath, testsPath });
		return await runInPage(page, url, options);
	} finally {
		await context.close();
		await server.close();
		copy?.close();
	}
}

async function runInPage(page: Page, url: string, options: HostRunOptions): Promise<HostRunResult> {
	const lines: string[] = [];
	await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
		for (const line of args.map(toText).join(' ').split('\n')) {
			lines.push(line);
			options.onLine?.(line);
			void lendHands(page, line);
		}
	});
	let timer: NodeJS.Timeout | undefined;
	const exit = new Promise<number>((resolve, reject) => {
		page.exposeFunction('codeAutomationExit', resolve).catch(reject);
		page.on('crash', () => reject(new Error('The page crashed')));
		timer = setTimeout(() => {
			reject(new Error(`No end after ${options.timeoutMs / 1000} s:\n${lines.slice(-40).join('\n')}`));
		}, options.timeoutMs);
	});
	try {
		const [exitCode] = await Promise.all([exit, page.goto(url, { waitUntil: 'commit' })]);
		return { exitCode, lines };
	} catch (error) {
		const name = `in-host-${options.install.name}-${options.host}.png`;
		await page.screenshot({ path: join(outputFolder('screenshots'), name) }).catch(() => undefined);
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

/** The tests see by themselves when this fails: their box stays unanswered. */
async function lendHands(page: Page, line: string): Promise<void> {
	const wish = /^figment-hands (\{.*\})$/.exec(line)?.[1];
	if (wish !== undefined) {
		const { answer, key } = JSON.parse(wish) as { readonly answer?: string; readonly key?: TestKeyName };
		const text = key === undefined ? answer : testKeys[key];
		await new QuickInput(page).answer(text ?? '').catch(() => undefined);
	}
}

function testUrl(
	server: VsCodeServer,
	window: WindowTarget,
	extension: { readonly path: string; readonly testsPath: string },
): string {
	const remote = (path: string): string =>
		`vscode-remote://127.0.0.1:${server.port}${pathToFileURL(path).pathname}`;
	const payload = [
		['extensionDevelopmentPath', remote(extension.path)],
		// The worker appends the ending itself.
		['extensionTestsPath', remote(extension.testsPath).replace(/\.js$/, '')],
		['skipWelcome', 'true'],
		['skipReleaseNotes', 'true'],
	];
	const url = new URL(server.windowUrl(window));
	url.searchParams.set('payload', JSON.stringify(payload));
	return url.href;
}

function toText(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
