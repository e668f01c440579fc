/**
 * Turns a block of 8 × 8 values into frequencies, in place: the transform of Arai, Agui and Nakajima.
 * Each result is too large by eight times the product of its row's and its column's `transformScale`.
 */
export function transformBlock(block: Float32Array): void {
	for (let row = 0; row < 64; row += 8) {
		transformLine(block, row, 1);
	}
	for (let column = 0; column < 8; column++) {
		transformLine(block, column, 8);
	}
}

/** For each row and column, its part in how much the results of `transformBlock` are too large. */
export const transformScale: readonly number[] = [
	1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379,
];

function transformLine(block: Float32Array, start: number, step: number): void {
	const at = (index: number) => block[start + index * step] ?? 0;
	const sum07 = at(0) + at(7);
	const sum16 = at(1) + at(6);
	const sum25 = at(2) + at(5);
	const sum34 = at(3) + at(4);
	const difference07 = at(0) - at(7);
	const difference16 = at(1) - at(6);
	const difference25 = at(2) - at(5);
	const difference34 = at(3) - at(4);

	const outer = sum07 + sum34;
	const inner = sum16 + sum25;
	const outerDifference = sum07 - sum34;
	const evenTurn = (sum16 - sum25 + outerDifference) * Math.SQRT1_2;
	block[start] = outer + inner;
	block[start + 4 * step] = outer - inner;
	block[start + 2 * step] = outerDifference + evenTurn;
	block[start + 6 * step] = outerDifference - evenTurn;

	const low = difference34 + difference25;
	const high = difference16 + difference07;
	const both = (low - high) * 0.382683433;
	const lowTurn = 0.5411961 * low + both;
	const highTurn = 1.306562965 * high + both;
	const oddTurn = (difference25 + difference16) * Math.SQRT1_2;
	const upper = difference07 + oddTurn;
	const lower = difference07 - oddTurn;
	block[start + 5 * step] = lower + lowTurn;
	block[start + 3 * step] = lower - lowTurn;
	block[start + step] = upper + highTurn;
	block[start + 7 * step] = upper - highTurn;
}
