import { parseFaults } from './faultSchema.ts';
import type { Fault, FaultOf, FaultOrder, Route } from './types.ts';

/** What goes wrong, planned per route: a queue that serves one request per entry, and a standing order. */
export class FaultPlan {
	readonly #queues = new Map<Route, (readonly Fault[])[]>();
	readonly #standing = new Map<Route, readonly Fault[]>();

	/** The next request of the route meets all these faults. Throws on a fault the route does not know. */
	next<R extends Route>(route: R, ...faults: readonly FaultOf<R>[]): void {
		this.plan(route, 'next', parseFaults(route, faults));
	}

	/**
	 * Every request without an entry in the queue meets these; none given ends it. Throws on a fault the
	 * route does not know.
	 */
	always<R extends Route>(route: R, ...faults: readonly FaultOf<R>[]): void {
		this.plan(route, 'always', parseFaults(route, faults));
	}

	/** Plans faults that were checked before. */
	plan(route: Route, when: FaultOrder['when'], faults: readonly Fault[]): void {
		if (when === 'always') {
			this.#standing.set(route, faults);
		} else {
			this.#queues.set(route, [...(this.#queues.get(route) ?? []), faults]);
		}
	}

	/** The faults of the request that has just arrived. */
	take(route: Route): readonly Fault[] {
		return this.#queues.get(route)?.shift() ?? this.#standing.get(route) ?? [];
	}

	/** Forgets everything planned. */
	clear(): void {
		this.#queues.clear();
		this.#standing.clear();
	}
}
