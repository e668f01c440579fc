import type { Outside } from '../service/service.ts';
import { temporaryEnding } from './folder.ts';
import type { Folder } from './folder.ts';
import { aliveEnding, findDead } from './heartbeat.ts';
import { nobody, parseRecordName } from './record.ts';

/**
 * The names of the files of windows that are dead, of which `owner` is none. Tidies up what their crashes
 * left behind; may take some seconds.
 */
export async function findOrphanFiles(
	folder: Folder,
	owner: string,
	outside: Pick<Outside, 'now' | 'sleep'>,
): Promise<Set<string>> {
	const names = await folder.list();
	const owners = new Set(names.flatMap(name => ownerOf(name) ?? []));
	owners.delete(owner);
	owners.delete(nobody);
	const dead = await findDead(folder, owners, outside);
	await tidy(folder, dead);
	// A window that had nothing to do looked dead too: what it has done since is its own.
	return new Set(names.filter(name => dead.has(ownerOf(name) ?? nobody)));
}

/** Who is writing a file all the same that is removed here half written writes it once more. */
async function tidy(folder: Folder, dead: ReadonlyMap<string, string | undefined>): Promise<void> {
	const names = await folder.list();
	const lives = (owner = nobody) => owner !== nobody && !dead.has(owner);
	const busyJobs = new Set(names.filter(name => lives(ownerOf(name))).map(jobOf));
	for (const name of names) {
		const owner = ownerOf(name);
		const isHeld = owner === undefined ? busyJobs.has(jobOf(name)) : lives(owner);
		const isHalf = name.endsWith(temporaryEnding) && !isHeld;
		if (isHalf || (name.endsWith(aliveEnding) && dead.get(owner ?? nobody) !== undefined)) {
			await folder.remove(name);
		}
	}
}

function jobOf(name: string): string {
	return name.split('.', 1).join();
}

/** Whose a file is, by its name alone: a record, one that is not whole yet, or a heartbeat. */
function ownerOf(name: string): string | undefined {
	return name.endsWith(aliveEnding)
		? name.slice(0, -aliveEnding.length)
		: parseRecordName(name.split('.', 4).join('.'))?.owner;
}
