// The service's captured issues have the shape of Zod 3 (`invalid_enum_value` with `received` and `options`),
// which Zod 4 still ships under this path.
import * as z from 'zod/v3';
import type { PictureFormat } from './types.ts';

/** The only model of the emulator. */
export const model = 'blackforestlabs/flux-2-pro';

/** Pixels of each preset (fal's toolkit). */
const presets = {
	square_hd: { width: 1024, height: 1024 },
	square: { width: 512, height: 512 },
	portrait_4_3: { width: 768, height: 1024 },
	portrait_16_9: { width: 576, height: 1024 },
	landscape_4_3: { width: 1024, height: 768 },
	landscape_16_9: { width: 1024, height: 576 },
} as const;

const preset = z.enum([
	'square_hd',
	'square',
	'portrait_4_3',
	'portrait_16_9',
	'landscape_4_3',
	'landscape_16_9',
]);
const side = z.number().int().min(512).max(2048).multipleOf(32);
const pixels = z.object({ width: side, height: side }).strict();

// Stricter than the service, which seems to ignore unknown keys and may take a size that is no multiple of
// 32: what is sent without being honoured is a bug of the client, and shall not go unnoticed.
const fields = {
	model: z.enum([model]),
	prompt: z.string().min(1).max(4000),
	output_format: z.enum(['jpeg', 'png', 'webp']).optional(),
	seed: z.number().int().min(1).optional(),
	enable_safety_checker: z.boolean().optional(),
	safety_tolerance: z.enum(['1', '2', '3', '4', '5', '6']).optional(),
};
const bodyWithPreset = z.object({ ...fields, image_size: preset.optional() }).strict();
const bodyWithPixels = z.object({ ...fields, image_size: pixels }).strict();

/** A generation request that is in order, with the service's defaults filled in. */
export interface GenerationRequest {
	readonly prompt: string;
	readonly width: number;
	readonly height: number;
	readonly format: PictureFormat;
	readonly seed: number | undefined;
}

/** What validation says: the request, or Zod's issues for `error.data`. */
export type Validation =
	| { readonly ok: true; readonly request: GenerationRequest }
	| { readonly ok: false; readonly issues: readonly z.ZodIssue[] };

/** Checks a parsed body against every rule of the model's published schema. */
export function validate(body: unknown): Validation {
	const result = schemaFor(body).safeParse(body);
	if (!result.success) {
		return { ok: false, issues: result.error.issues };
	}
	const { prompt, image_size: size = 'landscape_4_3', output_format: format = 'png', seed } = result.data;
	return {
		ok: true,
		request: { prompt, ...(typeof size === 'string' ? presets[size] : size), format, seed },
	};
}

/** By the kind of the size, so that an issue's path is `image_size.width` and no `invalid_union` hides it. */
function schemaFor(body: unknown): typeof bodyWithPreset | typeof bodyWithPixels {
	const size =
		typeof body === 'object' && body !== null && 'image_size' in body ? body.image_size : undefined;
	return typeof size === 'object' && size !== null ? bodyWithPixels : bodyWithPreset;
}
