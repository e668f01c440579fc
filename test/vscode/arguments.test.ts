import { assert } from 'chai';
import * as vscode from 'vscode';
import { Failure } from '../../src/core/failure.ts';
import { failureMessage } from '../../src/host/ui/words.ts';
import { freshFolder, generate, openDocument, service } from './figment.ts';
import type { Report } from './figment.ts';

/** What a caller reads who gives one bad value. */
const mistakes: readonly (readonly [Readonly<Record<string, unknown>>, message: string])[] = [
	[{ maxUsd: 'x' }, 'maxUsd: this must be a number; it is "x".'],
	[{ maxUsd: -1 }, 'maxUsd: at least 0; it is -1.'],
	[{ count: 1.5 }, 'Number of images: this must be a whole number; it is 1.5.'],
	[{ count: {} }, 'Number of images: this must be a number.'],
	[{ document: {} }, 'Document: this must be a text or a URI.'],
	[{ document: 'page.md' }, 'Document: this must be a URI; it is "page.md".'],
	[{ output: 5 }, 'Output path: this must be a text or a URI; it is 5.'],
	[{ output: '../x.png' }, 'Output path: "../x.png" leads out of the workspace folder.'],
	[{ draft: 'yes' }, 'draft: this must be true or false; it is "yes".'],
	[{ insert: 'above' }, 'insert: one of cursor, below, replace, none; it is "above".'],
	[{ imageSize: { width: 520, height: 768 } }, 'Image width: a multiple of 32; it is 520.'],
	[{ constructor: 1 }, 'constructor: there is no such option.'],
];

describe('A bad argument', () => {
	beforeEach(() => service().reset());

	for (const [args, message] of mistakes) {
		it(`is told in words: ${message}`, async () => {
			await openDocument(await freshFolder(), 'page.md', '');
			const { assets, failures } = await generate({ prompt: 'Sea', ...args });
			assert.deepEqual(
				[assets.length, ...failures.map(each => [each.code, each.message])],
				[0, ['invalidRequest', message]],
			);
			assert.lengthOf(await service().requests(), 0);
		});
	}

	it('is told also when it is no object at all', async () => {
		const report = await vscode.commands.executeCommand<Report>('figment.generateImage', 'a prompt');
		assert.deepEqual(
			report.failures.map(each => each.message),
			['Argument: this must be an object; it is "a prompt".'],
		);
	});
});

describe('The words of a failure', () => {
	it('name a setting by its id', () => {
		const messages = ['figment.outputFormat', 'figment.assets.folder', 'assets.folder'].map(path =>
			failureMessage(
				new Failure('invalidRequest', { fields: [{ path, problem: { kind: 'notOneOf', values: ['png'] } }] }),
			),
		);
		assert.deepEqual(messages, [
			'Setting figment.outputFormat: one of png.',
			'Setting figment.assets.folder: one of png.',
			'Setting figment.assets.folder: one of png.',
		]);
	});

	it('say that the image may have been billed, once, where it may', () => {
		const codes = [
			'badResponse',
			'notAnImage',
			'tooLarge',
			'refused',
			'unknownOutcome',
			'cancelled',
		] as const;
		const billing = codes.map(code =>
			[true, false].map(maybeBilled => {
				const message = failureMessage(new Failure(code, { detail: 'why', maybeBilled }));
				return message.match(/ billed\b/g)?.length ?? 0;
			}),
		);
		assert.deepEqual(billing, [
			[1, 0],
			[1, 0],
			[1, 0],
			[1, 0],
			[1, 1],
			[1, 0],
		]);
		assert.equal(
			failureMessage(new Failure('tooLarge', { detail: '90 MB', maybeBilled: true })),
			'The image is larger than Figment takes (90 MB). It may have been billed.',
		);
	});
});
