import type { FailureCode } from '../../../../src/core/failure.ts';
import type { FaultOf } from '../../../service/types.ts';
import type { Cell, Expected } from '../cell.ts';

type ImageFault = FaultOf<'image'>;

const saved = { billed: 1, picture: 'at once' } as const satisfies Expected;

/** Faults after which the same address is worth asking again: what they say, when they last. */
const passing: readonly (readonly [string, ImageFault, RegExp])[] = [
	['ends before its declared length', { kind: 'truncated', framing: 'length' }, /could not be downloaded/],
	['ends as if it were whole', { kind: 'truncated', framing: 'chunked' }, /ended after \d+ bytes/],
	['is forbidden (403)', { kind: 'status', status: 403 }, /403/],
	['is not found (404)', { kind: 'status', status: 404 }, /404/],
	['is asked for too often (429)', { kind: 'status', status: 429 }, /429/],
	['meets an error (500)', { kind: 'status', status: 500 }, /500/],
	['meets no capacity (503)', { kind: 'status', status: 503 }, /503/],
	['is reset before the answer', { kind: 'reset', when: 'beforeBody' }, /could not be downloaded/],
	['is reset in the middle', { kind: 'reset', when: 'midAnswer' }, /could not be downloaded/],
	[
		'is redirected to plain http elsewhere',
		{ kind: 'redirect', to: 'http://figment.invalid/' },
		/could not be downloaded/,
	],
];

/** Faults after which nobody can tell whether another try gives a picture: they need a person. */
const doubtful: readonly (readonly [string, ImageFault, FailureCode, RegExp])[] = [
	['is a page', { kind: 'html' }, 'notAnImage', /bytes that are no PNG.*may have been billed/],
	['never ends', { kind: 'endless' }, 'tooLarge', /more than \d+ bytes.*may have been billed/],
	[
		'is declared larger than anything',
		{ kind: 'endless', declaredBytes: 100_000_000 },
		'tooLarge',
		/more than \d+ bytes/,
	],
];

/** What is odd and does no harm. */
const harmless: readonly (readonly [string, ImageFault])[] = [
	['is slow', { kind: 'slow', ms: 160 }],
	['is called text', { kind: 'contentType', type: 'text/plain' }],
	['has no type', { kind: 'contentType', type: '' }],
	['is redirected to itself once', { kind: 'redirect' }],
];

/** Faults of the download of a picture that is paid. */
export const duringDownload: readonly Cell[] = [
	...passing.flatMap(([what, fault, says]): Cell[] => [
		{
			stage: 'during download',
			fault: `${what}, once`,
			before: ({ service }) => service.fault('image', fault),
			expected: saved,
		},
		{
			stage: 'during download',
			fault: `${what}, for good`,
			before: ({ service }) => service.alwaysFault('image', fault),
			expected: { billed: 1, failure: ['downloadFailed', true, says], picture: 'recovered' },
		},
	]),
	{
		stage: 'during download',
		fault: 'is a page, once',
		before: ({ service }) => service.fault('image', { kind: 'html' }),
		expected: saved,
	},
	...doubtful.map(([what, fault, code, says]): Cell => ({
		stage: 'during download',
		fault: `${what}, for good`,
		before: ({ service }) => service.alwaysFault('image', fault),
		expected: { billed: 1, failure: [code, true, says], open: 'stuck', picture: 'by hand' },
	})),
	...harmless.map(([what, fault]): Cell => ({
		stage: 'during download',
		fault: what,
		before: ({ service }) => service.fault('image', fault),
		expected: saved,
	})),
	{
		stage: 'during download',
		fault: 'is redirected to itself for ever',
		before: ({ service }) => service.alwaysFault('image', { kind: 'redirect' }),
		expected: {
			billed: 1,
			failure: ['downloadFailed', true, /could not be downloaded/],
			picture: 'recovered',
		},
	},
	{
		stage: 'during download',
		fault: 'is gone and stays gone (404)',
		before: ({ service }) => service.alwaysFault('image', { kind: 'status', status: 404 }),
		isLasting: true,
		expected: { billed: 1, failure: ['downloadFailed', true, /404/], open: 'ready', picture: 'never' },
	},
	{
		stage: 'during download',
		fault: 'nobody listens where it is',
		before: ({ service }) =>
			service.fault('generate', { kind: 'resultUrl', url: 'http://127.0.0.1:2{path}' }),
		expected: {
			billed: 1,
			failure: ['downloadFailed', true, /could not be downloaded/],
			open: 'ready',
			picture: 'never',
		},
	},
	{
		stage: 'during download',
		fault: 'nobody knows the host it is at',
		before: ({ service }) =>
			service.fault('generate', { kind: 'resultUrl', url: 'https://figment.invalid{path}' }),
		expected: {
			billed: 1,
			failure: ['downloadFailed', true, /could not be downloaded/],
			open: 'ready',
			picture: 'never',
		},
	},
	{
		stage: 'during download',
		fault: 'cancelled',
		before: ({ service }) => service.fault('image', { kind: 'hold' }),
		meanwhile: async ({ service, cancel }) => {
			await service.waitForHeld(1);
			cancel();
			await service.release();
		},
		expected: {
			...saved,
			failure: ['cancelled', true, /Cancelled after the request was sent/],
			late: 'saved',
		},
	},
	{
		stage: 'during download',
		fault: 'cancelled and dropped',
		before: ({ service }) => service.fault('image', { kind: 'hold' }),
		meanwhile: async ({ service, cancel, drop }) => {
			await service.waitForHeld(1);
			cancel();
			drop();
		},
		expected: {
			billed: 1,
			failure: ['cancelled', true, /Cancelled after the request was sent/],
			late: 'cancelled',
			picture: 'never',
		},
	},
	{
		stage: 'during download',
		fault: 'the window is closed',
		before: ({ service }) => service.fault('image', { kind: 'hold' }),
		meanwhile: async ({ service, closeWindow }) => {
			await service.waitForHeld(1);
			await closeWindow();
		},
		expected: { billed: 1, ending: 'with its window', picture: 'recovered' },
	},
	{
		stage: 'during download',
		fault: 'the window is closed while it waits to try again',
		before: ({ service }) => service.alwaysFault('image', { kind: 'status', status: 503 }),
		meanwhile: async ({ stopTime, closeWindow }) => {
			await stopTime();
			await closeWindow();
		},
		expected: { billed: 1, ending: 'with its window', picture: 'recovered' },
	},
];
