/** So long the name of an image may be in the name of a button, in UTF-16 code units. */
const most = 40;

/** The first words of a prompt, for the names of the buttons that are about it. */
export function firstWords(prompt: string): string {
	if (prompt.length <= most) {
		return prompt;
	}
	const cut = prompt.slice(0, most);
	const end = cut.lastIndexOf(' ');
	// A script without spaces is cut between two characters.
	return `${end > 0 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
