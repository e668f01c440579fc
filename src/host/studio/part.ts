import type { Asked, CallName } from '../../protocol/studio/calls.ts';
import type { PageHandle } from './studioPage.ts';

/** A part of the Studio: what is true of it, and what it does for the pages that show it. */
export interface StudioPart<State, Own extends CallName> {
	/** What `page` is to show of it now. */
	readonly stateFor: (page: PageHandle) => State;
	/** Calls `listener` whenever that has changed; gives what ends it. */
	readonly onChange: (listener: () => void) => () => void;
	/**
	 * Does what a page asks for, and gives what it is answered with, or nothing. Throws a Failure, or an Error whose
	 * message is for people, where that cannot be done.
	 */
	readonly answer: (call: Asked<Own>, page: PageHandle) => Promise<unknown>;
}
