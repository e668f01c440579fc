/**
 * The letters of the mark, drawn as strokes: ten units high, y down, the strokes' middle lines only.
 * A stroke is a list of points; a point that starts with ~ is the corner that the stroke rounds
 * on its way to the next point.
 */
export const glyphs: Readonly<Record<string, Glyph>> = {
	D: { width: 7.4, strokes: ['0,0 3,0 ~7.4,0 7.4,5 ~7.4,10 3,10 0,10 0,0'] },
	R: { width: 6.6, strokes: ['0,10 0,0 3.5,0 ~6.3,0 6.3,2.8 ~6.3,5.6 3.5,5.6 0,5.6', '3.4,5.6 6.6,10'] },
	A: { width: 8, strokes: ['0,10 4,0 8,10', '1.32,6.7 6.68,6.7'] },
	F: { width: 5.6, strokes: ['5.6,0 0,0 0,10', '0,4.9 4.8,4.9'] },
	T: { width: 7, strokes: ['0,0 7,0', '3.5,0 3.5,10'] },
	'0': { width: 6.4, strokes: ['3.2,0 ~6.4,0 6.4,3.8 6.4,6.2 ~6.4,10 3.2,10 ~0,10 0,6.2 0,3.8 ~0,0 3.2,0'] },
	'1': { width: 3, strokes: ['0,2.2 2.8,0 2.8,10'] },
	'2': { width: 6.2, strokes: ['0.2,3 ~0.2,0 3.1,0 ~6,0 6,2.8 ~6,4.4 4.6,5.7 0,10 6.2,10'] },
	'3': {
		width: 6.1,
		strokes: [
			'0.2,2.4 ~0.4,0 3,0 ~5.7,0 5.7,2.4 ~5.7,4.8 3,4.8 2.2,4.8',
			'3,4.8 ~6.1,4.8 6.1,7.4 ~6.1,10 3,10 ~0.2,10 0,7.4',
		],
	},
	'4': { width: 6.8, strokes: ['5,10 5,0 0,7.2 6.8,7.2'] },
	'5': {
		width: 6.1,
		strokes: ['5.6,0 1,0 0.6,4.6 ~1.6,3.8 3.1,3.8 ~6.1,3.8 6.1,6.9 ~6.1,10 3,10 ~0.7,10 0,8'],
	},
	'6': {
		width: 6.2,
		strokes: [
			'5.4,0.9 ~4.6,0 3.3,0 ~0,0 0,5 0,6.8 ~0,10 3.1,10 ~6.2,10 6.2,6.8 ~6.2,3.7 3.1,3.7 ~0,3.7 0,6.8',
		],
	},
	'7': { width: 6, strokes: ['0,0 6,0 2,10'] },
	'8': {
		width: 6.2,
		strokes: [
			'3.1,0 ~5.7,0 5.7,2.4 ~5.7,4.8 3.1,4.8 ~0.5,4.8 0.5,2.4 ~0.5,0 3.1,0',
			'3.1,4.8 ~6.2,4.8 6.2,7.4 ~6.2,10 3.1,10 ~0,10 0,7.4 ~0,4.8 3.1,4.8',
		],
	},
	'9': {
		width: 6.2,
		strokes: [
			'0.8,9.1 ~1.6,10 2.9,10 ~6.2,10 6.2,5 6.2,3.2 ~6.2,0 3.1,0 ~0,0 0,3.2 ~0,6.3 3.1,6.3 ~6.2,6.3 6.2,3.2',
		],
	},
	'×': { width: 4.4, strokes: ['0,3.2 4.4,7.6', '4.4,3.2 0,7.6'] },
	' ': { width: 1.6, strokes: [] },
};

/** One letter: how wide it is and its strokes. */
export interface Glyph {
	readonly width: number;
	readonly strokes: readonly string[];
}
