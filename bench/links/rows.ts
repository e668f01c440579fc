import type { Row } from '../row.ts';
import { documents } from './documents.ts';
import { measure } from './measure.ts';

/** What finding the image links of a megabyte of Markdown takes, whole and after a keystroke. */
export function rows(): Promise<readonly Row[]> {
	return Promise.resolve(
		Object.entries(documents).flatMap(([name, text]): Row[] => {
			const { whole, markdownIt, keystroke } = measure(text);
			const referenceIs = 'markdown-it, its tokens';
			return [
				{ name: `links of 1 MB: ${name}`, unit: 'ms', ours: whole, reference: markdownIt, referenceIs },
				{ name: `links after a keystroke: ${name}`, unit: 'ms', ours: keystroke },
			];
		}),
	);
}
