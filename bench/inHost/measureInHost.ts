import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import { launchChromium } from '../../test/harness/chromium.ts';
import { copyExtension } from '../../test/harness/extensionCopy.ts';
import { runInExtensionHost } from '../../test/harness/extensionHost.ts';
import { projectRoot } from '../../test/harness/paths.ts';
import { testKeys } from '../../test/harness/secrets.ts';
import { obtainVsCode } from '../../test/harness/vscodeInstall.ts';
import { makeWorkspace } from '../../test/harness/workspace.ts';
import type { DrawPicture } from '../../test/service/pictures.ts';
import { startService } from '../../test/service/service.ts';
import { rowSchema } from '../row.ts';
import type { Row } from '../row.ts';

/** How a suite is measured in the extension host. */
export interface HostSuite {
	/** The suite's folder, whose `inHost.ts` is run. */
	readonly name: string;
	/** What the service's pictures are. */
	readonly draw?: DrawPicture;
}

const timeoutMs = 1_200_000;

/**
 * Builds Figment as it ships, opens the newest VS Code on an empty folder with the service's emulator beside it,
 * runs a suite's `inHost.ts` inside its Node extension host, and gives the rows that this has printed.
 */
export async function measureInHost({ name, draw }: HostSuite): Promise<readonly Row[]> {
	execFileSync(process.execPath, ['esbuild.mjs', '--production', '--bench'], {
		cwd: projectRoot,
		stdio: 'inherit',
	});
	const extension = copyExtension(projectRoot);
	const service = await startService({ balanceUsd: 1_000_000, ...(draw === undefined ? {} : { draw }) });
	const workspace = makeWorkspace();
	const browser = await launchChromium();
	try {
		const { exitCode, lines } = await runInExtensionHost({
			install: await obtainVsCode('newest'),
			host: 'node',
			extensionPath: extension.path,
			testsPath: join(extension.path, `dist/bench/${name}.cjs`),
			browser,
			folder: workspace.folder,
			userSettings: { 'figment.api.baseUrl': service.url, 'figment.concurrency': 4 },
			env: { AIMLAPI_API_KEY: testKeys.environment },
			timeoutMs,
			onLine: line => line.startsWith('measured ') && console.error(line),
		});
		const found = lines.find(isRows);
		if (exitCode !== 0 || found === undefined) {
			throw new Error(`Measuring ${name} ended with ${exitCode}:\n${lines.slice(-40).join('\n')}`);
		}
		return z.array(rowSchema).parse(JSON.parse(found.slice(mark.length)));
	} finally {
		await browser.close();
		await workspace.close();
		await service.close();
		extension.close();
	}
}

/** What the line with the rows starts with. */
const mark = 'figment-rows ';

function isRows(line: string): boolean {
	return line.startsWith(mark);
}
