import assert from 'node:assert/strict';
import { embedRecipe } from '../../src/core/recipe/embed.ts';
import { samples } from '../unit/core/image/samples.ts';
import { recipe } from '../unit/core/recipe/recipes.ts';
import { makeBases } from './bases.ts';
import { makeJpegs } from './madeJpegs.ts';
import { makePngs } from './madePngs.ts';
import { makeWebps } from './madeWebps.ts';
import { signedFiles } from './signedFiles.ts';

/** Files worth damaging: of every format and kind, with recipes short and long, by others, and signed. */
export async function makeFuzzFiles(): Promise<Uint8Array[]> {
	const plain = [...samples, ...(await makeBases())].map(({ bytes }) => bytes);
	const odd = [...makePngs().slice(-20), ...(await makeJpegs()), ...(await makeWebps())];
	const small = odd.map(({ bytes }) => bytes).filter(bytes => bytes.length < 20_000);
	return [
		...plain,
		...plain.map(bytes => embedded(bytes, 1)),
		// Much of what has to be escaped: in a JPEG it takes more than one segment.
		...plain.slice(0, 20).map(bytes => embedded(bytes, 2000)),
		...small,
		...signedFiles.map(({ bytes }) => bytes),
	];
}

function embedded(bytes: Uint8Array, times: number): Uint8Array {
	const prompt = '<猫>'.repeat(times).slice(0, 4000);
	const written = embedRecipe(bytes, { ...recipe, prompt }, { level: 'recipe', writer: 'Zoë' });
	assert.ok(typeof written === 'object');
	return written.bytes;
}
