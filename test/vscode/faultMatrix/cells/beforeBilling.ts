import type { FailureCode } from '../../../../src/core/failure.ts';
import { testKeys } from '../../../harness/secrets.ts';
import type { FaultOf } from '../../../service/types.ts';
import type { Cell, Expected } from '../cell.ts';
import { prompt } from '../scene.ts';

type GenerateFault = FaultOf<'generate'>;

/** Answers that say no; each is believed at once. */
const refusals: readonly (readonly [string, GenerateFault, FailureCode, RegExp])[] = [
	['a request the service does not take (400)', status(400), 'invalidRequest', /did not accept|:/],
	['a key the service does not take (401)', status(401), 'badKey', /does not accept the API key/],
	[
		'a scope the key lacks (403)',
		{ ...status(403), message: 'Missing scope model:image' },
		'forbidden',
		/does not allow this: Missing scope/,
	],
	['an address the service does not know (404)', status(404), 'badResponse', /does not understand/],
	['a request that cannot be worked on (422)', status(422), 'invalidRequest', /did not accept|:/],
	[
		'a prompt the makers of the model filter (400)',
		{ ...status(400), message: 'Request was moderated' },
		'refused',
		/refused the prompt: Request was moderated/,
	],
	[
		'a refusal that repeats key and prompt',
		{ ...status(400), message: `No: ${testKeys.person} may not ask for "${prompt}"` },
		'invalidRequest',
		/No: … may not ask for "…"/,
	],
	['an error of its own (500)', status(500), 'server', /had an error.*not billed/],
	['an error in its older envelope (500)', { ...status(500), envelope: 'older' }, 'server', /had an error/],
	['no capacity, and no word when to come again (503)', status(503), 'server', /had an error/],
	[
		'a success without a picture that costs nothing',
		{ kind: 'noPicture', data: 'empty', billed: false },
		'refused',
		/sent no image/,
	],
];

const unbilled = { billed: 0, picture: 'never' } as const satisfies Expected;
const saved = { billed: 1, picture: 'at once' } as const satisfies Expected;

/** Answers of a service, or of something before it, that has billed nothing. */
export const beforeBilling: readonly Cell[] = [
	...refusals.map(([fault, order, code, says]): Cell => ({
		stage: 'before billing',
		fault,
		before: ({ service }) => service.fault('generate', order),
		expected: { ...unbilled, failure: [code, false, says] },
	})),
	{
		stage: 'before billing',
		fault: 'a proxy that wants a password (407): `fetch` does not say so',
		before: ({ service }) => service.fault('generate', { ...status(407), envelope: 'html' }),
		expected: {
			...unbilled,
			failure: ['unknownOutcome', true, /connection ended.*may or may not/],
			open: 'unknown, unknown',
			counted: 'perhaps',
		},
	},
	{
		stage: 'before billing',
		fault: 'a key that is no longer good',
		before: ({ service }) => service.configure({ keys: [testKeys.another] }),
		expected: { ...unbilled, failure: ['badKey', false, /does not accept the API key/] },
	},
	{
		stage: 'before billing',
		fault: 'an account without credit (403)',
		before: ({ service }) => service.setBalance(0),
		expected: { ...unbilled, failure: ['outOfCredit', false, /no credit left/] },
	},
	{
		stage: 'before billing',
		fault: 'too many requests once (429)',
		before: ({ service }) => service.fault('generate', status(429)),
		expected: { ...saved, tries: 2 },
	},
	{
		stage: 'before billing',
		fault: 'too many requests once, with the time to wait (429)',
		before: ({ service }) => service.fault('generate', { ...status(429), headers: { 'retry-after': '7' } }),
		expected: { ...saved, tries: 2 },
	},
	{
		stage: 'before billing',
		fault: 'too many requests for good (429)',
		before: ({ service }) => service.alwaysFault('generate', status(429)),
		expected: {
			...unbilled,
			tries: 9,
			failure: ['rateLimited', false, /too many requests.*Nothing was billed/],
		},
	},
	{
		stage: 'before billing',
		fault: 'no capacity once, with the time to wait (503)',
		before: ({ service }) => service.fault('generate', { ...status(503), headers: { 'retry-after': '3' } }),
		expected: { ...saved, tries: 2 },
		// A page may not read `Retry-After` of this service.
		expectedInWeb: { ...unbilled, tries: 1, failure: ['server', false, /had an error/] },
	},
	{
		stage: 'before billing',
		fault: 'cancelled while it waits to be sent again (429)',
		before: ({ service }) => service.alwaysFault('generate', status(429)),
		meanwhile: async ({ stopTime, cancel }) => {
			await stopTime();
			cancel();
		},
		expected: { ...unbilled, ending: 'silently' },
	},
	{
		stage: 'before billing',
		fault: 'the window is closed while it waits to be sent again (429)',
		before: ({ service }) => service.alwaysFault('generate', status(429)),
		meanwhile: async ({ stopTime, closeWindow }) => {
			await stopTime();
			await closeWindow();
		},
		expected: { ...unbilled, ending: 'with its window', open: 'waiting' },
	},
];

function status(code: number): Extract<GenerateFault, { kind: 'status' }> {
	return { kind: 'status', status: code };
}
