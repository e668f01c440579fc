/** The API keys that tests type, put into an environment or give the emulator: none may be on disk anywhere. */
export const testKeys = {
	/** What a person types; good by the emulator's rule. */
	person: 'test-key-of-a-person-1234',
	/** What the environment of a server brings; good by the emulator's rule. */
	environment: 'test-key-of-the-environment',
	/** Good when the emulator is told to take it. */
	another: 'another-key-5678',
} as const;

/** The name of a key that tests may speak of where the key itself would be written down. */
export type TestKeyName = keyof typeof testKeys;

/** Every key this run can have used, by a name that may be printed: those of tests, and the person's real one. */
export function keysInUse(): ReadonlyMap<string, string> {
	const real = process.env['AIMLAPI_API_KEY'] ?? '';
	return new Map([...Object.entries(testKeys), ...(real === '' ? [] : [['AIMLAPI_API_KEY', real] as const])]);
}
