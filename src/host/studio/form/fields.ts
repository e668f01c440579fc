import { withoutImageEnding } from '../../../core/asset/fileName.ts';
import { models } from '../../../core/models/registry.ts';
import type { Model } from '../../../core/models/model.ts';
import type { FormFields } from '../../../protocol/studio/form.ts';
import type { Settings } from '../../settings.ts';

/** Some of the form's fields. */
export type SomeFields = { readonly [Field in keyof FormFields]?: FormFields[Field] | undefined };

/** The settings that the form starts with. */
export type FormSettings = Pick<
	Settings,
	'model' | 'imageSize' | 'outputFormat' | 'enableSafetyChecker' | 'safetyTolerance'
>;

/** The fields that follow the settings until somebody touches them. */
export const settingFields: ReadonlySet<string> = new Set([
	'model',
	'preset',
	'width',
	'height',
	'outputFormat',
	'enableSafetyChecker',
	'safetyTolerance',
]);

/** The model of this id, or the default one. */
export function modelNamed(id: string): Model {
	return models.find(model => model.id === id) ?? models[0];
}

/** The form as it is before anybody touches it: what settings say of the wrong kind is the model's default. */
export function firstFields(settings: FormSettings, target: string): FormFields {
	const model = textOr(settings.model, models[0].id);
	const { imageSize, outputFormat, enableSafetyChecker, safetyTolerance } = modelNamed(model);
	const fields = {
		prompt: '',
		model,
		...sizeFields(settings.imageSize ?? imageSize.default),
		outputFormat: textOr(settings.outputFormat, outputFormat.default),
		seed: '',
		enableSafetyChecker:
			typeof settings.enableSafetyChecker === 'boolean'
				? settings.enableSafetyChecker
				: enableSafetyChecker.default,
		safetyTolerance: textOr(settings.safetyTolerance, safetyTolerance.default),
		count: '1',
		draft: false,
		useStyle: true,
		target,
		folder: '',
		name: '',
	};
	return { ...fields, ...fitted(fields) };
}

/** The form as it is: what was given, and else what it is at first. A preset says its width and height. */
export function fieldsOf(first: FormFields, given: SomeFields): FormFields {
	const fields = { ...first, ...defined(given) };
	return { ...fields, ...presetSides(fields) };
}

/** The fields of a size: a preset's name, or pixels; no size at all is no field. */
export function sizeFields(imageSize: unknown): Pick<FormFields, 'preset' | 'width' | 'height'> {
	if (typeof imageSize === 'string') {
		return { preset: imageSize, width: '', height: '' };
	}
	const side = (name: string): string => {
		const value: unknown =
			typeof imageSize === 'object' && imageSize !== null ? Reflect.get(imageSize, name) : undefined;
		return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
	};
	return { preset: '', width: side('width'), height: side('height') };
}

/**
 * Changes with all of a size in them when they have something of one: who types a width means no preset any more, and
 * goes on from the size that was there.
 */
export function wholeSize(changes: SomeFields, now: FormFields): SomeFields {
	const { preset, width, height } = changes;
	if (preset === undefined && width === undefined && height === undefined) {
		return changes;
	}
	const size = { preset: preset ?? '', width: width ?? now.width, height: height ?? now.height };
	return { ...changes, ...size, ...presetSides({ model: changes.model ?? now.model, preset: size.preset }) };
}

/** Where files go by the form: a path below the workspace folder and a name, or what the settings say. */
export function filePlaceOf({ folder, name }: FormFields): {
	readonly output: string | undefined;
	readonly name: string;
} {
	const path = folder.trim();
	return {
		// What ends with a slash is a folder, whether or not it is there.
		output: path === '' ? undefined : `${path}/`,
		name: withoutImageEnding(name.trim()),
	};
}

/** Only what has a value. */
export function defined(fields: SomeFields): Partial<FormFields> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Fields no longer than the page takes them. What comes from files and settings may be. */
export function fitted(fields: SomeFields): Partial<FormFields> {
	return Object.fromEntries(
		Object.entries(defined(fields)).map(([name, value]) => [
			name,
			typeof value === 'string' ? value.slice(0, longest.get(name) ?? 40) : value,
		]),
	);
}

/** In UTF-16 code units, as the form's schema has them; 40 for all others. */
const longest: ReadonlyMap<string, number> = new Map([
	['prompt', 100_000],
	['model', 200],
	['preset', 100],
	['target', 8192],
	['folder', 1000],
	['name', 500],
]);

function presetSides({ model, preset }: Pick<FormFields, 'model' | 'preset'>): Partial<FormFields> {
	const { presets } = modelNamed(model).imageSize;
	const size = Object.hasOwn(presets, preset) ? presets[preset] : undefined;
	return size === undefined ? {} : { width: String(size.width), height: String(size.height) };
}

function textOr(value: unknown, fallback: string): string {
	return typeof value === 'string' ? value : fallback;
}
