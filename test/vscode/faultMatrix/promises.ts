import type { FailureCode } from '../../../src/core/failure.ts';
import type { Played } from './played.ts';

/** What Figment promises whatever goes wrong, by what it would be to break it. */
export const promises = [
	'billed more than once by Figment',
	'images lost',
	'half files',
	'files overwritten',
] as const;
export type BrokenPromise = (typeof promises)[number];

/** The promises that a cell has broken. */
export function brokenPromises(played: Played): readonly BrokenPromise[] {
	const { files, filesAfter } = played;
	const found = [...Object.entries(files), ...Object.entries(filesAfter)];
	const isBroken: Readonly<Record<BrokenPromise, boolean>> = {
		'billed more than once by Figment': played.totals.billedCount > 1 && !played.isResent,
		'images lost': isLost(played),
		'half files': found.some(([name, looks]) => name.endsWith('.tmp') || looks.endsWith('not whole')),
		'files overwritten': [files, filesAfter].some(each => each['sea.png'] !== 'as it was'),
	};
	return promises.filter(promise => isBroken[promise]);
}

/** How a job can end of which there is no picture to be had any more, or never was. */
const ends: readonly FailureCode[] = ['unknownOutcome', 'badResponse', 'notAnImage', 'refused', 'cancelled'];

/** What is billed must be a file, or on record for later, or told as billed with nothing to be had for it. */
function isLost({ totals, filesAfter, isLeftOpen, ending }: Played): boolean {
	const hasPicture = Object.values(filesAfter).some(looks => /^(png|jpeg|webp)/.test(looks));
	const isTold =
		typeof ending !== 'string' &&
		ending.failures.some(({ code, maybeBilled }) => maybeBilled && ends.includes(code));
	return totals.billedCount > 0 && !hasPicture && !isLeftOpen && !isTold;
}
