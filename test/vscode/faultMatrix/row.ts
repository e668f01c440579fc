import type { OpenJob } from '../../../src/host/recovery/recovery.ts';
import type { Cell } from './cell.ts';
import type { Played } from './played.ts';
import { brokenPromises } from './promises.ts';
import type { BrokenPromise } from './promises.ts';
import { lateWord } from './scene.ts';
import type { Ending } from './scene.ts';

/** One played cell, in words. */
export interface MatrixRow {
	readonly stage: string;
	readonly fault: string;
	readonly billed: string;
	readonly told: string;
	/** What the action left in the folder. */
	readonly disk: string;
	/** What the next window makes of it, and what that leaves in the folder. */
	readonly recovery: string;
	readonly broken: readonly BrokenPromise[];
}

/** A played cell in words. */
export function rowOf({ stage, fault }: Cell, played: Played): MatrixRow {
	const { files, filesAfter, late, recovered } = played;
	const isNew = (name: string) => filesAfter[name] !== files[name];
	return {
		stage,
		fault,
		billed: billedWords(played),
		told: [...toldWords(played.ending), ...(late === undefined ? [] : [`then ${lateWord(late)}`])].join('; '),
		disk: Object.keys(files)
			.filter(name => files[name] !== 'as it was')
			.map(name => `${name}: ${files[name] ?? ''}`)
			.join('; '),
		recovery: [
			...recovered.saved.map(() => 'saves it'),
			...recovered.open.map(job => `lists it as ${openWords(job)}`),
			...(recovered.open.length > 0 && !played.isLeftOpen ? ['saves it when asked'] : []),
			...Object.keys(filesAfter)
				.filter(isNew)
				.map(name => `${name}: ${filesAfter[name] ?? ''}`),
			...(played.counted === 'even' ? [] : [`spending counted: ${played.counted}`]),
		].join('; '),
		broken: brokenPromises(played),
	};
}

function billedWords({ totals, tries, isResent }: Played): string {
	const sent = tries === 1 ? '1 try' : `${tries} tries`;
	const resent = isResent ? `, which the browser sent ${totals.generationsReceived} times by itself` : '';
	return `${totals.billedCount} of ${sent}${resent}`;
}

function openWords({ state, billing }: OpenJob): string {
	if (state !== 'unknown') {
		return state;
	}
	const bills = { billed: 'billed', notBilled: 'not billed', unknown: 'not in the logs' } as const;
	return `unknown (${billing === undefined ? 'nobody to ask' : bills[billing.kind]})`;
}

function toldWords(ending: Ending): readonly string[] {
	if (typeof ending === 'string') {
		return [`ended ${ending}`];
	}
	return [
		...ending.assets.map(() => 'saved'),
		...ending.failures.map(
			({ code, maybeBilled, message }) =>
				`${code}${maybeBilled ? ', perhaps billed' : ''}: ${neutral(message)}`,
		),
	];
}

/** What differs from run to run is left out, so that the same outcome is the same line. */
function neutral(message: string): string {
	return message
		.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '…')
		.replaceAll(/127\.0\.0\.1:\d{4,}/g, '127.0.0.1:…')
		.replaceAll(/(?<=figment-matrix:\/)\w{8}/g, '…')
		.replaceAll(/'[^' ]*\/images'/g, "'…/images'");
}
