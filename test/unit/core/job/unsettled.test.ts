import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nobody } from '../../../../src/core/job/record.ts';
import type { JobRecord, RecordName } from '../../../../src/core/job/record.ts';
import type { ImageRequest } from '../../../../src/core/models/model.ts';
import { readUnsettled } from '../../../../src/core/job/unsettled.ts';
import { recordOf } from './records.ts';

const request: ImageRequest = {
	model: 'blackforestlabs/flux-2-pro',
	prompt: 'A fox',
	imageSize: { width: 2048, height: 1024 },
	outputFormat: 'png',
	seed: 1,
	enableSafetyChecker: true,
	safetyTolerance: '2',
};
const record: JobRecord = {
	id: 'fox',
	at: '2026-07-10T08:00:00.000Z',
	origin: 'https://api.example',
	request,
	plan: recordOf({ id: 'fox', request }).plan,
	priceUsd: 0.06,
};
const paid = { url: 'https://cdn.example/x.png', usage: { usd: 0.0585, credits: 117_000 }, requestId: 'r1' };
const entry = {
	id: 'fox',
	at: record.at,
	model: 'blackforestlabs/flux-2-pro',
	prompt: 'A fox',
	megapixels: 2,
	estimatedUsd: 0.06,
};
const unknown = { ...entry, outcome: 'unknown', usd: undefined, credits: undefined, requestId: undefined };
const made = { ...entry, outcome: 'made', usd: 0.0585, credits: 117_000, requestId: 'r1' };

describe('what is not settled', () => {
	const cases: readonly (readonly [string, Omit<RecordName, 'id'>, JobRecord | undefined, unknown[]])[] = [
		['counts an unknown outcome', { state: 'unknown', owner: nobody }, record, [unknown]],
		['counts a picture that waits', { state: 'ready', owner: nobody }, { ...record, paid }, [made]],
		['counts a picture that is kept', { state: 'kept', owner: nobody }, { ...record, paid }, [made]],
		['leaves out what was not sent', { state: 'waiting', owner: nobody }, record, []],
		['leaves out what a window works on', { state: 'sending', owner: 'window-1' }, record, []],
		['leaves out what is gone by now', { state: 'unknown', owner: nobody }, undefined, []],
		['leaves out what has no time', { state: 'unknown', owner: nobody }, { ...record, at: 'x' }, []],
	];
	for (const [title, name, read, entries] of cases) {
		it(title, async () => {
			const journal = { list: async () => [{ id: 'fox', ...name }], read: async () => read };
			assert.deepStrictEqual(await readUnsettled(journal), entries);
		});
	}
});
