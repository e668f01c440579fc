import { Failure } from '../failure.ts';
import type { Backend } from '../backend.ts';
import { recogniseImage } from '../image/recognise.ts';
import { pixelsOf } from '../models/model.ts';
import { findModel } from '../models/registry.ts';
import { drawDraft } from './draft.ts';

/** The backend that draws a free placeholder here, with no key and no network. */
export function createDraftBackend(): Backend {
	return {
		make: async ({ request }, control) => {
			const model = findModel(request.model);
			if (model === undefined) {
				throw new Failure('invalidRequest', { detail: request.model });
			}
			const pause = async () => {
				await new Promise(resolve => setTimeout(resolve, 0));
				if (control.cancel.aborted) {
					throw new Failure('cancelled');
				}
			};
			const { prompt, seed, imageSize, outputFormat } = request;
			const size = pixelsOf(model, imageSize);
			const format = outputFormat === 'jpeg' ? 'jpeg' : 'png';
			const bytes = await drawDraft({ prompt, seed, size, format }, pause);
			const facts = recogniseImage(bytes);
			if (facts === undefined) {
				throw new Failure('notAnImage');
			}
			return { picture: { bytes, facts }, usage: { credits: 0, usd: 0 } };
		},
	};
}
