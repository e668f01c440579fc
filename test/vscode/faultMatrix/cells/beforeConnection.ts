import { poll } from '../../../service/control.ts';
import { fill, refuse } from '../broken.ts';
import type { Cell, Expected, Place } from '../cell.ts';

/** Nothing was sent, billed or written, and nothing is left to do. */
const unsent = { tries: 0, billed: 0, picture: 'never' } as const satisfies Expected;

/** Takes both places of the queue, so that the next job waits for its turn; gives what frees them. */
function fillQueue({ window }: Place): () => void {
	const end = Promise.withResolvers<void>();
	for (const id of ['first', 'second']) {
		const { signal } = new AbortController();
		const request = { prompt: '' } as never;
		void window.deps.queue.run({ id, request }, signal, () => end.promise);
	}
	return end.resolve;
}

/** Waits until another job is on record. */
function waitForThird({ window }: Place): Promise<unknown> {
	return poll('a record', undefined, async () => (await window.deps.journal.list())[0]);
}

/** Faults for which Figment can tell that nothing was sent, or sends nothing at all. */
export const beforeConnection: readonly Cell[] = [
	{
		stage: 'before the connection',
		fault: 'nobody listens on the port',
		// No port that `fetch` itself refuses.
		order: () => ({ origin: 'http://127.0.0.1:2' }),
		expected: {
			...unsent,
			tries: 3,
			failure: ['offline', false, /could not be reached \(.*ECONNREFUSED.*Nothing was billed/],
		},
		expectedInWeb: { tries: 0, failure: ['offline', false, /no connection.*Nothing was billed/] },
	},
	{
		stage: 'before the connection',
		fault: 'the name of the host is not known',
		order: () => ({ origin: 'https://figment.invalid' }),
		expected: {
			...unsent,
			tries: 3,
			failure: ['offline', false, /could not be reached \(.*\)\. Nothing was billed/],
		},
		expectedInWeb: { tries: 0 },
	},
	{
		stage: 'before the connection',
		fault: 'the other side does not speak TLS',
		order: ({ origin }) => ({ origin: origin.replace('http:', 'https:') }),
		expected: {
			...unsent,
			tries: 3,
			failure: ['offline', false, /could not be reached \(.*\)\. Nothing was billed/],
		},
		expectedInWeb: { tries: 0 },
	},
	{
		stage: 'before the connection',
		fault: 'a port that no browser and no Node talks to',
		order: () => ({ origin: 'http://127.0.0.1:6000' }),
		expected: {
			...unsent,
			tries: 3,
			failure: ['offline', false, /could not be reached \(.*\)\. Nothing was billed/],
		},
		expectedInWeb: { tries: 0 },
	},
	{
		stage: 'before the connection',
		fault: 'the host hides why, but a GET without a key fails as well',
		host: 'web',
		before: place => place.service.alwaysFault('models', { kind: 'reset', when: 'beforeBody' }),
		expected: { ...unsent, failure: ['offline', false, /no connection.*Nothing was billed/] },
	},
	{
		stage: 'before the connection',
		fault: 'the journal cannot be written',
		before: ({ journal }) => refuse([journal], ['write']),
		expected: {
			...unsent,
			failure: ['cannotSave', false, /Nothing was sent.*note it on disk.*permission denied/],
		},
	},
	{
		stage: 'before the connection',
		fault: 'the disk of the journal is full after half a record',
		before: ({ journal }) => fill([journal]),
		expected: { ...unsent, failure: ['cannotSave', false, /Nothing was sent.*no space left/] },
	},
	{
		stage: 'before the connection',
		fault: 'the record cannot be moved to "sending"',
		before: ({ journal }) => {
			journal.beforeStep = (step, name) => {
				if (step === 'rename' && /\.waiting\..*\.json$/.test(name)) {
					throw new Error('EACCES: permission denied');
				}
			};
		},
		expected: { ...unsent, failure: ['cannotSave', false, /Nothing was sent.*permission denied/] },
	},
	{
		stage: 'before the connection',
		fault: 'the price is above what the caller allows',
		args: { maxUsd: 0.01 },
		expected: { ...unsent, failure: ['overBudget', false, /about \$0\.039.*more than allowed/] },
	},
	{
		stage: 'before the connection',
		fault: 'there is no key',
		apiKey: '',
		expected: { ...unsent, failure: ['noKey', false, /needs an AI\/ML API key/] },
	},
	{
		stage: 'before the connection',
		fault: 'cancelled while it waits for its turn',
		meanwhile: async place => {
			const free = fillQueue(place);
			await waitForThird(place);
			place.cancel();
			free();
		},
		expected: { ...unsent, ending: 'silently' },
	},
	{
		stage: 'before the connection',
		fault: 'the window is closed while it waits for its turn',
		meanwhile: async place => {
			fillQueue(place);
			await waitForThird(place);
			await place.closeWindow();
		},
		expected: { ...unsent, ending: 'with its window', open: 'waiting' },
	},
];
