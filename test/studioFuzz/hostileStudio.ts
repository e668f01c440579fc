import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { launchChromium } from '../harness/chromium.ts';
import { copyExtension } from '../harness/extensionCopy.ts';
import { runInExtensionHost } from '../harness/extensionHost.ts';
import { projectRoot } from '../harness/paths.ts';
import { testKeys } from '../harness/secrets.ts';
import { obtainVsCode } from '../harness/vscodeInstall.ts';
import { makeWorkspace } from '../harness/workspace.ts';
import { startService } from '../service/service.ts';

/** How much is said to the Studio, and which of all that could be. */
export interface HostileStudioOptions {
	readonly messages: number;
	readonly seed: number;
	/** Called now and then with how many were said. */
	readonly onProgress?: (said: number) => void;
}

/** So long a message takes at most, on a busy machine, in milliseconds. */
const perMessageMs = 20;

/** Builds the suite, has its hostile page say so much in a real extension host, and gives what is wrong then. */
export async function besiegeStudio(options: HostileStudioOptions): Promise<readonly string[]> {
	const { messages, seed, onProgress } = options;
	execFileSync(process.execPath, ['esbuild.mjs', '--tests'], { cwd: projectRoot, stdio: 'inherit' });
	await using open = new AsyncDisposableStack();
	const browser = open.adopt(await launchChromium(), each => each.close());
	const service = open.adopt(await startService(), each => each.close());
	const workspace = open.adopt(makeWorkspace({ 'README.md': '# Sample\n' }), each => each.close());
	const extension = open.adopt(copyExtension(projectRoot), each => each.close());
	const { exitCode, lines } = await runInExtensionHost({
		install: await obtainVsCode('newest'),
		host: 'node',
		extensionPath: extension.path,
		testsPath: join(extension.path, 'dist/test/node.cjs'),
		browser,
		folder: workspace.folder,
		userSettings: {
			'figment.api.baseUrl': service.url,
			'figmentSuite.grep': 'The Studio with a hostile page',
			'figmentSuite.hostileMessages': messages,
			'figmentSuite.hostileSeed': seed,
		},
		env: { AIMLAPI_API_KEY: testKeys.environment },
		timeoutMs: 120_000 + messages * perMessageMs,
		onLine: line => {
			const said = /^figment-hostile (\d+)$/.exec(line)?.[1];
			if (said !== undefined) {
				onProgress?.(Number(said));
			}
		},
	});
	return exitCode === 0 ? [] : lines.filter(line => /^ {2}FAIL|^ {8}/.test(line));
}
