import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { it } from 'node:test';
import { recordFigure } from '../harness/figures.ts';
import { killAndReckon } from './killing.ts';

/** Enough to meet every state, few enough for every run; `npm run soak` kills 500 times. */
const kills = 8;

it('loses no paid image and pays for none twice, whenever the extension host is killed', async () => {
	const seed = Number(process.env['FIGMENT_KILL_SEED'] ?? randomInt(1_000_000));
	console.log(`to have the same moments of killing again: FIGMENT_KILL_SEED=${seed}`);
	const { figures, problems } = await killAndReckon({ kills, seed });
	await recordFigure('killing', figures);
	assert.deepEqual(problems, []);
});
