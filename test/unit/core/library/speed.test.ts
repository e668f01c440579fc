import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measure } from '../../../../bench/library/measure.ts';
import { recordFigure } from '../../../harness/figures.ts';

describe('the library of 1,000 images on a disk', () => {
	// On a busy machine all times grow: so they are held against each other.
	it('is made by reading heads, made again by reading none, and searched in little time', async () => {
		const measured = await measure(1000, 150);
		const { images, bytesRead, reopened, cold, warm, uses, keystroke, unusedImages } = measured;
		await record('ms for the first index', cold.time);
		await record('ms of the longest block', Math.max(cold.block, warm.block, uses.block));
		await record('ms for a warm start', warm.time);
		await record('ms for a keystroke', keystroke);
		await record('KiB read of an image', bytesRead / images / 1024);
		assert.deepEqual([reopened, unusedImages], [0, 250]);
		assert.ok(bytesRead <= images * 12_288, `${bytesRead} bytes`);
		assert.ok(warm.time < cold.time, `${warm.time} ms, and ${cold.time} ms at first`);
		assert.ok(keystroke < warm.time / 10, `${keystroke} ms after a keystroke, and ${warm.time} ms for all`);
	});
});

function record(what: string, value: number): Promise<void> {
	return recordFigure(`library of 1,000 images: ${what}`, Math.round(value * 100) / 100);
}
