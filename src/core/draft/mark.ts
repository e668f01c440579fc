import type { Size } from '../size.ts';
import { blendPixel, clampUnit, type Layer } from './layer.ts';
import { coverRow, layOutLine, type Segment, widthOfLine } from './lettering.ts';
import { black, mix, type Palette, white } from './palette.ts';

/** The word DRAFT and the size, in light letters on a plate of dark glass in the middle. */
export function createMark(size: Size, palette: Palette): Layer {
	const { plate, segments } = layOutMark(size);
	const ink = mix(palette.deep, black, 0.5);
	const letters = mix(palette.pale, white, 0.8);
	const coverage = new Float32Array(size.width);
	return {
		paintRow(y, row) {
			const bounds = boundsOfRow(plate, y, size);
			coverage.fill(0);
			if (bounds !== undefined) {
				coverRow(segments, y, coverage);
			}
			for (let x = bounds?.first ?? 0; x <= (bounds?.last ?? -1); x++) {
				const square = squareFromCorner(plate, x + 0.5, y + 0.5);
				const inside = coverOfDisc(square, plate.corner);
				const rim = inside - coverOfDisc(square, plate.corner - plate.rim);
				const reach = plate.corner + plate.shadow;
				const near = clampUnit((reach * reach - square) / (reach * reach - plate.corner * plate.corner));
				blendPixel(row, x, palette.deep, 0.22 * near * near * (1 - inside));
				blendPixel(row, x, ink, 0.74 * inside);
				blendPixel(row, x, white, 0.16 * rim);
				blendPixel(row, x, letters, coverage[x] ?? 0);
			}
		},
	};
}

/** A rectangle with round corners; lengths in pixels. */
export interface Plate {
	readonly centreX: number;
	readonly centreY: number;
	readonly halfWidth: number;
	readonly halfHeight: number;
	/** The radius of the corners. */
	readonly corner: number;
	/** The thickness of the bright edge. */
	readonly rim: number;
	/** How far the shadow reaches. */
	readonly shadow: number;
}

/** All lengths follow from the height of the letters in DRAFT. */
export function layOutMark({ width, height }: Size): { plate: Plate; segments: readonly Segment[] } {
	const sides = 4 * Math.min(width, height) + Math.max(width, height);
	const letter = Math.min(Math.max(0.0112 * sides, 16), width / 7.5, height / 4.2);
	const centreX = width / 2;
	const centreY = height / 2;
	const title = { text: 'DRAFT', centreX, height: letter, spacing: 0.34, weight: 0.13 };
	const details = {
		text: `${width} × ${height}`,
		centreX,
		height: 0.44 * letter,
		spacing: 0.3,
		weight: 0.13,
	};
	const lines = letter + 0.66 * letter + details.height;
	const top = centreY - lines / 2;
	const widest = Math.max(widthOfLine(title) * title.height, widthOfLine(details) * details.height);
	const plate = {
		centreX,
		centreY,
		halfWidth: widest / 2 + 0.95 * letter,
		halfHeight: lines / 2 + 0.85 * letter,
		corner: 0.8 * letter,
		rim: Math.max(1, 0.03 * letter),
		shadow: 0.9 * letter,
	};
	const segments = [
		...layOutLine({ ...title, top }),
		...layOutLine({ ...details, top: top + lines - details.height }),
	];
	return { plate, segments };
}

/** The columns of a row that the plate and its shadow touch. */
function boundsOfRow(plate: Plate, y: number, size: Size): { first: number; last: number } | undefined {
	if (Math.abs(y + 0.5 - plate.centreY) > plate.halfHeight + plate.shadow) {
		return undefined;
	}
	const reach = plate.halfWidth + plate.shadow;
	return {
		first: Math.max(0, Math.floor(plate.centreX - reach)),
		last: Math.min(size.width - 1, Math.ceil(plate.centreX + reach)),
	};
}

/** The square of the distance from the centre of the nearest corner's circle, 0 between the corners. */
function squareFromCorner(plate: Plate, x: number, y: number): number {
	const dx = Math.max(0, Math.abs(x - plate.centreX) - plate.halfWidth + plate.corner);
	const dy = Math.max(0, Math.abs(y - plate.centreY) - plate.halfHeight + plate.corner);
	return dx * dx + dy * dy;
}

/** Linear in the square of the distance: nearly the same edge, and no root to round. */
function coverOfDisc(square: number, radius: number): number {
	return clampUnit(0.5 + (radius * radius - square) / (2 * radius));
}
