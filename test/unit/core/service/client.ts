import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import { Failure } from '../../../../src/core/failure.ts';
import type { Job, Made, RequestControl } from '../../../../src/core/backend.ts';
import { parseRequest } from '../../../../src/core/models/request.ts';
import { createServiceBackend } from '../../../../src/core/service/backend.ts';
import { sleep } from '../../../../src/core/service/sleep.ts';
import type { Service } from '../../../../src/core/service/service.ts';
import { startService } from '../../../service/service.ts';
import type { Service as Emulator } from '../../../service/service.ts';

/** How one generation is run; all of it can be left out. */
export interface Run {
	readonly job?: Partial<Job>;
	readonly cancel?: AbortSignal;
	readonly drop?: AbortSignal;
	readonly service?: Service;
	/** What else follows it. */
	readonly control?: Partial<RequestControl>;
	readonly input?: Record<string, unknown>;
}

/** Starts the emulator for a test file, and makes generations against it. */
export class Client {
	emulator!: Emulator;
	/** How long each wait was asked to be; nothing really waits longer than a moment. */
	waits: number[] = [];
	/** What the backend told its caller on the way. */
	events: string[] = [];

	constructor() {
		before(async () => {
			this.emulator = await startService();
		});
		after(() => this.emulator.close());
		beforeEach(() => {
			this.emulator.reset();
			this.waits = [];
			this.events = [];
		});
	}

	service(changes: Partial<Service> = {}): Service {
		return {
			origin: this.emulator.url,
			apiKey: 'test-key-1234567890',
			timeoutMs: 5000,
			isBrowser: false,
			outside: {
				fetch: (input, init) => fetch(input, init),
				sleep: (ms, signal) => {
					this.waits.push(ms);
					return sleep(Math.min(ms, 20), signal);
				},
				random: () => 0.5,
				now: () => Date.now(),
			},
			...changes,
		};
	}

	make(run: Run = {}): Promise<Made> {
		this.events = [];
		const never = new AbortController().signal;
		const request = parseRequest(
			{ prompt: 'A red fox', seed: 7, imageSize: 'square', ...run.input },
			Math.random,
		);
		return createServiceBackend(run.service ?? this.service()).make(
			{ id: 'job-1', request, ...run.job },
			{
				cancel: run.cancel ?? never,
				drop: run.drop ?? never,
				onSent: () => this.events.push('sent'),
				onWaiting: async () => void this.events.push('waiting'),
				...run.control,
			},
		);
	}

	/** The failure of a run; the key is in none. */
	async failureOf(run: Promise<unknown>): Promise<Failure> {
		const error = await run.then(
			() => undefined,
			(thrown: unknown) => thrown,
		);
		assert.ok(error instanceof Failure, String(error));
		const told = JSON.stringify([error.message, error.detail, error.fields, error.paid]);
		assert.ok(!told.includes('test-key'), told);
		return error;
	}

	/** How many generations arrived, and how many were billed. */
	billed(): readonly [received: number, billed: number] {
		const { generationsReceived, billedCount } = this.emulator.totals();
		return [generationsReceived, billedCount];
	}
}
