import { assert } from 'chai';
import * as vscode from 'vscode';
import type { FaultOf } from '../service/types.ts';
import { freshFolder, generate, namesIn, openDocument, service } from './figment.ts';

/** What is told, and whether it may have cost something, for each thing the service can do. */
const faults: readonly (readonly [string, FaultOf<'generate'>, code: string, maybeBilled: boolean])[] = [
	['a key it does not accept', { kind: 'status', status: 401 }, 'badKey', false],
	['no credit', { kind: 'status', status: 403, message: "You've run out of funds." }, 'outOfCredit', false],
	[
		'a scope the key lacks',
		{ kind: 'status', status: 403, message: 'Missing scope model:image' },
		'forbidden',
		false,
	],
	['a request it does not take', { kind: 'status', status: 400 }, 'invalidRequest', false],
	['an error of its own', { kind: 'status', status: 500 }, 'server', false],
	["a proxy's error", { kind: 'status', status: 502, envelope: 'html' }, 'unknownOutcome', true],
	['a reset in the middle of the answer', { kind: 'reset', when: 'midAnswer' }, 'unknownOutcome', true],
	['a redirect to another origin', { kind: 'redirect' }, 'unknownOutcome', true],
	['no picture', { kind: 'noPicture', data: 'empty', billed: false }, 'refused', false],
	['a success that is no JSON', { kind: 'notJson' }, 'badResponse', true],
];

/** Ends without an answer, and whether the service has billed: where the request has an id, it says so itself. */
const ends: readonly (readonly [FaultOf<'generate'>, isBilled: boolean])[] = [
	[{ kind: 'reset', when: 'beforeBilling' }, false],
	[{ kind: 'reset', when: 'afterBilling' }, true],
	[{ kind: 'status', status: 504 }, false],
	[{ kind: 'status', status: 504, billed: true }, true],
];

/**
 * Chromium by itself sends a POST again when a connection it had kept open ends without an answer, once for
 * each such connection, and no page can forbid it. In the web-worker host only the outcome can be judged.
 */
const isBrowser = !('process' in globalThis);

describe('A failure', () => {
	beforeEach(() => service().reset());

	for (const [name, fault, code, maybeBilled] of faults) {
		it(`by ${name} is told as ${code}, leaves nothing behind, and is sent once`, async () => {
			const folder = await freshFolder();
			const editor = await openDocument(folder, 'page.md', 'Text.\n');
			await service().fault('generate', fault);
			const report = await generate({ prompt: 'Sea' });
			assert.deepEqual(
				[report.assets.length, ...report.failures.map(each => [each.code, each.maybeBilled, each.prompt])],
				[0, [code, maybeBilled, 'Sea']],
			);
			assert.equal(editor.document.getText(), 'Text.\n');
			assert.deepEqual(await namesIn(folder), ['page.md']);
			assert.isAtMost((await service().billed()).billedCount, 1);
			const posts = (await service().requests()).filter(
				each => each.route === 'generate' && each.method === 'POST',
			);
			assert.lengthOf(posts, 1);
		});
	}

	for (const [fault, isBilled] of ends) {
		it(`by ${JSON.stringify(fault)} has an unknown outcome unless the service can be asked, and is sent once where the host sends what it is told`, async () => {
			await openDocument(await freshFolder(), 'page.md', '');
			await service().alwaysFault('generate', fault);
			const report = await generate({ prompt: 'Sea' });
			assert.deepEqual(
				report.failures.map(each => [each.code, each.maybeBilled]),
				[isBilled || isBrowser ? ['unknownOutcome', true] : ['server', false]],
			);
			assert.equal(report.failures[0]?.message.includes('billed $0.039'), isBilled && !isBrowser);
			const { generationsReceived } = await service().billed();
			assert.isTrue(isBrowser || generationsReceived === 1, `${generationsReceived} requests`);
		});
	}

	it('is none when the service is busy for a moment: the request is sent again and billed once', async () => {
		await openDocument(await freshFolder(), 'page.md', '');
		await service().fault('generate', { kind: 'status', status: 429, headers: { 'retry-after': '0' } });
		const report = await generate({ prompt: 'Sea' });
		assert.lengthOf(report.assets, 1);
		assert.equal((await service().billed()).billedCount, 1);
	});

	it('is none when the download breaks: it is taken up again, free, without the key', async () => {
		await openDocument(await freshFolder(), 'page.md', '');
		await service().fault('image', { kind: 'truncated', framing: 'chunked' });
		await service().fault('image', { kind: 'status', status: 503 });
		const report = await generate({ prompt: 'Sea' });
		assert.lengthOf(report.assets, 1);
		const totals = await service().billed();
		assert.deepEqual([totals.billedCount, totals.generationsReceived], [1, 1]);
		const downloads = (await service().requests()).filter(
			each => each.route === 'image' && each.method === 'GET',
		);
		assert.deepEqual(
			downloads.map(each => each.headers['authorization']),
			[undefined, undefined, undefined],
		);
	});

	it('of one image does not hide the others', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', '');
		await service().fault('generate', { kind: 'status', status: 500 });
		const report = await generate({ prompt: 'Sea', count: 3 });
		assert.deepEqual([report.assets.length, report.failures.map(each => each.code)], [2, ['server']]);
		assert.lengthOf(editor.document.getText().match(/!\[Sea\]/g) ?? [], 2);
	});

	it('of an `output` that leads out of the workspace comes before anything is sent', async () => {
		await openDocument(await freshFolder(), 'page.md', '');
		for (const output of [
			'../outside.png',
			'/a/../../outside/',
			'C:\\x.png',
			'file:///tmp/outside.png',
			'a%2f..%2fb.png',
		]) {
			const report = await generate({ prompt: 'Sea', output });
			assert.deepEqual(
				report.failures.map(each => [each.code, each.fields?.[0]?.path]),
				[['invalidRequest', 'output']],
				output,
			);
		}
		assert.lengthOf(await service().requests(), 0);
	});

	it('of a folder behind a symbolic link comes before anything is sent', async () => {
		await openDocument(await freshFolder(), 'page.md', '');
		// The link leads out of the workspace; who starts the suite has made it.
		for (const output of ['elsewhere/', 'elsewhere/new/sea.png']) {
			const { failures } = await generate({ prompt: 'Sea', output });
			assert.deepEqual(
				failures.map(each => [each.code, each.fields?.[0]?.path]),
				[['invalidRequest', 'output']],
				output,
			);
			assert.include(failures[0]?.message, 'symbolic link');
		}
		assert.lengthOf(await service().requests(), 0);
		const root = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.isDefined(root);
		assert.deepEqual(await namesIn(vscode.Uri.joinPath(root, 'elsewhere')), []);
	});
});

describe('An `output`', () => {
	beforeEach(() => service().reset());

	it('names the file or the folder, as a path of the workspace or a URI', async () => {
		const folder = await freshFolder();
		const editor = await openDocument(folder, 'page.md', '');
		const below = vscode.workspace.asRelativePath(folder, false);
		await generate({ prompt: 'Sea', draft: true, output: `${below}/images/my sea.png` });
		await generate({ prompt: 'Sea', draft: true, output: vscode.Uri.joinPath(folder, 'images').toString() });
		await generate({ prompt: 'Sea', draft: true, output: `/${below}/more/` });
		assert.deepEqual(await namesIn(vscode.Uri.joinPath(folder, 'images')), ['my sea.png', 'sea.png']);
		assert.deepEqual(await namesIn(vscode.Uri.joinPath(folder, 'more')), ['sea.png']);
		assert.include(editor.document.getText(), '![Sea](images/my%20sea.png)');
	});
});
