import { isMarkdown } from '../document/link/link.ts';

/** Whether a document may have image links, told at once: where it may not, reading it would find none. */
export function mayShowImages(languageId: string, text: string): boolean {
	if (isMarkdown(languageId)) {
		return text.includes('![') || element.test(text);
	}
	switch (languageId) {
		case 'asciidoc':
			return text.includes('image:');
		case 'restructuredtext':
		case 'rst':
			return directive.test(text);
		default:
			return element.test(text);
	}
}

const element = /<img/i;
const directive = /(?:image|figure)[ \t]?::/i;
