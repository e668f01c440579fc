import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
	mostNodes,
	moveBy,
	rowsAt,
	scrollTo,
	shapeGrid,
	tilesAt,
	tileSizes,
} from '../../../src/webview/studio/gallery/grid.ts';

describe('the grid of the gallery', () => {
	it('has as many columns as fit, two of them in the narrowest side bar', () => {
		const columns = [154, 304, 680, 2100].map(width =>
			tileSizes.map(size => shapeGrid({ width, height: 600 }, 10_000, size).columns),
		);
		assert.deepStrictEqual(columns, [
			[2, 2, 1],
			[3, 2, 1],
			[6, 4, 2],
			[20, 13, 8],
		]);
	});

	it('fills its room and knows how high it is', () => {
		assert.deepStrictEqual(shapeGrid({ width: 680, height: 600 }, 10, 'medium'), {
			count: 10,
			columns: 4,
			rows: 3,
			tile: 165,
			pitch: 171,
			height: 507,
			page: 3,
			spare: 3,
		});
	});

	it('is never made of more elements than allowed, on any screen', () => {
		for (let width = 100; width <= 5200; width += 170) {
			for (let height = 100; height <= 3000; height += 170) {
				for (const size of tileSizes) {
					const room = { width, height };
					const shape = shapeGrid(room, 10_000, size);
					const { from, to } = rowsAt(shape, room, shape.pitch * 20.5);
					// With the row of the image that the keyboard is at, and the grid itself.
					const nodes = (to - from + 1) * (shape.columns + 1) + 1;
					assert.ok(nodes <= mostNodes, `${nodes} at ${width} x ${height}, ${size}`);
					assert.ok(shape.spare >= 1, `${shape.spare} at ${width} x ${height}, ${size}`);
				}
			}
		}
	});

	it('draws what is in sight and some rows around it, and none that there are not', () => {
		const room = { width: 680, height: 600 };
		const shape = shapeGrid(room, 1000, 'medium');
		const scrolled = [0, 171 * 10, shape.height - 600];
		assert.deepStrictEqual(
			scrolled.map(top => [rowsAt(shape, room, top), tilesAt(shape, room, top)]),
			[
				[
					{ from: 0, to: 7 },
					{ from: 0, to: 16 },
				],
				[
					{ from: 7, to: 17 },
					{ from: 40, to: 56 },
				],
				[
					{ from: 243, to: 250 },
					{ from: 984, to: 1000 },
				],
			],
		);
	});

	it('scrolls no further than it takes to see a tile', () => {
		const room = { width: 680, height: 600 };
		const shape = shapeGrid(room, 1000, 'medium');
		const scrolled = [
			[0, 3],
			[0, 12],
			[500, 4],
		] as const;
		assert.deepStrictEqual(
			scrolled.map(([top, index]) => scrollTo(shape, room, top, index)),
			[0, 84, 171],
		);
	});

	it('goes where keys of a grid lead', () => {
		// Four columns, eleven tiles: the last row has three.
		const shape = shapeGrid({ width: 680, height: 400 }, 11, 'medium');
		const cases = [
			['ArrowRight', 3, 4],
			['ArrowRight', 10, 10],
			['ArrowLeft', 0, 0],
			['ArrowDown', 1, 5],
			['ArrowDown', 7, 10],
			['ArrowDown', 9, 9],
			['ArrowUp', 5, 1],
			['ArrowUp', 2, 2],
			['Home', 6, 4],
			['End', 4, 7],
			['End', 8, 10],
			['PageDown', 1, 9],
			['PageDown', 3, 10],
			['PageDown', 9, 9],
			['PageUp', 10, 2],
			['PageUp', 5, 1],
			['x', 5, undefined],
		] as const;
		assert.deepStrictEqual(
			cases.map(([key, from]) => [
				key,
				from,
				moveBy({ key, isControl: false, isRightToLeft: false }, from, shape),
			]),
			cases,
		);
	});

	it('goes to both ends with Ctrl, and the other way where text runs from right to left', () => {
		const shape = shapeGrid({ width: 680, height: 400 }, 11, 'medium');
		assert.deepStrictEqual(
			[
				moveBy({ key: 'Home', isControl: true, isRightToLeft: false }, 6, shape),
				moveBy({ key: 'End', isControl: true, isRightToLeft: false }, 6, shape),
				moveBy({ key: 'ArrowLeft', isControl: false, isRightToLeft: true }, 6, shape),
				moveBy({ key: 'ArrowRight', isControl: false, isRightToLeft: true }, 6, shape),
			],
			[0, 10, 7, 5],
		);
	});
});
