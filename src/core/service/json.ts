/**
 * Reading of foreign JSON, field by field, where a wrong field must not spoil the others: a schema of
 * the whole would refuse an answer that is paid for because of a number it does not need.
 */

/** The value of a JSON text, or undefined. */
export function parseJson(body: string): unknown {
	try {
		const value: unknown = JSON.parse(body);
		return value;
	} catch {
		return undefined;
	}
}

/** What is under these keys of an object inside objects; undefined when anything on the way is none. */
export function field(value: unknown, ...keys: readonly string[]): unknown {
	let found = value;
	for (const key of keys) {
		found = isObject(found) && Object.hasOwn(found, key) ? Reflect.get(found, key) : undefined;
	}
	return found;
}

/** Whether a value is an object or an array. */
export function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

/** The elements of an array; none of anything else. */
export function elements(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** A text that is not empty, or undefined. */
export function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A finite number, or undefined. */
export function number(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
