import { readdirSync, readFileSync } from 'node:fs';
import type { VsCodeServer } from './server.ts';
import { waitFor } from './waiting.ts';

/** The process ids of a server's extension hosts, one for each window. Knows Linux alone: it reads `/proc`. */
export function extensionHostPids(server: Pick<VsCodeServer, 'process'>): readonly number[] {
	const parents = new Map(processIds().map(id => [id, parentOf(id)]));
	const isBelow = (id: number | undefined): boolean =>
		id !== undefined && (id === server.process.pid || isBelow(parents.get(id)));
	return [...parents.keys()].filter(id => isBelow(id) && isExtensionHost(id));
}

/** The process id of the extension host of a server's only window; waits for one that is still to start. */
export function extensionHostPid(server: Pick<VsCodeServer, 'process'>): Promise<number> {
	return waitFor(
		'one extension host',
		() => {
			const [id, ...others] = extensionHostPids(server);
			return others.length === 0 ? id : undefined;
		},
		() => extensionHostPids(server).join(', '),
	);
}

/**
 * Ends a server's extension hosts with SIGKILL, as a crash would, and resolves when they are gone. A window
 * starts a new one by itself; `Crashes` waits for that. Throws when there is none.
 */
export async function killExtensionHost(server: Pick<VsCodeServer, 'process'>): Promise<void> {
	const killed = extensionHostPids(server);
	if (killed.length === 0) {
		throw new Error('There is no extension host to kill');
	}
	for (const id of killed) {
		process.kill(id, 'SIGKILL');
	}
	await waitFor('the extension hosts to end', () => (killed.some(isExtensionHost) ? undefined : true));
}

function processIds(): readonly number[] {
	return readdirSync('/proc')
		.map(Number)
		.filter(id => Number.isInteger(id));
}

/** The second field after the command, which is in brackets and can hold anything. */
function parentOf(id: number): number | undefined {
	const stat = readProcess(id, 'stat');
	const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
	return Number.isInteger(parent) ? parent : undefined;
}

/** A process that has ended and is not yet forgotten has no command line. */
function isExtensionHost(id: number): boolean {
	return readProcess(id, 'cmdline').split('\0').includes('--type=extensionHost');
}

function readProcess(id: number, file: string): string {
	try {
		return readFileSync(`/proc/${id}/${file}`, 'utf8');
	} catch {
		// It has ended meanwhile.
		return '';
	}
}
