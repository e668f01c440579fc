import assert from 'node:assert/strict';
import { it } from 'node:test';
import { recordFigure } from '../harness/figures.ts';
import { vitepressSite } from '../sites/vitepress.ts';
import { illustrateAndBuild } from './illustrating.ts';

it('writes links that the real build of a VitePress site finds', async () => {
	const { pictures, problems } = await illustrateAndBuild({ sites: [vitepressSite] });
	await recordFigure('pictures in built sites', `${pictures} in VitePress, ${problems.length} faults`);
	assert.deepEqual({ pictures, problems }, { pictures: vitepressSite.documents.length, problems: [] });
});
