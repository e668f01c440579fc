import { flux2Pro } from './flux2Pro.ts';
import type { Model } from './model.ts';

/** Every model Figment can ask, the default first. */
export const models: readonly [Model, ...Model[]] = [flux2Pro];

/** The model with this id, if there is one. */
export function findModel(id: string): Model | undefined {
	return models.find(model => model.id === id);
}
