import type { SizeChoice } from './model.ts';

/** The length of a side that a model takes and that is nearest to `pixels`; of two, the longer. */
export function nearestSide(
	pixels: number,
	{ min, max, step }: Pick<SizeChoice, 'min' | 'max' | 'step'>,
): number {
	const [least, most] = [Math.ceil(min / step) * step, Math.floor(max / step) * step];
	return Math.min(most, Math.max(least, Math.round(pixels / step) * step));
}
