import { fieldsOf, firstFields } from '../../../src/host/studio/form/fields.ts';
import type { FormSettings } from '../../../src/host/studio/form/fields.ts';
import type { FormFields } from '../../../src/protocol/studio/form.ts';

/** Settings that are otherwise than the model's own. */
export const settings: FormSettings = {
	model: 'blackforestlabs/flux-2-pro',
	imageSize: 'square',
	outputFormat: 'jpeg',
	enableSafetyChecker: false,
	safetyTolerance: '4',
};

/** A form that nobody has touched. */
export const first: FormFields = fieldsOf(firstFields(settings, 'last'), {});

/** What VS Code keeps for a window, in memory. */
export class Memory {
	readonly values = new Map<string, unknown>();
	/** How often something was kept. */
	updates = 0;

	get<Value>(key: string, fallback?: Value): Value | undefined {
		return (this.values.get(key) as Value | undefined) ?? fallback;
	}

	update(key: string, value: unknown): Promise<void> {
		this.updates++;
		this.values.set(key, structuredClone(value));
		return Promise.resolve();
	}
}
