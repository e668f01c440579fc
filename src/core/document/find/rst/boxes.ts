/** A cell of a grid of signs: the rows and columns of the lines around it. */
export interface Box {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

/** How many signs are looked at for each sign of a grid: more is no table that somebody drew. */
const patience = 20;

/** The cells that are drawn with `+`, `-` and `|`, as docutils finds them. */
export function findBoxes(grid: readonly string[]): Box[] {
	const boxes: Box[] = [];
	/** By column, the last row that is taken. */
	const taken: number[] = [];
	const corners = [{ top: 0, left: 0 }];
	let signs = patience * grid.join('').length;
	const signAt = (row: number, column: number) => {
		signs--;
		return signs < 0 ? '' : (grid[row]?.[column] ?? '');
	};
	for (let corner = corners.shift(); corner !== undefined; corner = corners.shift()) {
		const { top, left } = corner;
		const isFree = top < grid.length - 1 && top > (taken[left] ?? -1);
		const box = isFree ? findBox(signAt, top, left) : undefined;
		if (box !== undefined) {
			const { bottom, right } = box;
			boxes.push(box);
			for (let column = left; column < right; column++) {
				taken[column] = bottom - 1;
			}
			corners.push({ top, left: right });
			if (bottom < grid.length - 1) {
				corners.push({ top: bottom, left });
			}
			// As long as it takes to put them in order.
			signs -= corners.length;
			corners.sort((one, other) => one.top - other.top || one.left - other.left);
		}
	}
	return boxes;
}

/** The smallest box with its upper left corner at a place. */
function findBox(
	signAt: (row: number, column: number) => string,
	top: number,
	left: number,
): Box | undefined {
	for (let right = left + 1, edge = '-'; /[-+]/.test(edge); right++) {
		edge = signAt(top, right);
		for (let bottom = top + 1, side = edge === '+' ? '|' : ''; /[|+]/.test(side); bottom++) {
			side = signAt(bottom, right);
			if (side === '+' && isClosed(signAt, { top, left, bottom, right })) {
				return { top, left, bottom, right };
			}
		}
	}
	return undefined;
}

/** Whether there are lines at the bottom and at the left, too. */
function isClosed(
	signAt: (row: number, column: number) => string,
	{ top, left, bottom, right }: Box,
): boolean {
	let column = right - 1;
	while (column > left && /[-+]/.test(signAt(bottom, column))) {
		column--;
	}
	let row = bottom;
	while (row > top && /[|+]/.test(signAt(row, left))) {
		row--;
	}
	return column === left && row === top && signAt(bottom, left) === '+';
}
