/** How often it ticks, in milliseconds. */
const tickMs = 1000;

/** Calls `tick` once a second while an element is seen and there is something to count. */
export class Ticker {
	readonly #tick: () => void;
	readonly #observer: IntersectionObserver;
	readonly #look = () => this.#update();
	#isSeen = false;
	#isWanted = false;
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(element: HTMLElement, tick: () => void) {
		this.#tick = tick;
		this.#observer = new IntersectionObserver(entries => {
			this.#isSeen = entries.at(-1)?.isIntersecting === true;
			this.#update();
		});
		this.#observer.observe(element);
		document.addEventListener('visibilitychange', this.#look);
	}

	/** Whether there is something to count. */
	want(isWanted: boolean): void {
		this.#isWanted = isWanted;
		this.#update();
	}

	dispose(): void {
		this.#observer.disconnect();
		document.removeEventListener('visibilitychange', this.#look);
		clearInterval(this.#timer);
	}

	#update(): void {
		const ticks = this.#isWanted && this.#isSeen && document.visibilityState === 'visible';
		if (ticks && this.#timer === undefined) {
			this.#timer = setInterval(this.#tick, tickMs);
			// What is shown is as old as the time in which nobody saw it.
			this.#tick();
		} else if (!ticks) {
			clearInterval(this.#timer);
			this.#timer = undefined;
		}
	}
}
