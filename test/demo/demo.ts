// Opens the real VS Code on a small sample workspace with the packed Figment installed, makes an image
// from a prompt and one from a selected sentence, and says what came of it.
//   npm run demo                 drafts, or the real service when AIMLAPI_API_KEY is set
//   npm run demo -- --service    the emulator of the service on this machine
//   npm run demo -- --readme     also renews the README's pictures, of which the end-to-end tests make some
import { execFileSync } from 'node:child_process';
import { cpSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../harness/chromium.ts';
import { testKeys } from '../harness/secrets.ts';
import { startVsCode } from '../harness/server.ts';
import { obtainVsCode } from '../harness/vscodeInstall.ts';
import { startService } from '../service/service.ts';
import { play } from './play.ts';

const { values: flags } = parseArgs({
	options: { service: { type: 'boolean', default: false }, readme: { type: 'boolean', default: false } },
});
const folder = path.resolve('test-output/demo/workspace');
rmSync(path.dirname(folder), { recursive: true, force: true });
mkdirSync(path.dirname(folder), { recursive: true });
cpSync('test/demo/workspace', folder, { recursive: true });

execFileSync(process.execPath, ['test/tools/package.ts'], { stdio: 'inherit' });
const install = await obtainVsCode('newest');
// The README's pictures show prices, and drafts.
const service = flags.service || flags.readme ? await startService({ delayMs: 3000 }) : undefined;
const key = flags.service ? testKeys.environment : flags.readme ? undefined : process.env['AIMLAPI_API_KEY'];
console.log(
	service !== undefined && flags.service
		? `images come from the emulator at ${service.url}`
		: key === undefined
			? 'no AIMLAPI_API_KEY is set: drafts are made'
			: 'images come from the real service and are billed to the key in AIMLAPI_API_KEY',
);

const server = await startVsCode({
	install,
	connectionToken: crypto.randomUUID(),
	installVsix: [path.resolve('figment.vsix')],
	env: key === undefined ? {} : { AIMLAPI_API_KEY: key },
	userSettings: service === undefined ? {} : { 'figment.api.baseUrl': service.url },
});
const browser = await launchChromium();
const result = await play({ browser, server, folder, hasKey: key !== undefined });
await browser.close();

for (const file of result.files) {
	console.log(`made ${path.relative('.', file)}, ${statSync(file).size} bytes`);
}
console.log(`wrote ${path.relative('.', result.document)}:\n`);
console.log(readFileSync(result.document, 'utf8').replaceAll(/^/gm, '    '));
for (const file of Object.values(result.screenshots)) {
	console.log(`screenshot ${path.relative('.', file)}`);
}
if (flags.readme) {
	mkdirSync('media/readme', { recursive: true });
	copyFileSync(result.screenshots.prompt, 'media/readme/prompt.png');
	copyFileSync(result.screenshots.preview, 'media/readme/selection.png');
	copyFileSync(result.screenshots.studio, 'media/readme/studio.png');
	for (const [shot, name] of [
		['recovered', 'recovered'],
		['account', 'account'],
		['details', 'details'],
		['compare', 'compare'],
		['held-place-light-2026', 'place'],
		['missing-light-2026', 'missing'],
	]) {
		copyFileSync(`test-output/screenshots/${shot}.png`, `media/readme/${name}.png`);
	}
}

if (process.stdin.isTTY && process.stdout.isTTY) {
	console.log(`\nVS Code is open at ${server.windowUrl({ folder })}\nCtrl+C ends it.`);
	await new Promise(resolve => process.once('SIGINT', resolve));
}
await server.close();
await service?.close();
