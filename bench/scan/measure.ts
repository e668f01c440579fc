import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../test/harness/chromium.ts';
import { copyExtension } from '../../test/harness/extensionCopy.ts';
import type { ExtensionCopy } from '../../test/harness/extensionCopy.ts';
import { runInExtensionHost } from '../../test/harness/extensionHost.ts';
import type { HostKind } from '../../test/harness/extensionHost.ts';
import { projectRoot } from '../../test/harness/paths.ts';
import { makeTemporaryFolder } from '../../test/harness/temporary.ts';
import { obtainVsCode } from '../../test/harness/vscodeInstall.ts';
import type { VsCodeInstall } from '../../test/harness/vscodeInstall.ts';
import type { Sample, Wish } from './inHost.ts';
import { makeScanWorkspace } from './workspace.ts';
import type { MadeWorkspace } from './workspace.ts';

/** What is measured, and how often. */
export interface ScanOptions {
	/** How many documents the workspace has. */
	readonly files: number;
	/** In how many windows, and how often in each after the first time. */
	readonly windows: number;
	readonly rounds: number;
	readonly host: HostKind;
}

/** A made workspace, and what was measured in it. */
export interface Measurement {
	readonly made: MadeWorkspace;
	readonly samples: readonly Sample[];
}

/** Makes a workspace, scans and reads it in windows of the newest VS Code, one after the other, and removes it. */
export async function measureScan({ files, windows, rounds, host }: ScanOptions): Promise<Measurement> {
	const install = await obtainVsCode('newest');
	const folder = makeTemporaryFolder('scan');
	const extension = await buildForScan(host);
	const browser = await launchChromium();
	try {
		const made = makeScanWorkspace(folder.path, files);
		const samples: Sample[] = [];
		for (let window = 0; window < windows; window++) {
			const { documents, missing } = made;
			const wish = { documents, missing, readsFirst: window % 2 === 0, rounds };
			const options = { browser, install, extension, folder: folder.path, host, wish };
			samples.push(...(await measureInWindow(options)));
		}
		return { made, samples };
	} finally {
		await browser.close();
		extension.close();
		folder.remove();
	}
}

interface WindowOptions {
	readonly browser: Browser;
	readonly install: VsCodeInstall;
	readonly extension: ExtensionCopy;
	readonly folder: string;
	readonly host: HostKind;
	readonly wish: Wish;
}

const timeoutMs = 900_000;

/** As in what ships, Node's own files have a twin for the web worker. */
const webTwins: Plugin = {
	name: 'web-twins',
	setup(builder) {
		builder.onResolve({ filter: /\.node\.ts$/ }, ({ path, resolveDir }) => ({
			path: join(resolveDir, path.replace(/\.node\.ts$/, '.web.ts')),
		}));
	},
};

/** Builds Figment, and what measures its scan in an extension host. */
async function buildForScan(host: HostKind): Promise<ExtensionCopy> {
	execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: projectRoot, stdio: 'inherit' });
	const extension = copyExtension(projectRoot);
	await build({
		entryPoints: [join(import.meta.dirname, 'inHost.ts')],
		outfile: bundleOf(extension, host),
		bundle: true,
		minify: true,
		format: 'cjs',
		external: ['vscode'],
		logLevel: 'warning',
		...(host === 'node'
			? { platform: 'node', target: 'node22' }
			: { platform: 'browser', target: 'es2022', mainFields: ['module', 'main'], plugins: [webTwins] }),
	});
	return extension;
}

/** Opens a window on a folder and measures in its extension host. */
async function measureInWindow(options: WindowOptions): Promise<readonly Sample[]> {
	const { browser, install, extension, folder, host, wish } = options;
	const { exitCode, lines } = await runInExtensionHost({
		browser,
		install,
		host,
		folder,
		extensionPath: extension.path,
		testsPath: bundleOf(extension, host),
		// Nothing answers there: no price is asked of the real service.
		userSettings: { 'figment.api.baseUrl': 'http://127.0.0.1:9', 'figmentBench.scan': wish },
		timeoutMs,
	});
	if (exitCode !== 0) {
		throw new Error(`The ${host} host did not measure to the end:\n${lines.slice(-20).join('\n')}`);
	}
	return lines.flatMap(line => toSample(/^figment-scan (\{.*\})$/.exec(line)?.[1]) ?? []);
}

function toSample(text: string | undefined): Sample | undefined {
	return text === undefined ? undefined : JSON.parse(text);
}

function bundleOf({ path }: ExtensionCopy, host: HostKind): string {
	return join(path, `dist/scan.${host}.${host === 'node' ? 'cjs' : 'js'}`);
}
