import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { embedRecipe } from '../../../../src/core/recipe/embed.ts';
import { formatSidecar, sidecarName } from '../../../../src/core/recipe/sidecar.ts';
import type { Recipe } from '../../../../src/core/recipe/recipe.ts';
import { root } from './memoryWorkspace.ts';

const picture = sharp({ create: { width: 16, height: 12, channels: 3, background: '#3698' } });

/** Pictures of 16 by 12 pixels that nothing is written into. */
export const plain = {
	png: new Uint8Array(await picture.clone().png().toBuffer()),
	jpeg: new Uint8Array(await picture.clone().jpeg().toBuffer()),
	webp: new Uint8Array(await picture.clone().webp().toBuffer()),
};

/** A recipe with a prompt, made on a day of May 2026. */
export function recipeOf(prompt: string, day = 1, more: Partial<Recipe> = {}): Recipe {
	const at = `2026-05-${String(day).padStart(2, '0')}T10:20:30Z`;
	return { version: 1, prompt, model: 'blackforestlabs/flux-2-pro', at, ...more };
}

/** An image of Figment's. */
export function imageOf(recipe: Recipe, bytes: Uint8Array = plain.png): Uint8Array {
	const written = embedRecipe(bytes, recipe, { level: 'recipe' });
	if (typeof written === 'string') {
		throw new TypeError(written);
	}
	return written.bytes;
}

/** The id and the text of the sidecar of an image. */
export function sidecarOf(bytes: Uint8Array, recipe: Recipe, folder = root): readonly [string, string] {
	const hash = createHash('sha256').update(bytes).digest('hex');
	return [`${folder}/.figment/${sidecarName(hash)}`, formatSidecar({ recipe, size: bytes.length })];
}
