/**
 * A text that keeps nothing else in memory. What is cut from a text keeps all of it, and of a document there is
 * another one after each edit.
 */
export function ownText(text: string): string {
	// A text that is put together is copied when it is cut.
	return ` ${text}`.slice(1);
}
