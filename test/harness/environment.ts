/**
 * The environment for programs that tests start: the outer one without the service's key, and without what
 * a surrounding VS Code or test runner would otherwise leak in. `extra` goes on top, so a key is there only
 * when a test gives one.
 */
export function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
	const kept = Object.entries(process.env).filter(
		(entry): entry is [string, string] => entry[1] !== undefined && !isLeak(entry[0]),
	);
	return { ...Object.fromEntries(kept), ...extra };
}

function isLeak(name: string): boolean {
	return (
		name === 'AIMLAPI_API_KEY' ||
		name === 'NODE_OPTIONS' ||
		name === 'NODE_TEST_CONTEXT' ||
		name === 'ELECTRON_RUN_AS_NODE' ||
		name.startsWith('VSCODE_')
	);
}
