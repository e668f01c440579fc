import * as z from 'zod/mini';
import { count, jobId } from './parts.ts';

export const queueState = z.strictObject({
	/** When this was so, in milliseconds since 1970 by the host's clock. */
	now: z.number(),
	jobs: z.array(
		z.strictObject({
			id: jobId,
			prompt: z.string(),
			state: z.enum(['waiting', 'running']),
			/** When it was asked for or, once it runs, when its turn came: milliseconds since 1970. */
			since: z.number(),
			/** From 1; 0 for one that runs. */
			position: count,
			/** So long half of such images take, in milliseconds. */
			expectedMs: z.optional(z.number()),
			/** So long nine of ten take, in milliseconds. */
			slowMs: z.optional(z.number()),
			/** Its size and format, in words. */
			facts: z.string(),
		}),
	),
	/** What failed in this window, the newest first. */
	failed: z.array(
		z.strictObject({
			id: jobId,
			prompt: z.string(),
			message: z.string(),
			/** Whether it may have been billed although no image came. */
			maybeBilled: z.boolean(),
			/** What trying again is called; undefined where that cannot help. */
			retry: z.optional(z.string()),
		}),
	),
	/** What earlier windows left. */
	unfinished: z.array(
		z.strictObject({
			id: jobId,
			prompt: z.string(),
			message: z.string(),
			detail: z.string(),
			/** What going on with it is called. */
			goOn: z.string(),
		}),
	),
	/** What going on with all is called that were waiting; undefined for fewer than two. */
	goOnWithAll: z.optional(z.string()),
});
export type QueueState = z.infer<typeof queueState>;
export type QueueJob = QueueState['jobs'][number];
export type FailedJob = QueueState['failed'][number];
export type UnfinishedJob = QueueState['unfinished'][number];
