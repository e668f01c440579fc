import type { PageWords } from './words.ts';

/** What a page's words and figures depend on. */
export interface Scene {
	readonly words: PageWords;
	/** The person's language, such as `en`. */
	readonly locale: string;
	/** In milliseconds since 1970. */
	readonly now: number;
}
