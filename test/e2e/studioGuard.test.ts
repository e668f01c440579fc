import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../harness/chromium.ts';
import { waitFor } from '../harness/waiting.ts';
import { WebviewGuard } from '../harness/webviewGuard.ts';

/** A page as an extension writes it: its script is its own, and its policy forbids everything else. */
const written = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<img src="/picture.png"><script src="/figment.figment-1.0.0/dist/studio.js"></script>`;

/** As VS Code does it: a frame for the extension, and in it another one that the page is written into. */
const frameOfWebview = `<iframe src="fake.html?id=7"></iframe><script>
	const inner = document.querySelector('iframe');
	inner.onload = () => {
		inner.onload = null;
		const content = inner.contentDocument;
		content.open();
		content.write(${JSON.stringify(written).replaceAll('</', '<\\/')});
		content.close();
	};
</script>`;

const script =
	"console.error('said'); console.log('no error'); setTimeout(() => { throw new Error('thrown'); });";

function answerTo(path: string): readonly [type: string, body: string] {
	if (path.endsWith('.js')) {
		return ['text/javascript', script];
	}
	const isWebview = path.startsWith('/webview/index.html');
	const [, owner = ''] = /^\/window\?(.*)$/.exec(path) ?? [];
	const outer = `<iframe src="/webview/index.html?id=7&extensionId=${owner}&platform=browser"></iframe>`;
	return ['text/html', isWebview ? frameOfWebview : path.startsWith('/window') ? outer : ''];
}

describe('What guards the tests of webviews', () => {
	const server = createServer(({ url = '' }, response) => {
		const [type, body] = answerTo(url);
		response.setHeader('content-type', type).end(body);
	});
	let browser: Browser;
	before(async () => {
		browser = await launchChromium();
		await new Promise<void>(resolve => {
			server.listen(0, '127.0.0.1', resolve);
		});
	});
	after(async () => {
		await browser.close();
		server.close();
	});

	async function problemsOf(owner: string, guarded: string, count: number): Promise<readonly string[]> {
		const context = await browser.newContext();
		try {
			const guard = await WebviewGuard.watch(context, guarded);
			const page = await context.newPage();
			const { port } = server.address() as AddressInfo;
			const thrown = page.waitForEvent('pageerror');
			await page.goto(`http://127.0.0.1:${port}/window?${owner}`);
			await thrown;
			await waitFor('problems', () => (guard.problems.length >= count ? true : undefined));
			return guard.problems.map(problem => problem.split('\n')[0] ?? '');
		} finally {
			await context.close();
		}
	}

	it('hears what an extension’s page says, throws and must not do, also in a document that is written', async () => {
		const problems = await problemsOf('figment.figment', 'figment.figment', 4);
		const heard = ['Loading the image', 'Content security policy violated: img-src', 'said', 'Error: thrown'];
		assert.deepEqual(
			heard.filter(each => problems.some(problem => problem.startsWith(each))),
			heard,
		);
		assert.ok(!problems.some(problem => problem.startsWith('no error')));
	});

	it('leaves other extensions’ pages alone', async () => {
		assert.deepEqual(await problemsOf('vscode.other', 'figment.studio', 0), []);
	});
});
