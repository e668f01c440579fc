const opening = /^(?:---|\+\+\+)[^\S\n]*\n/;
const closings: Readonly<Record<string, RegExp>> = {
	'-': /\n---[^\S\n]*(?:\n|$)/g,
	'+': /\n\+\+\+[^\S\n]*(?:\n|$)/g,
};

/** Front matter (YAML or TOML) at the start of a document: where it ends, and how far it was looked for. */
export function findFrontMatter(text: string): { readonly end: number; readonly reach: number } {
	const first = opening.exec(text)?.[0];
	const closing = closings[first?.charAt(0) ?? ''];
	if (first === undefined || closing === undefined) {
		return { end: 0, reach: 0 };
	}
	closing.lastIndex = first.length;
	const end = closing.test(text) ? closing.lastIndex : undefined;
	return { end: end ?? 0, reach: end ?? text.length };
}
