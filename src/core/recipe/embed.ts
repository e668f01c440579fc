import { readMetadata } from '../image/metadata/readMetadata.ts';
import type { FoundMetadata } from '../image/metadata/readMetadata.ts';
import { writeMetadata } from '../image/metadata/writeMetadata.ts';
import type { Written } from '../image/metadata/writeMetadata.ts';
import type { MetadataLevel } from './metadataLevel.ts';
import { readParameters, writeParameters } from './parameters.ts';
import type { Recipe } from './recipe.ts';
import { findPrompt, findRecipe, provenanceProperties, recipeNamespace, recipeProperties } from './xmp.ts';

/** How a recipe is to be written. */
export interface EmbedOptions {
	readonly level: MetadataLevel;
	/** Who wrote the prompt, where they want to be named. */
	readonly writer?: string | undefined;
	/** How many bytes of the buffer before the file's are nobody's and may be used: see `writeMetadata`. */
	readonly room?: number | undefined;
}

/** Writes a recipe into an image file. The results are those of `writeMetadata`. */
export function embedRecipe(
	bytes: Uint8Array,
	recipe: Recipe,
	{ level, writer, room }: EmbedOptions,
): Written | 'c2pa' | 'damaged' {
	switch (level) {
		case 'recipe':
			return writeMetadata(
				bytes,
				{
					properties: recipeProperties(recipe, writer),
					ownNamespace: recipeNamespace,
					parameters: writeParameters(recipe),
				},
				room,
			);
		case 'provenance':
			return writeMetadata(
				bytes,
				{ properties: provenanceProperties(recipe), ownNamespace: recipeNamespace },
				room,
			);
		case 'none':
			return { bytes, leftOut: [] };
	}
}

/** A recipe and who wrote it: Figment, whole; or another tool, so that only some of it is known. */
export interface FoundRecipe {
	readonly recipe: Recipe;
	readonly from: 'figment' | 'parameters' | 'xmp';
}

/** The recipe in a file's metadata, if there is one: Figment's own before what other tools write. */
export function recipeIn({ properties, parameters }: FoundMetadata): FoundRecipe | undefined {
	const own = findRecipe(properties);
	if (own !== undefined) {
		return { recipe: own, from: 'figment' };
	}
	const other = parameters === undefined ? undefined : readParameters(parameters);
	if (other !== undefined) {
		return { recipe: other, from: 'parameters' };
	}
	const standard = findPrompt(properties);
	return standard && { recipe: standard, from: 'xmp' };
}

/** The recipe in the bytes of an image file. Any bytes may be given; nothing is thrown. */
export function readRecipe(bytes: Uint8Array): FoundRecipe | undefined {
	const found = readMetadata(bytes);
	return found && recipeIn(found);
}
