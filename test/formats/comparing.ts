import sharp from 'sharp';
import { embedRecipe, readRecipe } from '../../src/core/recipe/embed.ts';
import { partsOf } from '../unit/core/image/metadata/files.ts';
import { recipe } from '../unit/core/recipe/recipes.ts';

/** What writing a recipe did to a file. */
export interface Comparison {
	/** What was written, or why nothing was. */
	readonly result: 'recipe' | 'c2pa' | 'damaged' | 'less than all';
	/** Whether the pixels could be compared. */
	readonly isDecoded: boolean;
	/** What is wrong: nothing, in a good program. */
	readonly problems: readonly string[];
}

/** Writes a recipe into a file, and compares the pixels and all other bytes with those before. */
export async function compare(bytes: Uint8Array): Promise<Comparison> {
	const before = bytes.slice();
	const written = embedRecipe(bytes, recipe, { level: 'recipe' });
	const problems = Buffer.compare(before, bytes) === 0 ? [] : ['the bytes given are changed'];
	const pixels = await decoded(before);
	const isDecoded = pixels !== undefined;
	if (typeof written === 'string') {
		return { result: written, isDecoded, problems };
	}
	const after = written.bytes;
	if (pixels !== (await decoded(after))) {
		problems.push('the pixels are others');
	}
	if (!isRestKept(before, after)) {
		problems.push('other parts of the file are changed');
	}
	const found = JSON.stringify(readRecipe(after)?.recipe);
	if (written.leftOut.length === 0 && found !== JSON.stringify(recipe)) {
		problems.push(`the recipe is ${found}`);
	}
	return { result: written.leftOut.length === 0 ? 'recipe' : 'less than all', isDecoded, problems };
}

/** The pixels of all frames and how they are meant; undefined when they cannot be decoded. */
async function decoded(bytes: Uint8Array): Promise<string | undefined> {
	try {
		const image = sharp(bytes, { animated: true, failOn: 'none' });
		const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
		const { icc, density, orientation, delay, loop } = await sharp(bytes, { animated: true }).metadata();
		const meant = [icc?.toString('base64'), density, orientation, delay, loop, info];
		return JSON.stringify(meant) + data.toString('base64');
	} catch {
		return undefined;
	}
}

/** Whether all that was there is there, in order: with one addition in PNG and JPEG, or with parts replaced. */
function isRestKept(before: Uint8Array, after: Uint8Array): boolean {
	return isOneAddition(before, after) || restOf(before) === restOf(after);
}

function isOneAddition(before: Uint8Array, after: Uint8Array): boolean {
	const growth = after.length - before.length;
	const start = before.findIndex((byte, index) => byte !== after[index]);
	const same = start < 0 ? before.length : start;
	return growth >= 0 && Buffer.compare(before.subarray(same), after.subarray(same + growth)) === 0;
}

/** All parts but those that a recipe is written to, and what follows the end. */
function restOf(bytes: Uint8Array): string {
	const file = Buffer.from(bytes);
	const end = file.toString('latin1', 0, 4) === 'RIFF' ? 8 + file.readUInt32LE(4) : file.length;
	const rest = partsOf(file.subarray(0, end)).filter(
		({ name, data }) => !['EXIF', 'XMP ', 'VP8X'].includes(name) && !isOwnSegment(name, data),
	);
	return JSON.stringify([...rest, file.subarray(end)]);
}

function isOwnSegment(name: string, data: Buffer): boolean {
	const text = data.toString('latin1', 0, 40);
	return name === 'ffe1' && /^(?:Exif\0\0|http:\/\/ns\.adobe\.com\/x)/.test(text);
}
