import type { Model } from './model.ts';
import { sentPrompt } from './style.ts';

/**
 * FLUX.2 [pro] by Black Forest Labs, as the AI/ML API's page for `flux-2-pro` describes it.
 *
 * The service allows `webp` and tolerance "6", the model's makers do not: both are experimental.
 * The page gives no maximum for the seed; a sent number must survive JSON, so the safe integers.
 */
export const flux2Pro: Model = {
	id: 'blackforestlabs/flux-2-pro',
	label: 'FLUX.2 [pro]',
	// The service refuses by a zod schema, whose length is JavaScript's: UTF-16 code units.
	prompt: { maxLength: 4000 },
	imageSize: {
		kind: 'size',
		presets: {
			square_hd: { width: 1024, height: 1024 },
			square: { width: 512, height: 512 },
			portrait_4_3: { width: 768, height: 1024 },
			portrait_16_9: { width: 576, height: 1024 },
			landscape_4_3: { width: 1024, height: 768 },
			landscape_16_9: { width: 1024, height: 576 },
		},
		min: 512,
		max: 2048,
		step: 32,
		default: 'landscape_4_3',
	},
	outputFormat: { kind: 'choice', values: ['png', 'jpeg'], experimental: ['webp'], default: 'png' },
	seed: { kind: 'seed', min: 1, max: Number.MAX_SAFE_INTEGER },
	enableSafetyChecker: { kind: 'flag', default: true },
	safetyTolerance: {
		kind: 'choice',
		values: ['1', '2', '3', '4', '5'],
		experimental: ['6'],
		default: '2',
	},
	toWire: request => ({
		model: request.model,
		prompt: sentPrompt(request),
		image_size:
			typeof request.imageSize === 'string'
				? request.imageSize
				: { width: request.imageSize.width, height: request.imageSize.height },
		output_format: request.outputFormat,
		seed: request.seed,
		enable_safety_checker: request.enableSafetyChecker,
		safety_tolerance: request.safetyTolerance,
	}),
	// Upstream's price times the service's usual factor of 1.3; a million pixels is 1024 × 1024.
	estimateUsd: size => 0.039 + 0.0195 * (Math.ceil((size.width * size.height) / 1_048_576) - 1),
};
