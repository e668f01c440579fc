import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { embedRecipe, readRecipe } from '../../src/core/recipe/embed.ts';
import { recipe } from '../unit/core/recipe/recipes.ts';
import {
	jpegSegment,
	pngChunk,
	webpChunk,
	withJpegSegment,
	withPngChunk,
	withWebpChunk,
} from '../unit/core/image/metadata/files.ts';
import { jpeg, png, webp } from './smallPictures.ts';

/** A picture by a tool, in the way it writes them, and what is to be found. */
interface Sample {
	readonly bytes: Uint8Array;
	readonly found: object | undefined;
}

const webUiText =
	'masterpiece, best quality, (red fox:1.2), [snow|rain], <lora:detail:0.8>\nBREAK second part: a den\n' +
	'Negative prompt: lowres, bad anatomy,\ntext: watermark\n' +
	'Steps: 28, Sampler: DPM++ 2M Karras, CFG scale: 7.5, Seed: 3047012323, Size: 512x768, ' +
	'Model hash: 6ce0161689, Model: v1-5-pruned-emaonly, VAE hash: 735e4c3a44, VAE: vae.pt, ' +
	'Denoising strength: 0.35, Clip skip: 2, ADetailer model: face_yolov8n.pt, Hires upscale: 2, ' +
	'Lora hashes: "detail: 1a2b3c4d, other: 5e6f", TI hashes: "easy: c74b4e810b", ' +
	'Hashes: {"vae": "735e4c3a44", "model": "6ce0161689"}, Version: v1.10.1';
const webUi = {
	version: 1,
	prompt:
		'masterpiece, best quality, (red fox:1.2), [snow|rain], <lora:detail:0.8>\nBREAK second part: a den',
	model: 'v1-5-pruned-emaonly',
	seed: 3_047_012_323,
	size: { width: 512, height: 768 },
	tool: 'v1.10.1',
	negativePrompt: 'lowres, bad anatomy,\ntext: watermark',
};
const forgeText =
	'a fox, 猫 and ünïcode\nSteps: 20, Sampler: Euler, Schedule type: Simple, CFG scale: 1, ' +
	'Distilled CFG Scale: 3.5, Seed: 12345, Size: 896x1152, Model hash: c161224931, Model: flux1-dev-bnb-nf4, ' +
	'Version: f2.0.1v1.10.1-previous-669, Diffusion in Low Bits: Automatic (fp16 LoRA), Module 1: ae, ' +
	'Wildcard prompt: "a __animal__, \\"quoted\\",\\nand more"';
const forge = {
	version: 1,
	prompt: 'a fox, 猫 and ünïcode',
	model: 'flux1-dev-bnb-nf4',
	seed: 12_345,
	size: { width: 896, height: 1152 },
	tool: 'f2.0.1v1.10.1-previous-669',
	negativePrompt: undefined,
};
const graph = JSON.stringify({
	3: { inputs: { seed: 5, steps: 20, positive: ['6', 0] }, class_type: 'KSampler' },
	6: { inputs: { text: 'a fox', clip: ['4', 1] }, class_type: 'CLIPTextEncode' },
});

