import { clampUnit } from './layer.ts';
import { type Glyph, glyphs } from './glyphs.ts';

/** A line of text to be set. Lengths are in pixels. */
export interface TextLine {
	/** Letters that the glyph list has; others are left out. */
	readonly text: string;
	/** Where the middle of the line is. */
	readonly centreX: number;
	/** Where the middle of the letters' topmost strokes is. */
	readonly top: number;
	/** The height of a letter, from the middle of its topmost stroke to the middle of its lowest. */
	readonly height: number;
	/** Between letters, in parts of the height. */
	readonly spacing: number;
	/** The thickness of a stroke, in parts of the height. */
	readonly weight: number;
}

/** A straight piece of a stroke, in pixels. */
export interface Segment {
	readonly fromX: number;
	readonly fromY: number;
	readonly toX: number;
	readonly toY: number;
	/** Half the thickness. */
	readonly radius: number;
}

/** How wide a line will be, in parts of its height. */
export function widthOfLine(line: Pick<TextLine, 'text' | 'spacing' | 'weight'>): number {
	const letters = glyphsOf(line.text);
	const advance = letters.reduce((sum, glyph) => sum + glyph.width / 10 + line.spacing, 0);
	return advance - line.spacing + line.weight;
}

/** The strokes of a line of text. */
export function layOutLine(line: TextLine): readonly Segment[] {
	const scale = line.height / 10;
	const radius = (line.weight * line.height) / 2;
	let left = line.centreX - (widthOfLine(line) * line.height) / 2 + radius;
	return glyphsOf(line.text).flatMap(glyph => {
		const start = left;
		left += glyph.width * scale + line.spacing * line.height;
		return glyph.strokes.flatMap(stroke => {
			const points = flatten(stroke).map(([x, y]): Point => [start + x * scale, line.top + y * scale]);
			return points.slice(1).map(([toX, toY], index): Segment => {
				const [fromX, fromY] = points[index] ?? [toX, toY];
				return { fromX, fromY, toX, toY, radius };
			});
		});
	});
}

/**
 * How much of each pixel of a row the strokes cover, 0 to 1, kept at the most that any one covers.
 *
 * @param coverage one number for each column, raised in place
 */
export function coverRow(segments: readonly Segment[], y: number, coverage: Float32Array): void {
	for (const { fromX, fromY, toX, toY, radius } of segments) {
		const reach = radius + 0.5;
		const py = y + 0.5 - fromY;
		if (py < Math.min(0, toY - fromY) - reach || py > Math.max(0, toY - fromY) + reach) {
			continue;
		}
		const dx = toX - fromX;
		const dy = toY - fromY;
		const length = dx * dx + dy * dy;
		const first = Math.max(0, Math.floor(Math.min(fromX, toX) - reach));
		const last = Math.min(coverage.length - 1, Math.ceil(Math.max(fromX, toX) + reach));
		for (let x = first; x <= last; x++) {
			const px = x + 0.5 - fromX;
			const along = length > 0 ? clampUnit((px * dx + py * dy) / length) : 0;
			const offX = px - along * dx;
			const offY = py - along * dy;
			// Linear in the square of the distance: nearly the same edge, and no root to round.
			const cover = clampUnit(0.5 + (radius * radius - offX * offX - offY * offY) / (2 * radius));
			coverage[x] = Math.max(coverage[x] ?? 0, cover);
		}
	}
}

type Point = readonly [number, number];

function glyphsOf(text: string): readonly Glyph[] {
	return Array.from(text, letter => glyphs[letter] ?? []).flat();
}

/** The points of a stroke, with each rounded corner turned into short straight pieces. */
function flatten(stroke: string): readonly Point[] {
	const points: Point[] = [];
	let corner: Point | undefined;
	for (const token of stroke.split(' ')) {
		const [x = 0, y = 0] = token.replace('~', '').split(',').map(Number);
		const from = points.at(-1);
		if (token.startsWith('~')) {
			corner = [x, y];
		} else if (corner !== undefined && from !== undefined) {
			points.push(...roundCorner(from, corner, [x, y]));
			corner = undefined;
		} else {
			points.push([x, y]);
		}
	}
	return points;
}

/** A quarter of an ellipse, as a rational curve: its middle weight is the cosine of 45 degrees. */
function roundCorner(from: Point, corner: Point, to: Point): readonly Point[] {
	const pieces = 12;
	return Array.from({ length: pieces }, (_, index): Point => {
		const part = (index + 1) / pieces;
		const first = (1 - part) * (1 - part);
		const middle = 2 * part * (1 - part) * Math.SQRT1_2;
		const last = part * part;
		const sum = first + middle + last;
		return [
			(from[0] * first + corner[0] * middle + to[0] * last) / sum,
			(from[1] * first + corner[1] * middle + to[1] * last) / sum,
		];
	});
}
