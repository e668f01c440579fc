/** How large tiles are shown. */
export type TileSize = 'small' | 'medium' | 'large';
/** From the smallest to the largest. */
export const tileSizes: readonly TileSize[] = ['small', 'medium', 'large'];

/** The room that the grid has on the page, in CSS pixels. */
export interface GridRoom {
	readonly width: number;
	readonly height: number;
}

/** How so many images are laid out in a room. Lengths are in CSS pixels. */
export interface GridShape {
	readonly count: number;
	readonly columns: number;
	readonly rows: number;
	/** The sides of a tile, and how far the top of a row is from that of the next. */
	readonly tile: number;
	readonly pitch: number;
	/** The height of all rows. */
	readonly height: number;
	/** How many rows are fully in sight, at least one. */
	readonly page: number;
	/** How many rows are drawn above and below those in sight. */
	readonly spare: number;
}

/** Rows or tiles from the one to before the other. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

/** The most elements of the page that the grid is made of, whatever its size. */
export const mostNodes = 400;
/** Between tiles, in CSS pixels. */
export const gap = 6;
const sides: Readonly<Record<TileSize, number>> = { small: 96, medium: 152, large: 248 };
/** From this width on there are two columns of all but large tiles. */
const twoColumns = 130;
const mostSpare = 3;

/**
 * Lays out `count` images in tiles of about the size that is wanted. Where they would take more than
 * {@link mostNodes} elements, as on a very large screen, tiles are larger.
 */
export function shapeGrid(room: GridRoom, count: number, size: TileSize): GridShape {
	const width = Math.max(room.width, 1);
	const least = size !== 'large' && width >= twoColumns ? 2 : 1;
	let columns = Math.max(least, Math.floor((width + gap) / (sides[size] + gap)));
	let shape = shapeColumns(room, count, columns);
	while (shape.spare < 1 && columns > 1) {
		columns -= 1;
		shape = shapeColumns(room, count, columns);
	}
	return shape;
}

/** The rows to draw when the grid is scrolled down by so many pixels: those in sight and the spare ones. */
export function rowsAt(shape: GridShape, room: GridRoom, scrolled: number): Range {
	const first = Math.floor(scrolled / shape.pitch);
	const last = Math.floor((scrolled + room.height) / shape.pitch);
	const from = clamp(first - shape.spare, 0, shape.rows);
	return { from, to: clamp(last + 1 + shape.spare, from, shape.rows) };
}

/** The tiles that are in sight when the grid is scrolled down by so many pixels. */
export function tilesAt(shape: GridShape, room: GridRoom, scrolled: number): Range {
	const { from, to } = rowsAt({ ...shape, spare: 0 }, room, scrolled);
	return { from: from * shape.columns, to: Math.min(to * shape.columns, shape.count) };
}

/** The tiles of a row. */
export function tilesOf({ columns, count }: GridShape, row: number): Range {
	return { from: row * columns, to: Math.min((row + 1) * columns, count) };
}

/** How far to scroll for a tile to be in sight, from where the grid is scrolled to. */
export function scrollTo(shape: GridShape, room: GridRoom, scrolled: number, index: number): number {
	const top = Math.floor(index / shape.columns) * shape.pitch;
	return clamp(scrolled, top + shape.tile + gap - room.height, top);
}

/** A key that was pressed, as far as the grid minds. */
export interface GridKey {
	readonly key: string;
	/** Whether Ctrl, or Command, was down. */
	readonly isControl: boolean;
	readonly isRightToLeft: boolean;
}

/** The tile that a key leads to from another one; undefined for keys that lead nowhere. */
export function moveBy({ key, isControl, isRightToLeft }: GridKey, from: number, shape: GridShape) {
	const { columns, count, page } = shape;
	const row = tilesOf(shape, Math.floor(from / columns));
	switch (key) {
		case 'ArrowRight':
		case 'ArrowLeft':
			return clamp(from + ((key === 'ArrowRight') === isRightToLeft ? -1 : 1), 0, count - 1);
		case 'ArrowUp':
			return from - columns < 0 ? from : from - columns;
		case 'ArrowDown':
			return row.to === count ? from : Math.min(from + columns, count - 1);
		case 'PageUp':
			return Math.max(from - Math.min(page, Math.floor(from / columns)) * columns, 0);
		case 'PageDown': {
			const below = shape.rows - 1 - Math.floor(from / columns);
			return Math.min(from + Math.min(page, below) * columns, count - 1);
		}
		case 'Home':
			return isControl ? 0 : row.from;
		case 'End':
			return (isControl ? count : row.to) - 1;
		default:
			return undefined;
	}
}

/** The number, or the bound that it is beyond. The lower bound wins where they cross. */
export function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, most));
}

function shapeColumns(room: GridRoom, count: number, columns: number): GridShape {
	const tile = Math.max(Math.floor((Math.max(room.width, 1) - gap * (columns - 1)) / columns), 1);
	const pitch = tile + gap;
	const rows = Math.ceil(count / columns);
	// One of them half, and the row of the tile that has the focus, which may be anywhere.
	const inSight = Math.ceil(Math.max(room.height, 1) / pitch) + 1;
	// A row is an element too, and so is the grid.
	const affordable = Math.floor((mostNodes - 1) / (columns + 1)) - 1;
	return {
		count,
		columns,
		rows,
		tile,
		pitch,
		height: Math.max(rows * pitch - gap, 0),
		page: Math.max(Math.floor(room.height / pitch), 1),
		spare: clamp(Math.floor((affordable - inSight) / 2), 0, mostSpare),
	};
}
