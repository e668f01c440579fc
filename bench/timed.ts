import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a step takes: its time, and the longest that nothing else could be done meanwhile, in milliseconds. */
export interface Timed {
	readonly time: number;
	readonly block: number;
}

/** Does something and measures what it takes. */
export async function timed(run: () => Promise<unknown>): Promise<Timed> {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	await new Promise(resolve => setTimeout(resolve, 20));
	delay.reset();
	const start = performance.now();
	await run();
	const time = performance.now() - start;
	await new Promise(resolve => setTimeout(resolve, 5));
	delay.disable();
	return { time, block: delay.max / 1e6 };
}
