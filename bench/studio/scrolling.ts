import type { Frame } from 'playwright-core';

/** What scrolling takes: how long frames were, in milliseconds, and how many elements there were at most. */
export interface Scrolling {
	readonly seconds: number;
	readonly frames: number;
	readonly medianFrame: number;
	readonly slowFrame: number;
	readonly worstFrame: number;
	/** How many frames took more than 50 and more than 100 ms. */
	readonly over50: number;
	readonly over100: number;
	/** The longest that the page did one thing, in milliseconds; 0 below 50. */
	readonly longestTask: number;
	readonly mostNodes: number;
}

/** Scrolls the gallery from its beginning to its end in so many seconds, a step each frame; 0 stays where it is. */
export function scrollThrough(frame: Frame, options: ScrollOptions): Promise<Scrolling> {
	return frame.evaluate(scroll, options);
}

/** How to scroll. */
export interface ScrollOptions {
	readonly seconds: number;
	/** Whether anything moves: without, what a machine takes by itself is measured. */
	readonly moves: boolean;
}

/** Runs in the page. */
async function scroll({ seconds, moves }: ScrollOptions): Promise<Scrolling> {
	const grid = document.querySelector<HTMLElement>('figment-gallery-grid');
	if (grid === null) {
		throw new Error('There is no grid');
	}
	const deltas: number[] = [];
	let [longestTask, mostNodes] = [0, 0];
	const tasks = new PerformanceObserver(list => {
		longestTask = Math.max(longestTask, ...list.getEntries().map(({ duration }) => duration));
	});
	tasks.observe({ type: 'longtask' });
	grid.scrollTop = 0;
	const start = await new Promise<number>(requestAnimationFrame);
	let before = start;
	const end = grid.scrollHeight - grid.clientHeight;
	for (let now = start; now - start < seconds * 1000; before = now) {
		grid.scrollTop = moves ? (end * (now - start)) / (seconds * 1000) : 0;
		now = await new Promise<number>(requestAnimationFrame);
		deltas.push(now - before);
		mostNodes = Math.max(mostNodes, grid.querySelectorAll('*').length);
	}
	tasks.disconnect();
	deltas.sort((one, other) => one - other);
	return {
		seconds,
		frames: deltas.length,
		medianFrame: deltas[deltas.length >> 1] ?? 0,
		slowFrame: deltas[Math.floor(deltas.length * 0.99)] ?? 0,
		worstFrame: deltas.at(-1) ?? 0,
		over50: deltas.filter(delta => delta > 50).length,
		over100: deltas.filter(delta => delta > 100).length,
		longestTask,
		mostNodes,
	};
}
