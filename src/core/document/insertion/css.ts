import { gapInLine } from './layout.ts';
import type { Layout } from './layout.ts';
import { plainLayout } from './plain.ts';

/** Style sheets, where several images of one declaration are a list. */
export const cssLayout: Layout = {
	...plainLayout,
	inLine: ({ text, eol }, range) => {
		const isInDeclaration = /:[^;{}]*$/.test(text.slice(0, range.start));
		return gapInLine(text, range, isInDeclaration ? ', ' : eol);
	},
};