const samples: Readonly<Record<string, Sample>> = {
	'AUTOMATIC1111, PNG': { bytes: withText('tEXt', 'parameters', webUiText), found: webUi },
	'AUTOMATIC1111, JPEG': { bytes: withComment(jpeg, unicodeBig(webUiText)), found: webUi },
	'AUTOMATIC1111, WebP': { bytes: withComment(webp, unicodeBig(webUiText)), found: webUi },
	'Forge, PNG': { bytes: withText('iTXt', 'parameters', forgeText), found: forge },
	'a converter that writes UTF-16 the other way, JPEG': {
		bytes: withComment(jpeg, unicodeLittle(forgeText)),
		found: forge,
	},
	'a converter that writes UTF-8, JPEG': {
		bytes: withComment(jpeg, Buffer.from(`ASCII\0\0\0${forgeText}`)),
		found: forge,
	},
	'Fooocus, PNG': {
		bytes: withText(
			'tEXt',
			'parameters',
			JSON.stringify({
				adm_guidance: '(1.5, 0.8, 0.3)',
				base_model: 'juggernautXL_v8Rundiffusion',
				full_negative_prompt: ['ugly', 'blurry'],
				full_prompt: ['cinematic still a fox', 'a fox, snowy'],
				loras: [['sd_xl_offset.safetensors', 0.1, '4852686128']],
				negative_prompt: 'ugly',
				prompt: 'a fox',
				resolution: '(1152, 896)',
				seed: '2408464410',
				steps: 30,
				version: 'Fooocus v2.5.5',
			}),
			{ fooocus_scheme: 'fooocus' },
		),
		found: {
			version: 1,
			prompt: 'a fox',
			model: 'juggernautXL_v8Rundiffusion',
			seed: 2_408_464_410,
			size: { width: 1152, height: 896 },
			tool: 'Fooocus v2.5.5',
			negativePrompt: 'ugly',
		},
	},
	'SwarmUI, PNG': {
		bytes: withText(
			'tEXt',
			'parameters',
			JSON.stringify(
				{
					sui_image_params: {
						prompt: 'a fox <segment:face>',
						negativeprompt: '',
						model: 'Flux/flux1-dev',
						seed: 1_234_567,
						steps: 20,
						width: 1024,
						height: 768,
						swarm_version: '0.9.5.0',
					},
					sui_extra_data: { date: '2025-01-01', generation_time: '1.2 sec' },
				},
				undefined,
				2,
			),
		),
		found: {
			version: 1,
			prompt: 'a fox <segment:face>',
			model: 'Flux/flux1-dev',
			seed: 1_234_567,
			size: { width: 1024, height: 768 },
			tool: undefined,
			negativePrompt: undefined,
		},
	},
	'InvokeAI, PNG': {
		bytes: withText('tEXt', 'invokeai_metadata', '{"positive_prompt":"a fox","seed":1,"model":{"name":"x"}}'),
		found: undefined,
	},
	'InvokeAI before 3.0, PNG': {
		bytes: withText('tEXt', 'sd-metadata', '{"image":{"prompt":[{"prompt":"a fox","weight":1}]}}', {
			Dream: '"a fox" -s 50 -S 1',
		}),
		found: undefined,
	},
	'ComfyUI, PNG': {
		bytes: withText('tEXt', 'prompt', graph, { workflow: '{"nodes":[]}' }),
		found: undefined,
	},
	'NovelAI, PNG': {
		bytes: withText('tEXt', 'Comment', '{"steps":28,"height":1216,"width":832,"seed":1,"uc":"lowres"}', {
			Title: 'NovelAI generated image',
			Description: 'a fox',
			Software: 'NovelAI',
		}),
		found: undefined,
	},
	'a camera that leaves its comment empty, JPEG': {
		bytes: withComment(jpeg, Buffer.alloc(64)),
		found: undefined,
	},
};

describe('a picture by another tool', () => {
	for (const [name, { bytes, found }] of Object.entries(samples)) {
		it(`gives ${found === undefined ? 'no recipe' : 'what is known of it'}: ${name}`, () => {
			assert.deepEqual(readRecipe(bytes), found && { recipe: found, from: 'parameters' });
		});

		it(`takes a recipe: ${name}`, () => {
			const written = embedRecipe(bytes, recipe, { level: 'recipe' });
			assert.ok(typeof written === 'object');
			assert.deepEqual(written.leftOut, []);
			assert.deepEqual(readRecipe(written.bytes), { recipe, from: 'figment' });
		});
	}
});

function withText(
	chunk: 'tEXt' | 'iTXt',
	keyword: string,
	text: string,
	more: Readonly<Record<string, string>> = {},
): Uint8Array {
	const head = chunk === 'tEXt' ? '\0' : '\0\0\0\0\0';
	const chunks = Object.entries({ [keyword]: text, ...more }).map(([name, value]) =>
		pngChunk(chunk, name + head + value),
	);
	return withPngChunk(png, ...chunks);
}

/** Exif, big-endian, of nothing but the user's comment, as piexif writes it. */
function withComment(bytes: Uint8Array, comment: Buffer): Uint8Array {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(comment.length);
	const block = Buffer.concat([
		Buffer.from('4d4d002a00000008000187690004000000010000001a00000000', 'hex'),
		Buffer.from('000192860007', 'hex'),
		length,
		Buffer.from('0000002c00000000', 'hex'),
		comment,
	]);
	return bytes === jpeg
		? withJpegSegment(bytes, jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), block])))
		: withWebpChunk(bytes, webpChunk('EXIF', block));
}

function unicodeBig(text: string): Buffer {
	return Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(text, 'utf16le').swap16()]);
}

function unicodeLittle(text: string): Buffer {
	return Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from(text, 'utf16le')]);
}
