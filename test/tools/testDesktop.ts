// The suite inside a desktop VS Code, for machines that can download one and have a display.
//   node test/tools/testDesktop.ts [version]
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { testKeys } from '../harness/secrets.ts';
import { makeWorkspace } from '../harness/workspace.ts';
import { startService } from '../service/service.ts';

execFileSync(process.execPath, ['esbuild.mjs', '--tests'], { stdio: 'inherit' });
const service = await startService();
const workspace = makeWorkspace({ 'README.md': '# Sample\n' });
const profile = makeWorkspace();
try {
	const userFolder = profile.path('User');
	mkdirSync(userFolder, { recursive: true });
	writeFileSync(
		path.join(userFolder, 'settings.json'),
		JSON.stringify({ 'figment.api.baseUrl': service.url }),
	);
	process.exitCode = await runTests({
		version: process.argv[2] ?? 'stable',
		extensionDevelopmentPath: process.cwd(),
		extensionTestsPath: path.resolve('dist/test/node.cjs'),
		extensionTestsEnv: { AIMLAPI_API_KEY: testKeys.environment },
		launchArgs: [workspace.folder, '--disable-workspace-trust', '--user-data-dir', profile.folder],
	});
} finally {
	await service.close();
	await Promise.all([workspace.close(), profile.close()]);
}
