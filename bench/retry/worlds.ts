import type { World } from './simulate.ts';

/** Ten thousand clients before a service that makes a hundred images per second and was down for a minute. */
export const crowd: World = {
	name: '10,000 clients',
	service: { recoversAt: 60_000, capacity: 100, rejectionCost: 0.1, retryAfter: () => undefined },
	clients: 10_000,
	horizonMs: 600_000,
};

/** The same before a service that can turn away as many as it likes. */
export const cheap: World = {
	...crowd,
	name: '10,000 clients, turned away at no cost',
	service: { ...crowd.service, rejectionCost: 0 },
};

/** So few that the service could serve all of them in ten seconds. */
export const few: World = { ...crowd, name: '1,000 clients', clients: 1000 };

/** The worlds that strategies are compared in. */
export const worlds: readonly World[] = [crowd, cheap, few];

/** The ways in which a service can say when to come back. */
export type Hint = 'none' | '10 s' | 'its recovery';

/** The world with a service that says when to come back: not at all, in ten seconds, or at its recovery. */
export function withHint(world: World, hint: Hint): World {
	return { ...world, service: { ...world.service, retryAfter: now => headerOf(world, hint, now) } };
}

/** Once it has recovered, a service knows no better moment than in ten seconds. */
function headerOf({ service }: World, hint: Hint, now: number): string | undefined {
	if (hint === 'none') {
		return undefined;
	}
	return hint === '10 s' || now >= service.recoversAt ? '10' : new Date(service.recoversAt).toUTCString();
}
