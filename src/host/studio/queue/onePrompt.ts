/** A prompt on one line, of at most `most` UTF-16 code units. */
export function onePrompt(prompt: string, most: number): string {
	// A prompt may be endless: only its beginning is looked at.
	const line = prompt
		.slice(0, 4 * most)
		.replaceAll(/\s+/g, ' ')
		.trim();
	const isWhole = line.length <= most && prompt.length <= 4 * most;
	// Half a character would be none.
	return isWhole ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
