import type { FaultOf } from '../../../service/types.ts';
import { refuse } from '../broken.ts';
import type { Cell, Expected } from '../cell.ts';

const lost = /connection ended before the answer came.*is billed \$0\.039 and lost/;
const perhaps = /connection ended before the answer came.*may or may not/;

/** What the service bills and cannot tell. Where it can be asked by the id of the request, it says so itself. */
const billed: Expected = { billed: 1, picture: 'never', failure: ['unknownOutcome', true, lost] };
const billedInWeb = { failure: ['unknownOutcome', true, perhaps], open: 'unknown' } as const;

/** What never came to be billed, and nobody says so. */
const unheard: Expected = {
	billed: 0,
	picture: 'never',
	failure: ['unknownOutcome', true, perhaps],
	open: 'unknown, unknown',
	counted: 'perhaps',
};

const ends: readonly (readonly [string, FaultOf<'generate'>])[] = [
	['a gateway without an answer (502)', { kind: 'status', status: 502, envelope: 'html' }],
	['a gateway that waited too long (504)', { kind: 'status', status: 504, envelope: 'empty' }],
	["a proxy's page (500)", { kind: 'status', status: 500, envelope: 'html' }],
	[
		"a proxy's page that wants patience (503)",
		{ kind: 'status', status: 503, envelope: 'html', headers: { 'retry-after': '1' } },
	],
];

/** Faults of a request whose picture may be made and billed, with no answer of the service. */
export const afterBilling: readonly Cell[] = [
	{
		stage: 'after billing',
		fault: 'the connection is reset',
		before: ({ service }) => service.alwaysFault('generate', { kind: 'reset', when: 'afterBilling' }),
		expected: billed,
		expectedInWeb: billedInWeb,
	},
	{
		stage: 'after billing',
		fault: 'the connection is reset, and the service cannot be asked about it at once',
		host: 'node',
		before: async ({ service }) => {
			await service.alwaysFault('generate', { kind: 'reset', when: 'afterBilling' });
			await service.alwaysFault('logs', { kind: 'status', status: 500 });
		},
		expected: {
			billed: 1,
			picture: 'never',
			failure: ['unknownOutcome', true, perhaps],
			open: 'unknown, billed',
		},
	},
	...ends.flatMap(([fault, order]): Cell[] => [
		{
			stage: 'after billing',
			fault: `${fault}, billed`,
			before: ({ service }) => service.fault('generate', { ...order, billed: true } as FaultOf<'generate'>),
			expected: billed,
			expectedInWeb: billedInWeb,
		},
		{
			stage: 'after billing',
			fault: `${fault}, not billed`,
			before: ({ service }) => service.fault('generate', order),
			expected: unheard,
		},
	]),
	{
		stage: 'after billing',
		fault: 'no answer within our own time, billed',
		order: () => ({ timeoutMs: 150 }),
		before: ({ service }) => service.fault('generate', { kind: 'hang', billed: true }),
		expected: billed,
		expectedInWeb: billedInWeb,
	},
	{
		stage: 'after billing',
		fault: 'no answer within our own time, not billed',
		order: () => ({ timeoutMs: 150 }),
		before: ({ service }) => service.fault('generate', { kind: 'hang' }),
		expected: unheard,
	},
	{
		stage: 'after billing',
		fault: 'a redirect to another origin, which gets neither key nor request',
		before: ({ service }) => service.fault('generate', { kind: 'redirect' }),
		expected: unheard,
	},
	{
		stage: 'after billing',
		fault: 'a redirect to the same origin (303)',
		before: ({ service }) => service.fault('generate', { kind: 'redirect', status: 303, to: '/v1/models' }),
		expected: unheard,
	},
	{
		stage: 'after billing',
		fault: 'cancelled',
		before: ({ service }) => service.fault('generate', { kind: 'hold', at: 'billed' }),
		meanwhile: async ({ service, cancel }) => {
			await service.waitForHeld(1);
			cancel();
			await service.release();
		},
		expected: {
			billed: 1,
			picture: 'at once',
			failure: ['cancelled', true, /Cancelled after the request was sent/],
			late: 'saved',
		},
	},
	{
		stage: 'after billing',
		fault: 'cancelled and dropped',
		before: ({ service }) => service.fault('generate', { kind: 'hold', at: 'billed' }),
		meanwhile: async ({ service, cancel, drop }) => {
			await service.waitForHeld(1);
			cancel();
			drop();
		},
		expected: {
			billed: 1,
			picture: 'never',
			failure: ['cancelled', true, /Cancelled after the request was sent/],
			late: 'cancelled',
		},
	},
	{
		stage: 'after billing',
		fault: 'the window is closed',
		before: ({ service }) => service.fault('generate', { kind: 'hold', at: 'billed' }),
		meanwhile: async ({ service, closeWindow }) => {
			await service.waitForHeld(1);
			await closeWindow();
		},
		expected: { billed: 1, picture: 'never', ending: 'with its window', open: 'unknown, billed' },
	},
	{
		stage: 'after billing',
		fault: "Figment's own storage cannot be written any more",
		before: ({ service }) => service.fault('generate', { kind: 'hold', at: 'billed' }),
		meanwhile: async ({ service, journal, ledger }) => {
			await service.waitForHeld(1);
			refuse([journal, ledger], ['write', 'rename', 'remove']);
			await service.release();
		},
		expected: { billed: 1, picture: 'at once', open: 'unknown, billed' },
	},
];
