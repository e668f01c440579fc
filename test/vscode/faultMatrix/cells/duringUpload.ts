import type { Cell, Expected } from '../cell.ts';

const unbilled = { billed: 0, picture: 'never' } as const satisfies Expected;

/** Faults of a request that is on its way to the service: it has not billed anything yet. */
export const duringUpload: readonly Cell[] = [
	{
		stage: 'during upload',
		fault: 'the connection is reset before the body is read',
		before: ({ service }) => service.alwaysFault('generate', { kind: 'reset', when: 'beforeBody' }),
		expected: {
			...unbilled,
			failure: ['unknownOutcome', true, /connection ended before the answer came.*may or may not/],
			open: 'unknown, unknown',
			counted: 'perhaps',
		},
	},
	{
		stage: 'during upload',
		fault: 'the connection is reset once the body is read',
		before: ({ service }) => service.alwaysFault('generate', { kind: 'reset', when: 'beforeBilling' }),
		expected: { ...unbilled, failure: ['server', false, /had an error.*not billed/] },
		expectedInWeb: {
			failure: ['unknownOutcome', true, /connection ended before the answer came.*may or may not/],
			open: 'unknown',
			counted: 'perhaps',
		},
	},
	{
		stage: 'during upload',
		fault: 'a proxy refuses the size of it (413)',
		before: ({ service }) => service.fault('generate', { kind: 'status', status: 413, envelope: 'html' }),
		expected: { ...unbilled, failure: ['invalidRequest', false, /did not accept the request.*413/] },
	},
	{
		stage: 'during upload',
		fault: 'a proxy has waited too long for it (408)',
		before: ({ service }) =>
			// A browser sends it once more by itself.
			service.alwaysFault('generate', { kind: 'status', status: 408, envelope: 'empty' }),
		expected: {
			...unbilled,
			failure: ['unknownOutcome', true, /408/],
			open: 'unknown, unknown',
			counted: 'perhaps',
		},
	},
	{
		stage: 'during upload',
		fault: 'cancelled, and it is made all the same',
		before: ({ service }) => service.fault('generate', { kind: 'hold' }),
		meanwhile: async ({ service, cancel }) => {
			await service.waitForHeld(1);
			cancel();
			await service.release();
		},
		expected: {
			billed: 1,
			failure: ['cancelled', true, /Cancelled after the request was sent/],
			late: 'saved',
			picture: 'at once',
		},
	},
	{
		stage: 'during upload',
		fault: 'cancelled, and then refused by the service',
		before: ({ service }) => service.fault('generate', { kind: 'hold' }, { kind: 'status', status: 500 }),
		meanwhile: async ({ service, cancel }) => {
			await service.waitForHeld(1);
			cancel();
			await service.release();
		},
		expected: {
			...unbilled,
			failure: ['cancelled', true, /Cancelled after the request was sent/],
			late: 'server',
		},
	},
	{
		stage: 'during upload',
		fault: 'cancelled and dropped, and it is made all the same',
		before: ({ service }) => service.fault('generate', { kind: 'hold' }),
		meanwhile: async ({ service, cancel, drop }) => {
			await service.waitForHeld(1);
			cancel();
			drop();
			await service.release();
		},
		expected: {
			billed: 1,
			picture: 'never',
			failure: ['cancelled', true, /Cancelled after the request was sent/],
			late: 'cancelled',
		},
	},
	{
		stage: 'during upload',
		fault: 'cancelled and dropped, and the service never takes it',
		before: ({ service }) => service.fault('generate', { kind: 'hang' }),
		meanwhile: async ({ service, cancel, drop }) => {
			await service.waitForRequests('generate', 1);
			cancel();
			drop();
		},
		expected: {
			...unbilled,
			failure: ['cancelled', true, /Cancelled after the request was sent/],
			late: 'cancelled',
			counted: 'perhaps',
		},
	},
	{
		stage: 'during upload',
		fault: 'the window is closed, and it is made all the same',
		before: ({ service }) => service.fault('generate', { kind: 'hold' }),
		meanwhile: async ({ service, closeWindow }) => {
			await service.waitForHeld(1);
			await closeWindow();
			await service.release();
		},
		expected: { billed: 1, picture: 'never', ending: 'with its window', open: 'unknown, billed' },
	},
	{
		stage: 'during upload',
		fault: 'the window is closed, and the service then fails',
		before: ({ service }) => service.fault('generate', { kind: 'hold' }, { kind: 'status', status: 500 }),
		meanwhile: async ({ service, closeWindow }) => {
			await service.waitForHeld(1);
			await closeWindow();
			await service.release();
		},
		expected: {
			...unbilled,
			ending: 'with its window',
			// It may be sent again by the dead window's last breath: only time makes a failed row the last word.
			open: 'unknown, unknown',
			counted: 'perhaps',
		},
	},
	{
		stage: 'during upload',
		fault: 'the window is closed, and the service never takes it',
		before: ({ service }) => service.fault('generate', { kind: 'hang' }),
		meanwhile: async ({ service, closeWindow }) => {
			await service.waitForRequests('generate', 1);
			await closeWindow();
		},
		expected: {
			...unbilled,
			ending: 'with its window',
			open: 'unknown, unknown',
			counted: 'perhaps',
		},
	},
];
