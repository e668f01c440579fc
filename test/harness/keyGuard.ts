import { addToFigure } from './figures.ts';
import { searchForKeys } from './keySearch.ts';
import { keysInUse } from './secrets.ts';

/**
 * Throws, with the path of every file in question, when a key that tests use is anywhere in a folder. What was
 * looked through is added to the run's figures.
 */
export async function refuseKeys(folder: string, what: string): Promise<void> {
	const { findings, files, bytes } = await searchForKeys(folder, keysInUse());
	await addToFigure('files searched for keys', files);
	await addToFigure('bytes searched for keys', bytes);
	if (findings.length > 0) {
		const places = findings.map(({ path, key, encoding }) => `${path} (${key}, ${encoding})`);
		throw new Error(`An API key is on disk in ${what}: ${places.join(', ')}`);
	}
}
