import type { ImageRequest } from '../../../src/core/models/model.ts';

/** A request with this prompt. */
export function requestOf(prompt: string): ImageRequest {
	return {
		model: 'blackforestlabs/flux-2-pro',
		prompt,
		imageSize: 'square',
		outputFormat: 'png',
		seed: 7,
		enableSafetyChecker: true,
		safetyTolerance: '2',
	};
}
