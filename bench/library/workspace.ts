import { ftruncateSync, mkdirSync, openSync, closeSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { embedRecipe } from '../../src/core/recipe/embed.ts';

/** How long each image is, in bytes; all but the head is a hole in the file. */
export const imageLength = 2_000_000;

const words =
	'fox owl snow river lantern market street rain glass tower garden night morning portrait watercolour photo wide close red blue golden quiet crowded misty ancient modern paper wooden Füchsin café 狐 雪'.split(
		' ',
	);

/** Makes images with a recipe before the picture, a hundred a folder. */
export function makeImages(folder: string, count: number): void {
	for (let index = 0; index < count; index++) {
		const at = join(folder, `images/${Math.floor(index / 100)}`);
		mkdirSync(at, { recursive: true });
		const file = openSync(join(at, `image-${index}.png`), 'w');
		writeSync(file, headOf(index));
		ftruncateSync(file, imageLength);
		closeSync(file);
	}
}

/** Makes Markdown documents of some 4,000 characters, each with five images. */
export function makeDocuments(folder: string, count: number): void {
	mkdirSync(join(folder, 'docs'), { recursive: true });
	for (let index = 0; index < count; index++) {
		const parts = Array.from({ length: 5 }, (_, part) => {
			const image = index * 5 + part;
			return `${sentence(image, 100)}.\n\n![A fox](../images/${Math.floor(image / 100)}/image-${image}.png)\n\n`;
		});
		writeFileSync(join(folder, `docs/page-${index}.md`), `# Page ${index}\n\n${parts.join('')}`);
	}
}

/** What is the same in all heads: the signature and the header of a picture of 1024 by 768 pixels. */
const start = Buffer.from('89504e470d0a1a0a', 'hex');

function headOf(index: number): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(1024, 0);
	header.writeUInt32BE(768, 4);
	header.set([8, 2], 8);
	const whole = Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', Buffer.alloc(8)), chunk('IEND')]);
	const prompt = `${sentence(index, 20 + (index % 30))}, number ${index}`;
	const written = embedRecipe(
		whole,
		{
			version: 1,
			prompt,
			sentPrompt: `In flat colours: ${prompt}`,
			model: 'blackforestlabs/flux-2-pro',
			seed: index,
			imageSize: 'landscape_4_3',
			size: { width: 1024, height: 768 },
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
	const head = Buffer.from(written.bytes);
	const picture = head.indexOf('IDAT') - 4;
	head.writeUInt32BE(imageLength - picture - 24, picture);
	return head.subarray(0, picture + 8);
}

function sentence(seed: number, length: number): string {
	return Array.from(
		{ length },
		(_, index) => words[(seed * 7 + index * (1 + (seed % 11))) % words.length],
	).join(' ');
}

function chunk(name: string, data: Uint8Array = new Uint8Array()): Buffer {
	const named = Buffer.concat([Buffer.from(name), data]);
	const ends = Buffer.alloc(8);
	ends.writeUInt32BE(data.length, 0);
	ends.writeUInt32BE(crc32(named), 4);
	return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
