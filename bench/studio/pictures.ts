import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { embedRecipe } from '../../src/core/recipe/embed.ts';

const width = 1024;
const height = 768;
/** So many of the newest pictures are as large as photographs are, some 2 MB; the others weigh little. */
const photographs = 120;
/** So many different pictures there are of each kind. */
const kinds = 12;
const words = 'fox owl snow river lantern market street rain glass tower garden night morning'.split(' ');

/** Makes pictures that can be decoded, 1024 x 768 PNG with a recipe each, a hundred a folder. */
export async function makePictures(folder: string, count: number): Promise<void> {
	const plain = await Promise.all(Array.from({ length: kinds }, (_, kind) => picture(kind, 'plain')));
	const rich = await Promise.all(Array.from({ length: kinds }, (_, kind) => picture(kind, 'rich')));
	for (let index = 0; index < count; index++) {
		const at = join(folder, `images/${Math.floor(index / 100)}`);
		mkdirSync(at, { recursive: true });
		const bytes = (index >= count - photographs ? rich : plain)[index % kinds];
		if (bytes === undefined) {
			throw new Error('There are no pictures');
		}
		const file = openSync(join(at, `image-${index}.png`), 'w');
		writeSync(file, withRecipe(bytes, index));
		closeSync(file);
	}
}

/** A soft gradient with noise, which is what makes photographs large; a plain one is made of even blocks. */
function picture(kind: number, manner: 'plain' | 'rich'): Promise<Buffer> {
	const block = manner === 'plain' ? 16 : 1;
	const pixels = Buffer.alloc(width * height * 3);
	let state = kind + 1;
	for (let at = 0; at < pixels.length; at += 3) {
		const x = stepped((at / 3) % width, block);
		const y = stepped(Math.floor(at / 3 / width), block);
		for (let channel = 0; channel < 3; channel++) {
			state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
			const soft = 128 + 100 * Math.sin(x / (90 + 20 * channel) + kind) * Math.cos(y / (70 + 30 * channel));
			pixels[at + channel] = soft + (manner === 'plain' ? 0 : (state >> 16) % 24);
		}
	}
	return sharp(pixels, { raw: { width, height, channels: 3 } })
		.png({ compressionLevel: 6 })
		.toBuffer();
}

function stepped(value: number, step: number): number {
	return value - (value % step);
}

function withRecipe(bytes: Uint8Array, index: number): Uint8Array {
	const prompt = `A ${words[index % words.length]} and a ${words[(index * 7) % words.length]}, number ${index}`;
	const written = embedRecipe(
		bytes,
		{
			version: 1,
			prompt,
			model: 'blackforestlabs/flux-2-pro',
			seed: index,
			imageSize: 'landscape_4_3',
			size: { width, height },
			outputFormat: 'png',
			draft: index % 5 === 0,
			at: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
			cost: { credits: 78_000, usd: 0.039 },
			tool: 'Figment 0.1.0',
		},
		{ level: 'recipe' },
	);
	if (typeof written === 'string') {
		throw new TypeError(written);
	}
	return written.bytes;
}
