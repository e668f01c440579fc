import { simulate } from './simulate.ts';
import type { Figures } from './simulate.ts';
import { fullJitter, ours, rivals } from './strategies.ts';
import { crowd, few, withHint, worlds } from './worlds.ts';
import type { Hint } from './worlds.ts';

/** One run and its figures. */
export interface Row extends Figures {
	readonly world: string;
	readonly strategy: string;
	/** What the service's `Retry-After` asks for. The rivals do not listen, so it changes nothing for them. */
	readonly retryAfter: Hint;
}

const hints: readonly Hint[] = ['none', '10 s', 'its recovery'];

/** Figment's policy and its rivals in every world. */
export function compare(): readonly Row[] {
	return worlds.flatMap(world => [
		...rivals.map(strategy => toRow('none', strategy.name, world.name, simulate(world, strategy))),
		...hints.map(hint => toRow(hint, ours.name, world.name, simulate(withHint(world, hint), ours))),
	]);
}

/** The plans that Figment's was chosen from, without `Retry-After`. */
export function comparePlans(): readonly Row[] {
	const plans = [4, 6, 7, 8, 9].flatMap(retries =>
		[1000, 2000].flatMap(firstMs => [30_000, 60_000].map(capMs => fullJitter(retries, firstMs, capMs))),
	);
	return [crowd, few].flatMap(world =>
		plans.map(strategy => toRow('none', strategy.name, world.name, simulate(world, strategy))),
	);
}

function toRow(retryAfter: Hint, strategy: string, world: string, figures: Figures): Row {
	return { world, strategy, retryAfter, ...figures };
}
