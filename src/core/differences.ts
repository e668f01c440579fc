import type { ImageFacts } from './image/recognise.ts';
import { pixelsOf } from './models/model.ts';
import type { ImageRequest, Model } from './models/model.ts';
import type { Size } from './size.ts';

/** What a picture is that was not asked for. */
export interface Difference {
	readonly size?: { readonly asked: Size; readonly got: Size };
	readonly format?: { readonly asked: string; readonly got: string };
}

/** Compares a picture with its request; undefined when it is what was asked for. */
export function findDifference(
	model: Model,
	request: ImageRequest,
	facts: ImageFacts,
): Difference | undefined {
	const asked = pixelsOf(model, request.imageSize);
	const got = facts.mimeType.replace('image/', '');
	const isOtherSize = asked.width !== facts.width || asked.height !== facts.height;
	const isOtherFormat = got !== request.outputFormat;
	if (!isOtherSize && !isOtherFormat) {
		return undefined;
	}
	return {
		...(isOtherSize ? { size: { asked, got: { width: facts.width, height: facts.height } } } : {}),
		...(isOtherFormat ? { format: { asked: request.outputFormat, got } } : {}),
	};
}
