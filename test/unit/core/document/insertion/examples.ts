import { planInsertions } from '../../../../../src/core/document/insertion.ts';
import type { Placement, Spot } from '../../../../../src/core/document/insertion.ts';
import { toLink } from '../../../../../src/core/document/link/link.ts';
import { edited } from '../insertionExamples.ts';

/** What is asked for in an example. */
export interface Request {
	readonly mode: Spot['mode'];
	readonly count?: number;
	readonly template?: string;
}

/**
 * An example with pictures `1.png` and so on at each of its places: « and » are around selections, ‸ is at
 * carets.
 */
export function filled(languageId: string, example: string, { mode, count = 1, template }: Request): string {
	const text = example.replaceAll(/[«»‸]/g, '');
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	let number = 0;
	const marks = [...example.matchAll(/«([^»]*)»|‸/g)];
	let removed = 0;
	const placements = marks.map(({ index, 0: mark, 1: selected = '' }): Placement => {
		const start = index - removed;
		removed += mark.length - selected.length;
		const spot: Spot = mode === 'end' ? { mode } : { mode, anchor: { start, end: start + selected.length } };
		const paths = Array.from({ length: count }, () => `${++number}.png`);
		return {
			spot,
			write: place => {
				const [first, ...rest] = paths.map(path =>
					toLink(languageId, { path, alt: 'a fox', width: 1, height: 1 }, { place, template }),
				);
				return [first!, ...rest];
			},
		};
	});
	const [first, ...rest] = placements;
	return edited(text, planInsertions({ text, eol, languageId }, [first!, ...rest]).edits);
}

/** What is asked for at one offset of a document. */
export interface PictureRequest {
	readonly mode: 'cursor' | 'below';
	readonly at: number;
	readonly template: string | undefined;
}

/** A document with a picture `1.png` at an offset. */
export function withPicture(
	languageId: string,
	text: string,
	{ mode, at, template }: PictureRequest,
): string {
	const spot: Spot = { mode, anchor: { start: at, end: at } };
	const target = { path: '1.png', alt: 'a fox', width: 1, height: 1 };
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	const { edits } = planInsertions({ text, eol, languageId }, [
		{ spot, write: place => [toLink(languageId, target, { place, template })] },
	]);
	return edited(text, edits);
}
