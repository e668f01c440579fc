import sharp from 'sharp';
import { embedRecipe } from '../../../src/core/recipe/embed.ts';

/** Pictures with recipes, as earlier days would have left them, by path; the first is the newest. */
export const subjects = [
	'A red fox',
	'An owl at night',
	'Hills in the mist',
	'A paper lantern',
	'A river in spring',
	'A lighthouse',
	'A market in the rain',
	'A wooden tower',
] as const;

/** The path of the picture of a subject. */
export function pathOf(subject: string): string {
	return `images/${subject.toLowerCase().replaceAll(' ', '-')}.png`;
}

/** Makes the pictures of {@link subjects}, and more of them below `images/more` up to `count`. The second is a draft. */
export async function pictureFiles(count: number = subjects.length): Promise<Record<string, Uint8Array>> {
	const files: Record<string, Uint8Array> = {};
	for (let index = 0; index < count; index++) {
		const prompt = subjects[index] ?? `Pebble number ${index}`;
		const path = index < subjects.length ? pathOf(prompt) : `images/more/pebble-${index}.png`;
		files[path] = await picture(prompt, index);
	}
	return files;
}

async function picture(prompt: string, index: number): Promise<Uint8Array> {
	const isWide = index % 3 !== 1;
	const size = { width: isWide ? 512 : 384, height: isWide ? 384 : 512 };
	const bytes = await sharp(Buffer.from(drawing(index, size)))
		.png()
		.toBuffer();
	const written = embedRecipe(
		bytes,
		{
			version: 1,
			prompt,
			model: 'blackforestlabs/flux-2-pro',
			seed: 1000 + index,
			imageSize: size,
			size,
			outputFormat: 'png',
			draft: index === 1,
			at: new Date(Date.UTC(2026, 0, 31) - index * 3_600_000).toISOString(),
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

/** Something to tell pictures apart by: a sky, a sun and a hill. */
function drawing(
	index: number,
	{ width, height }: { readonly width: number; readonly height: number },
): string {
	const hue = (index * 47) % 360;
	const sun = { x: width * (0.2 + ((index * 0.17) % 0.6)), y: height * (0.2 + ((index * 0.11) % 0.3)) };
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
		<linearGradient id="sky" x2="0" y2="1">
			<stop offset="0" stop-color="hsl(${hue} 55% 35%)"/>
			<stop offset="1" stop-color="hsl(${hue + 40} 70% 75%)"/>
		</linearGradient>
		<rect width="${width}" height="${height}" fill="url(#sky)"/>
		<circle cx="${sun.x}" cy="${sun.y}" r="${height / 9}" fill="hsl(${hue + 60} 90% 85%)"/>
		<path d="M0 ${height * 0.7} Q${width / 2} ${height * 0.45} ${width} ${height * 0.75} V${height} H0Z"
			fill="hsl(${hue + 20} 40% 25%)"/>
	</svg>`;
}
