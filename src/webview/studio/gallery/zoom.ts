import { clamp } from './grid.ts';
import type { GridRoom } from './grid.ts';

/** How a picture is looked at: `scale` times as large as fits, and moved from the middle, in CSS pixels. */
export interface Zoom {
	readonly scale: number;
	readonly x: number;
	readonly y: number;
}

/** The whole picture in the middle. */
export const fitting: Zoom = { scale: 1, x: 0, y: 0 };
/** What a press of a key or a button enlarges by. */
export const zoomStep = 1.25;
const mostScale = 32;

/** By how much a picture is made smaller to fit; never larger. */
export function fitScale(picture: GridRoom, room: GridRoom): number {
	return Math.min(room.width / picture.width, room.height / picture.height, 1);
}

/** Enlarges by a factor so that what is at a point, seen from the middle, stays there. */
export function zoomAt(zoom: Zoom, factor: number, point: { readonly x: number; readonly y: number }): Zoom {
	const scale = clamp(zoom.scale * factor, 1, mostScale);
	const grown = scale / zoom.scale;
	return { scale, x: point.x - (point.x - zoom.x) * grown, y: point.y - (point.y - zoom.y) * grown };
}

/** Moves the picture so that no edge of it leaves the room it could fill. */
export function holdInside(zoom: Zoom, picture: GridRoom, room: GridRoom): Zoom {
	const fit = fitScale(picture, room) * zoom.scale;
	const x = Math.max((picture.width * fit - room.width) / 2, 0);
	const y = Math.max((picture.height * fit - room.height) / 2, 0);
	return { scale: zoom.scale, x: clamp(zoom.x, -x, x), y: clamp(zoom.y, -y, y) };
}
