import { assert } from 'chai';
import { testKeys } from '../../harness/secrets.ts';
import { openState } from './findings.ts';
import type { Files } from './findings.ts';
import type { Cell, Expected, Host } from './cell.ts';
import type { Played } from './played.ts';
import { brokenPromises } from './promises.ts';
import { lateWord, prompt } from './scene.ts';

/** What must come of a cell in this host. */
export function expectedIn(host: Host, { expected, expectedInWeb }: Cell): Expected {
	if (host === 'node') {
		return expected;
	}
	const { open, ...others } = { ...expected, ...expectedInWeb };
	// A browser sends no id that the service could be asked by.
	return {
		...others,
		...(open === undefined ? {} : { open: open.startsWith('unknown') ? 'unknown' : open }),
	};
}

/** Compares what came of a cell with what must. */
export function check(played: Played, expected: Expected): void {
	const { failure, late, open, picture, page } = expected;
	const { ending, recovered, isResent } = played;
	const failures = typeof ending === 'string' ? [] : ending.failures;
	assert.deepEqual(
		{
			tries: played.tries,
			triesOfRecovery: played.triesOfRecovery,
			billed: isResent ? expected.billed : played.totals.billedCount,
			ending: typeof ending === 'string' ? ending : 'told',
			failures: failures.map(each => [each.code, each.maybeBilled]),
			late: played.late && lateWord(played.late),
			files: played.files,
			recovered: recovered.saved.length,
			open: recovered.open.map(openState),
			isLeftOpen: played.isLeftOpen,
			filesAfter: played.filesAfter,
			counted: isResent ? undefined : played.counted,
			strays: played.strays,
			page: played.page,
			broken: brokenPromises(played),
		},
		{
			tries: expected.tries ?? 1,
			triesOfRecovery: 0,
			billed: expected.billed,
			ending: expected.ending ?? 'told',
			failures: failure === undefined ? [] : [failure.slice(0, 2)],
			late,
			files: {
				...filesOf(expected, picture === 'at once' || picture === 'noted later'),
				...expected.untilMended,
			},
			recovered: picture === 'recovered' || picture === 'noted later' ? 1 : 0,
			open: open === undefined ? [] : [open],
			isLeftOpen: open !== undefined && picture !== 'by hand',
			filesAfter: filesOf(expected, picture !== 'never'),
			counted: isResent ? undefined : (expected.counted ?? 'even'),
			strays: [],
			page,
			broken: [],
		},
	);
	for (const { message } of failures) {
		assert.match(message, failure?.[2] ?? /^$/);
		for (const secret of [prompt.toLowerCase(), ...Object.values(testKeys)]) {
			assert.notInclude(message.toLowerCase(), secret);
		}
	}
}

function filesOf({ file, others = {} }: Expected, hasPicture: boolean): Files {
	const [name, looks] = file ?? ['sea-1.png', 'png 512x512'];
	return { 'sea.png': 'as it was', ...others, ...(hasPicture ? { [name]: looks } : {}) };
}
