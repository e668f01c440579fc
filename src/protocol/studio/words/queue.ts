/** The texts of the Studio's queue, each by a name. */
export const queueWords = [
	'title',
	'empty',
	/** A button, and what it is about. */
	'buttonFor',
	'cancel',
	'cancelAll',
	'seconds',
	'minutes',
	'running',
	'left',
	'soon',
	'longer',
	'waiting',
	'failed',
	'maybeBilled',
	'dismiss',
	'unfinished',
	'nothingSent',
	'forget',
] as const;
export type QueueWords = Readonly<Record<(typeof queueWords)[number], string>>;
