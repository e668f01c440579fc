import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Throws away what nobody needs. */
export function collectGarbage(): void {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect === 'function') {
		Reflect.apply(collect, undefined, []);
	}
}

/** What JavaScript holds in memory after everything that nobody needs is thrown away, in bytes. */
export function usedMemory(): number {
	collectGarbage();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

/**
 * Does something and gives how much more memory the process has meanwhile than before, in bytes: the more of what
 * is resident of it, which the system counts, and of what JavaScript holds with what it has not thrown away yet.
 * Both are looked at every millisecond that the thread is free, and a last time when it is done.
 */
export async function peakMemory(run: () => Promise<unknown>): Promise<number> {
	collectGarbage();
	await new Promise(resolve => setTimeout(resolve, 50));
	collectGarbage();
	const before = look();
	const peak = { ...before };
	const watch = () => {
		const { resident, held } = look();
		peak.resident = Math.max(peak.resident, resident);
		peak.held = Math.max(peak.held, held);
	};
	const timer = setInterval(watch, 1);
	try {
		await run();
		watch();
	} finally {
		clearInterval(timer);
	}
	return Math.max(peak.resident - before.resident, peak.held - before.held);
}

function look(): { resident: number; held: number } {
	const { rss, heapUsed, external } = process.memoryUsage();
	return { resident: rss, held: heapUsed + external };
}
