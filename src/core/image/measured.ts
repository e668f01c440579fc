import type { Size } from '../size.ts';

/** What a format's reader finds out about a file. */
export interface Measured extends Size {
	/** Whether the file reaches its own end: no part is missing, though the parts may be damaged. */
	readonly isWhole: boolean;
}
