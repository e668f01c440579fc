/** A cell of a grid of signs: the rows and columns of the lines around it. */
export interface Box {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

/** How many signs are looked at for each sign of a grid: more is no table that somebody drew. */
const patience = 50;

/** The cells that are drawn with `+`, `-` and `|`, as docutils finds them. */
export function findBoxes(grid: readonly string[]): Box[] {
	const scan = new Scan(grid);
	const last = grid.length - 1;
	const boxes: Box[] = [];
	/** By column, the last row that is taken. */
	const taken: number[] = [];
	const corners = [{ top: 0, left: 0 }];
	for (let corner = corners.shift(); corner !== undefined && scan.isPatient; corner = corners.shift()) {
		const { top, left } = corner;
		const box = top >= last || top <= (taken[left] ?? -1) ? undefined : scan.boxAt(top, left);
		if (box === undefined) {
			continue;
		}
		boxes.push(box);
		taken.fill(box.bottom - 1, left, box.right);
		for (let column = taken.length; column < box.right; column++) {
			taken.push(box.bottom - 1);
		}
		corners.push({ top, left: box.right });
		if (box.bottom < last) {
			corners.push({ top: box.bottom, left });
		}
		corners.sort((one, other) => one.top - other.top || one.left - other.left);
	}
	return boxes;
}

class Scan {
	readonly #grid: readonly string[];
	#left: number;

	constructor(grid: readonly string[]) {
		this.#grid = grid;
		this.#left = patience * grid.reduce((sum, { length }) => sum + length, 0);
	}

	get isPatient(): boolean {
		return this.#left > 0;
	}

	/** The smallest box with its upper left corner at a place. */
	boxAt(top: number, left: number): Box | undefined {
		for (let right = left + 1; this.isPatient; right++) {
			const sign = this.#signAt(top, right);
			const box = sign === '+' ? this.#boxBelow(top, left, right) : undefined;
			if (box !== undefined || (sign !== '+' && sign !== '-')) {
				return box;
			}
		}
		return undefined;
	}

	#boxBelow(top: number, left: number, right: number): Box | undefined {
		for (let bottom = top + 1; this.isPatient; bottom++) {
			const sign = this.#signAt(bottom, right);
			const box = { top, left, bottom, right };
			if (sign === '+' && this.#isClosed(box)) {
				return box;
			}
			if (sign !== '+' && sign !== '|') {
				return undefined;
			}
		}
		return undefined;
	}

	/** Whether there are lines at the bottom and at the left, too. */
	#isClosed({ top, left, bottom, right }: Box): boolean {
		for (let column = right - 1; column > left; column--) {
			if (!/[-+]/.test(this.#signAt(bottom, column))) {
				return false;
			}
		}
		for (let row = bottom - 1; row > top; row--) {
			if (!/[|+]/.test(this.#signAt(row, left))) {
				return false;
			}
		}
		return this.#signAt(bottom, left) === '+';
	}

	#signAt(row: number, column: number): string {
		this.#left--;
		return this.#grid[row]?.[column] ?? '';
	}
}
