import { readFileSync } from 'node:fs';

/** Reads a file that holds one JSON object; throws when it holds something else. */
export function readJsonObject(path: string): Record<string, unknown> {
	const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw new TypeError(`${path} is not a JSON object`);
	}
	return Object.fromEntries(Object.entries(parsed));
}
