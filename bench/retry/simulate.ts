import { between, createRandom } from '../../src/core/draft/random.ts';
import { Agenda } from './agenda.ts';
import { SimulatedService } from './service.ts';
import type { ServiceModel } from './service.ts';
import type { Strategy } from './strategies.ts';

/** Who asks whom, and for how long that is watched. Times in milliseconds since the start. */
export interface World {
	readonly name: string;
	readonly service: ServiceModel;
	/** How many there are. Each wants one image, and first asks at some moment before the recovery. */
	readonly clients: number;
	readonly horizonMs: number;
}

/** What came of a run. Times in seconds since the recovery, null where it never came to that. */
export interface Figures {
	/** Images per second in the first minute after the recovery, as a share of what could have been made. */
	readonly goodput: number;
	/** When half of all clients had their image; the same for 90 and 99 of a hundred. */
	readonly until50: number | null;
	readonly until90: number | null;
	readonly until99: number | null;
	/** The share of clients that gave up. */
	readonly gaveUp: number;
	/** Requests sent by all clients for each image that was made. */
	readonly requestsPerImage: number | null;
	/** The most requests in one second. */
	readonly peak: number;
}

/** How long an answer takes to come back, in milliseconds. */
const shortestAnswerMs = 50;
const longestAnswerMs = 250;

/** Plays a world whose clients all follow one strategy. The same arguments always give the same figures. */
export function simulate(world: World, strategy: Strategy): Figures {
	const random = createRandom(world.name);
	const service = new SimulatedService(world.service);
	const agenda = new Agenda(world.clients, world.horizonMs);
	const attempts = new Uint32Array(world.clients);
	const requests = new Uint32Array(Math.ceil(world.horizonMs / 1000));
	const takenAt: number[] = [];
	let gaveUp = 0;
	for (let client = 0; client < world.clients; client++) {
		agenda.plan(client, random() * world.service.recoversAt);
	}
	for (let now = 0; now < world.horizonMs && !agenda.isEmpty; now++) {
		for (const client of agenda.take(now)) {
			const second = Math.floor(now / 1000);
			requests[second] = (requests[second] ?? 0) + 1;
			if (service.takes(now)) {
				takenAt.push(now - world.service.recoversAt);
				continue;
			}
			const attempt = (attempts[client] ?? 0) + 1;
			attempts[client] = attempt;
			const answeredAt = now + between(random, shortestAnswerMs, longestAnswerMs);
			const retryAfter = world.service.retryAfter(now);
			const delayMs = strategy.delay(attempt, { retryAfter, now: answeredAt, random });
			if (delayMs === undefined) {
				gaveUp++;
			} else {
				agenda.plan(client, answeredAt + delayMs);
			}
		}
	}
	return toFigures(world, takenAt, gaveUp, requests);
}

/** `takenAt` in milliseconds since the recovery, in order; `requests` by second. */
function toFigures(world: World, takenAt: readonly number[], gaveUp: number, requests: Uint32Array): Figures {
	const inFirstMinute = takenAt.filter(ms => ms < 60_000).length;
	const secondsUntil = (share: number) => {
		const ms = takenAt[Math.ceil(share * world.clients) - 1];
		return ms === undefined ? null : round(ms / 1000, 1);
	};
	const sent = requests.reduce((sum, count) => sum + count, 0);
	return {
		goodput: round(inFirstMinute / 60 / world.service.capacity, 3),
		until50: secondsUntil(0.5),
		until90: secondsUntil(0.9),
		until99: secondsUntil(0.99),
		gaveUp: round(gaveUp / world.clients, 3),
		requestsPerImage: takenAt.length === 0 ? null : round(sent / takenAt.length, 1),
		peak: Math.max(...requests),
	};
}

function round(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
