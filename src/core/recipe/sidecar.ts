import { field, number, parseJson } from '../service/json.ts';
import { parseRecipe } from './recipe.ts';
import type { Recipe } from './recipe.ts';

/** The folder of a workspace folder that keeps the recipes of images that must not be written into. */
export const sidecarFolder = '.figment';

/** A recipe kept beside the images, for the one whose bytes have the hash that the sidecar's name says. */
export interface Sidecar {
	readonly recipe: Recipe;
	/** The image's length in bytes, so that no other need be hashed; undefined when it is not told. */
	readonly size: number | undefined;
}

/** The name of the sidecar of an image with this SHA-256, of 64 hex digits. */
export function sidecarName(hash: string): string {
	return `${hash}.json`;
}

/** The hash of the image that a sidecar of this name belongs to; undefined for any other file. */
export function hashOfSidecar(name: string): string | undefined {
	return /^([0-9a-f]{64})\.json$/.exec(name)?.[1];
}

/** The text of a sidecar: small, the same on every machine, and readable in a diff. */
export function formatSidecar({ recipe, size }: Sidecar): string {
	return `${JSON.stringify({ ...recipe, file: { size } }, undefined, '\t')}\n`;
}

/** The sidecar in a text, which may be by anybody; undefined when there is no recipe in it. */
export function parseSidecar(text: string): Sidecar | undefined {
	const parsed = parseRecipe(text);
	if (parsed === undefined) {
		return undefined;
	}
	const { file: _, ...recipe } = parsed;
	return { recipe, size: number(field(field(parseJson(text), 'file'), 'size')) };
}
