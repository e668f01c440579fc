import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { drawDraft } from '../../../../src/core/draft/draft.ts';
import { recordFigure } from '../../../harness/figures.ts';

// Processor time of this thread: other programs on the machine do not make these tests fail.
describe('drawing a draft', () => {
	for (const format of ['png', 'jpeg'] as const) {
		it(`takes less than 300 ms for a ${format} of 1024 × 768`, async () => {
			const times: number[] = [];
			for (let seed = 0; seed < 5; seed++) {
				times.push((await measure(1024, 768, seed, format)).total);
			}
			const median = times.sort((a, b) => a - b)[2]!;
			await recordFigure(`draft 1024x768 ${format} in ms of processor time`, Math.round(median));
			assert.ok(median < 300, `${median} ms`);
		});

		it(`never holds the thread for 50 ms, even for a ${format} of 2048 × 2048`, async () => {
			for (let seed = 0; seed < 3; seed++) {
				const { longest, pauses } = await measure(2048, 2048, seed, format);
				assert.ok(longest < 50, `${longest} ms at a stretch`);
				assert.ok(pauses >= 10, `${pauses} pauses`);
			}
		});
	}
});

async function measure(width: number, height: number, seed: number, format: 'png' | 'jpeg') {
	const stretches: number[] = [];
	let start = process.threadCpuUsage();
	const endStretch = () => {
		const { user, system } = process.threadCpuUsage(start);
		stretches.push((user + system) / 1000);
	};
	await drawDraft({ prompt: 'a lighthouse', seed, size: { width, height }, format }, async () => {
		endStretch();
		await setImmediate();
		start = process.threadCpuUsage();
	});
	endStretch();
	const total = stretches.reduce((sum, each) => sum + each);
	return { total, longest: Math.max(...stretches), pauses: stretches.length - 1 };
}
