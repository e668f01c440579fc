import type { Work } from '../../../../../src/core/document/find/grammar.ts';

/** What work comes to, and how often it could be stopped. */
export function finish<Result>(work: Work<Result>): { readonly result: Result; readonly pauses: number } {
	for (let pauses = 0; ; pauses++) {
		const { done, value } = work.next();
		if (done === true) {
			return { result: value, pauses };
		}
	}
}
