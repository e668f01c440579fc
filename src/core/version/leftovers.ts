import { temporaryEnding } from '../job/folder.ts';
import { keptMs } from './expired.ts';
import { idOfPending } from './pending.ts';
import { idOfBytes, parseNoteName, timeOfFile } from './version.ts';
import type { Version } from './version.ts';

/** How long a window may take over what it writes, in milliseconds: a day. */
const unfinishedMs = 24 * 60 * 60 * 1000;

/** What is known when leftovers are looked for. */
export interface Known {
	/** All that can be listed. */
	readonly versions: readonly Version[];
	/** The ids of those that a pending replacement needs. */
	readonly needed: ReadonlySet<string>;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/**
 * Which of these files crashes have left behind: half-written files, bytes without a note, and notes that
 * were replaced. A note that cannot be understood may be of a later Figment, and stays for 30 days with its
 * bytes. Foreign files are never among them.
 */
export function findLeftovers(files: readonly string[], { versions, needed, now }: Known): Set<string> {
	const listed = new Set(versions.map(({ id, at }) => `${id} ${Date.parse(at)}`));
	const ids = new Set(versions.map(({ id }) => id));
	const noted = new Set(files.filter(name => name.endsWith('.json')).map(name => name.split('.', 1).join()));
	const isLeftover = (name: string, age: number): boolean => {
		const note = parseNoteName(name);
		if (note !== undefined) {
			const isLatest = listed.has(`${note.id} ${note.time}`);
			return !isLatest && now - note.time > (ids.has(note.id) ? unfinishedMs : keptMs);
		}
		const ofBytes = idOfBytes(name);
		if (ofBytes !== undefined) {
			return age > unfinishedMs && !noted.has(ofBytes) && !needed.has(ofBytes);
		}
		return (
			(name.endsWith(temporaryEnding) && age > unfinishedMs) ||
			(idOfPending(name) !== undefined && age > keptMs)
		);
	};
	return new Set(
		files.filter(name => {
			const time = timeOfFile(name);
			return time !== undefined && isLeftover(name, now - time);
		}),
	);
}
